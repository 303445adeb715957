package cn.dangmian.signaling.evaluation;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What petitioners think of how they were received: said once, within thirty days. */
@Component
class Ratings {

    enum Grade {
        SATISFIED,
        BASICALLY_SATISFIED,
        DISSATISFIED
    }

    /** @param words why; may be empty */
    record Rating(Grade grade, String words, Instant at) {}

    static final Duration OPEN = Duration.ofDays(30);
    private static final Set<String> OVER = Set.of("ENDED", "ARCHIVED");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Ratings(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<Rating> of(ReceptionId reception) {
        return jdbc.sql("select rating, words, rated_at from reception_rating where reception = ?")
                .param(reception.value())
                .query((row, _) -> new Rating(
                        Grade.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getTimestamp(3).toInstant()))
                .optional();
    }

    /** @return until when it may be rated; null when it may not, or is */
    @Nullable
    Instant openUntil(ReceptionShown reception) {
        var since = reception.talkUntil();
        var until = since == null ? null : since.plus(OPEN);
        var open = until != null
                && OVER.contains(reception.stage())
                && clock.instant().isBefore(until)
                && of(new ReceptionId(reception.id())).isEmpty();
        return open ? until : null;
    }

    /** @param request made by the page, so that the same may be sent again */
    void rate(ReceptionShown reception, UUID request, Grade grade, String words) {
        var id = new ReceptionId(reception.id());
        if (isRatedBy(id, request)) {
            return;
        }
        if (openUntil(reception) == null) {
            throw new Refused("evaluation.not-open", "rated already, not over, or longer ago than thirty days");
        }
        var added =
                jdbc.sql("""
                        insert into reception_rating (reception, request, rating, words) values (?, ?, ?, ?)
                        on conflict (reception) do nothing""").params(id.value(), request, grade.name(), words).update();
        if (added == 0) {
            throw new Refused("evaluation.not-open", "rated already");
        }
        audit.done(null, "evaluation.rate", id.toString(), Map.of("rating", grade.name()));
    }

    private boolean isRatedBy(ReceptionId id, UUID request) {
        return jdbc.sql("select exists (select from reception_rating where reception = ? and request = ?)")
                .params(id.value(), request)
                .query(Boolean.class)
                .single();
    }
}
