package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Wrong codes, remembered although what they were tried for is rolled back. */
@Component
class EnrolmentGuesses {

    private final JdbcClient jdbc;
    private final Audit audit;

    EnrolmentGuesses(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    void requireFew(String address, int ofOne, int ofAll) {
        var few = jdbc.sql("""
                        select count(*) < :all and count(*) filter (where address = :address) < :one
                        from terminal_enrolment_failure where at > clock_timestamp() - interval '15 min'""")
                .param("all", ofAll)
                .param("one", ofOne)
                .param("address", address)
                .query(Boolean.class)
                .single();
        if (!few) {
            audit.refused(null, "terminals.enrol", "throttled", Map.of());
            throw new Refused(Kind.TOO_MANY, "terminals.too-many-attempts", "too many wrong codes; wait 15 minutes");
        }
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void remember(String address) {
        jdbc.sql("delete from terminal_enrolment_failure where at < clock_timestamp() - interval '1 day'")
                .update();
        jdbc.sql("insert into terminal_enrolment_failure (address) values (?)")
                .param(address)
                .update();
        audit.refused(null, "terminals.enrol", "wrong-code", Map.of());
    }
}
