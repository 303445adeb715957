package cn.dangmian.signaling.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the log. It takes plain values and knows nobody. Facts hold ids and codes, never names, numbers or texts of people. A line
 * belongs to the offices where the acting person holds a duty at that moment, and to the one that the fact {@code office} names:
 * their auditors and those above read it. A line without an office is for the auditor of the top.
 */
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Audit(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * One line in the transaction of the change: no change without its line, no line without its change.
     *
     * @param person who did it; null for the system's own clocks
     * @param action {@code module.verb}
     * @param subject id of the thing that was changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(@Nullable UUID person, String action, String subject, Map<String, ?> facts) {
        write(person, action, subject, "done", facts);
    }

    /** One line in a transaction of its own: a refusal changes nothing, but it is remembered. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(@Nullable UUID person, String action, String subject, Map<String, ?> facts) {
        write(person, action, subject, "refused", facts);
    }

    /**
     * One line for an address that was reached for and denied. Only what an address of this product may consist of is kept of
     * it: it was typed by somebody, and may hold a number or a name.
     *
     * @param how {@code http}, {@code send}, {@code subscribe} or {@code connect}
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void denied(UUID person, String how, String address, Map<String, ?> facts) {
        write(person, "wire." + how, Address.withoutTexts(address), "refused", facts);
    }

    private void write(@Nullable UUID person, String action, String subject, String outcome, Map<String, ?> facts) {
        jdbc.sql("""
                        insert into audit_line (person, action, subject, outcome, facts, offices)
                        values (?, ?, ?, ?, ?::jsonb, offices_of(?, ?))""")
                .param(person)
                .param(action)
                .param(subject)
                .param(outcome)
                .param(json.writeValueAsString(facts))
                .param(person)
                .param(officeIn(facts))
                .update();
    }

    private static @Nullable UUID officeIn(Map<String, ?> facts) {
        try {
            var office = facts.get("office");
            return office == null ? null : UUID.fromString(office.toString());
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
