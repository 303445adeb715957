package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ten codes on paper; each opens once. */
@Component
class RecoveryCodes {

    private static final int COUNT = 10;
    private static final int BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Audit audit;

    RecoveryCodes(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Those of before are worth nothing from now on. */
    @Transactional
    List<String> renew(PersonId person) {
        jdbc.sql("delete from recovery_code where person = ?")
                .param(person.value())
                .update();
        var codes = Stream.generate(RecoveryCodes::random).limit(COUNT).toList();
        codes.forEach(code -> jdbc.sql("insert into recovery_code (person, digest) values (?, ?)")
                .params(person.value(), digest(person, code.replace("-", "")))
                .update());
        audit.done(person.value(), "identity.renew-recovery-codes", person.toString(), Map.of());
        return codes;
    }

    @Transactional
    boolean use(PersonId person, String code) {
        var used =
                jdbc.sql("update recovery_code set used_at = now() where person = ? and digest = ? and used_at is null")
                                .params(person.value(), digest(person, code))
                                .update()
                        == 1;
        if (used) {
            audit.done(person.value(), "identity.use-recovery-code", person.toString(), Map.of());
        }
        return used;
    }

    int left(PersonId person) {
        return jdbc.sql("select count(*) from recovery_code where person = ? and used_at is null")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    private static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var text = Totp.base32(bytes);
        return IntStream.range(0, text.length() / 4)
                .mapToObj(group -> text.substring(group * 4, group * 4 + 4))
                .reduce((before, group) -> before + "-" + group)
                .orElseThrow();
    }

    private static String digest(PersonId person, String code) {
        try {
            var text = person + " " + code.toUpperCase(Locale.ROOT);
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
