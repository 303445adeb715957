package cn.dangmian.signaling.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The encoding of version 1 is for ever: these hashes were computed by other means from what infra/decisions/008 says. */
class LinkTests {

    private static final Line LINE = new Line(
            42,
            7001,
            "1764115509.000123",
            UUID.fromString("01900000-0000-7000-8000-000000000001"),
            "identity.sign-in",
            "登录",
            "done",
            "{\"n\": 1}",
            "{01900000-0000-7000-8000-000000511300}");

    @Test
    void hashesALineBehindThePreviousHash() {
        assertThat(Link.after(1, Link.BEGINNING, LINE).hash())
                .isEqualTo("da7bd42a03b641e0fe11f90d08f487c9d2b2689d594774750328da312c9f842d");
    }

    @Test
    void hashesAMissingPersonAsNone() {
        var nobody = new Line(43, -1, "1764115510.5", null, "a", "", "refused", "{}", "{}");
        assertThat(Link.after(2, "ab".repeat(32), nobody).hash())
                .isEqualTo("4cc4cc1c250d6b32eb8ce97bd19870274f95eb4a4a29d8b3c71d1ec4acaa6c27");
    }
}
