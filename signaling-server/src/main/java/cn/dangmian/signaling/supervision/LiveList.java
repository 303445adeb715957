package cn.dangmian.signaling.supervision;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.Views.CaseShown;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.reception.Views.PetitionerShown;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is live in the subtree of an office. */
@Component
public class LiveList {

    public record Row(
            UUID reception,
            String stage,
            PetitionerShown petitioner,
            Named terminal,
            @Nullable Named desk,
            Named office,
            @Nullable Named official,
            @JsonProperty("case") CaseShown caseShown,
            @Nullable Instant talkSince,
            String recorder,
            @Nullable String trouble) {}

    public record View(long revision, Instant at, Named office, List<Row> live) {}

    private final LiveReceptions receptions;
    private final Offices offices;
    private final JdbcClient jdbc;
    private final Clock clock;

    LiveList(LiveReceptions receptions, Offices offices, JdbcClient jdbc, Clock clock) {
        this.receptions = receptions;
        this.offices = offices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public View of(OfficeId id) {
        // Drawn before reading: what changed after this number is told with a greater one.
        var revision = jdbc.sql("select nextval('reception_view_revision')")
                .query(Long.class)
                .single();
        var office = offices.get(id);
        var live = receptions.liveIn(offices.subtree(id)).stream()
                .map(LiveList::row)
                .toList();
        return new View(revision, clock.instant(), new Named(id.value(), office.name()), live);
    }

    private static Row row(LiveReceptions.Live live) {
        var shown = live.shown();
        return new Row(
                shown.id(),
                shown.stage(),
                shown.petitioner(),
                shown.terminal(),
                shown.desk(),
                shown.office(),
                shown.official(),
                shown.caseShown(),
                shown.talkSince(),
                shown.recorder(),
                shown.trouble());
    }
}
