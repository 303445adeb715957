package cn.dangmian.signaling.journey;

import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.notices.Notices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A petitioner with a telephone of their own, and what is written down for them. */
final class Told {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** @param due in how many seconds it is tried next */
    record Row(UUID id, String kind, String channel, String stage, String cause, int attempts, int round, long due) {

        String reference() {
            return id + "-" + round;
        }
    }

    private final Booking booking;
    final String telephone = "139%08d".formatted(NUMBERS.incrementAndGet());
    final String caseId;

    Told(Booking booking) {
        this(booking, Map.of());
    }

    Told(Booking booking, Map<String, String> more) {
        this.booking = booking;
        var petitioner = new java.util.HashMap<String, String>(Map.of("name", "Zhang San", "telephone", telephone));
        petitioner.putAll(more);
        caseId = booking.newCase(petitioner);
    }

    /** Nobody is told anything by short message just now. @return its id */
    static String outage(JdbcClient jdbc) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into notice_outage (id, channel, since) values (?, 'SMS', now())")
                .params(id)
                .update();
        return id.toString();
    }

    String number() {
        return "+86" + telephone;
    }

    /** Put by a module that heard of something, outside of any appointment. */
    void put(String kind, UUID subject, long revision, @Nullable Instant until) {
        put(booking.node, kind, subject, revision, until);
    }

    /** Nobody sends it yet. */
    void putForLater(String kind, UUID subject) {
        booking.node.bean(TransactionTemplate.class).executeWithoutResult(_ -> {
            put(kind, subject, 1, null);
            step("next_attempt_at", "clock_timestamp() + interval '1 hour'");
        });
    }

    void put(Node node, String kind, UUID subject, long revision, @Nullable Instant until) {
        var about = new Notices.About(
                new CaseId(UUID.fromString(caseId)),
                new OfficeId(booking.town.township),
                new OfficeId(booking.town.city),
                "");
        var values =
                Map.of("office", "市局", "from", "街道", "place", "一号终端", "time", Instant.parse("2030-05-07T01:00:00Z"));
        node.bean(TransactionTemplate.class)
                .executeWithoutResult(_ -> node.bean(Notices.class)
                        .put(new Notices.Wanted(kind, subject, revision, about, until, values, null)));
    }

    void put(String kind) {
        put(kind, UUID.randomUUID(), 1, null);
    }

    List<Row> rows() {
        return booking.node
                .jdbc()
                .sql("""
                        select *, extract(epoch from next_attempt_at - clock_timestamp())::bigint as due from notice
                        where case_id = ?::uuid order by created_at, id""")
                .param(caseId)
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("channel"),
                        row.getString("stage"),
                        String.valueOf(row.getString("cause")),
                        row.getInt("attempts"),
                        row.getInt("round"),
                        row.getLong("due")))
                .list();
    }

    Row only() {
        var rows = rows();
        if (rows.size() != 1) {
            throw new AssertionError("notices: " + rows + " (expected: one)");
        }
        return rows.getFirst();
    }

    Row awaited(String kind, String stage) {
        await(kind + " is " + stage)
                .atMost(Page.PATIENCE)
                .until(() -> rows().stream()
                        .anyMatch(row -> row.kind().equals(kind) && row.stage().equals(stage)));
        return rows().stream()
                .filter(row -> row.kind().equals(kind) && row.stage().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    /** The clock is put forward, not waited for. */
    void step(String column, String to) {
        booking.node
                .jdbc()
                .sql("update notice set " + column + " = " + to + " where case_id = ?::uuid and " + column
                        + " is not null")
                .param(caseId)
                .update();
    }
}
