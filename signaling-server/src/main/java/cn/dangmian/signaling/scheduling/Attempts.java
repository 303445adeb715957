package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What an address tried on the public page, remembered although the attempt itself is rolled back. */
@Component
class Attempts {

    private static final int WISHES_A_DAY = 20;
    private static final int WRONG_CODES = 10;

    private final JdbcClient jdbc;

    Attempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void requireFewWishes(String address) {
        require(count("WISH", address, "1 day") < WISHES_A_DAY);
    }

    void requireFewWrongCodes(String address) {
        require(count("WRONG_CODE", address, "15 min") < WRONG_CODES);
    }

    private static void require(boolean few) {
        if (!few) {
            throw new Refused(Kind.TOO_MANY, "scheduling.too-many-attempts", "too many attempts from this address");
        }
    }

    private int count(String kind, String address, String since) {
        return jdbc.sql("""
                        select count(*) from scheduling_attempt
                        where kind = ? and address = ? and at > clock_timestamp() - ?::interval""").params(kind, address, since).query(Integer.class).single();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void remember(String kind, String address) {
        jdbc.sql("delete from scheduling_attempt where at < clock_timestamp() - interval '2 days'")
                .update();
        jdbc.sql("insert into scheduling_attempt (kind, address) values (?, ?)")
                .params(kind, address)
                .update();
    }
}
