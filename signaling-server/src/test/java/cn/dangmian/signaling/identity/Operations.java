package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.wire.Authorization.Kind;
import java.util.List;

/** The operations of the product, for tests that try each of them. */
public final class Operations {

    private Operations() {}

    /** {@code GET /api/me}, {@code SEND /app/media/resume} */
    public static List<String> all() {
        return Permissions.ALL.stream()
                .map(one -> one.kind() == Kind.HTTP ? one.path() : one.kind() + " " + one.path())
                .toList();
    }

    /** Those for which the table asks for more than being signed in. */
    public static List<String> guarded() {
        return Permissions.ALL.stream()
                .filter(one -> !(one.rule() instanceof Rule.SignedIn))
                .map(one -> one.kind() == Kind.HTTP ? one.path() : one.kind() + " " + one.path())
                .toList();
    }
}
