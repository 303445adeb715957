package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts wrong guesses of the last quarter of an hour, under the name of whoever or whatever guessed. */
@Component
class Guesses {

    private final JdbcClient jdbc;

    Guesses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean areTooMany(String key, int limit) {
        return jdbc.sql("select count(*) from sign_in_failure where key = ? and at > now() - interval '15 min'")
                        .param(key)
                        .query(Integer.class)
                        .single()
                >= limit;
    }

    void require(String key, int limit) {
        if (areTooMany(key, limit)) {
            throw tooMany();
        }
    }

    static Refused tooMany() {
        return new Refused(Kind.TOO_MANY, "identity.too-many-attempts", "too many wrong guesses; wait 15 minutes");
    }

    void remember(String key) {
        jdbc.sql("insert into sign_in_failure (key) values (?)").param(key).update();
    }

    void forget(String key) {
        jdbc.sql("delete from sign_in_failure where key = ?").param(key).update();
    }

    @Scheduled(fixedDelay = 600_000)
    void forgetOldOnes() {
        jdbc.sql("delete from sign_in_failure where at < now() - interval '1 day'")
                .update();
    }
}
