package cn.dangmian.signaling.supervision;

import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.Views.CaseShown;
import cn.dangmian.signaling.reception.Views.LineShown;
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

    /** @param petitioner null, as the case, when somebody is kept away from the case: many look at this list at once */
    public record Row(
            UUID reception,
            String stage,
            @Nullable PetitionerShown petitioner,
            Named terminal,
            @Nullable Named desk,
            Named office,
            @Nullable Named official,
            @JsonProperty("case") @Nullable CaseShown caseShown,
            @Nullable Instant talkSince,
            String recorder,
            @Nullable String trouble,
            List<LineShown> lines) {}

    public record View(long revision, Instant at, Named office, List<Row> live) {}

    private final LiveReceptions receptions;
    private final Offices offices;
    private final CaseDoor door;
    private final JdbcClient jdbc;
    private final Clock clock;

    LiveList(LiveReceptions receptions, Offices offices, CaseDoor door, JdbcClient jdbc, Clock clock) {
        this.receptions = receptions;
        this.offices = offices;
        this.door = door;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public View of(OfficeId id) {
        // Drawn before reading: what changed after this number is told with a greater one.
        var revision = jdbc.sql("select nextval('reception_view_revision')")
                .query(Long.class)
                .single();
        var office = offices.get(id);
        var live =
                receptions.liveIn(offices.subtree(id)).stream().map(this::row).toList();
        return new View(revision, clock.instant(), new Named(id.value(), office.name()), live);
    }

    private Row row(LiveReceptions.Live live) {
        var shown = live.shown();
        var guarded = door.isGuarded(new CaseId(shown.caseShown().id()));
        return new Row(
                shown.id(),
                shown.stage(),
                guarded ? null : shown.petitioner(),
                shown.terminal(),
                shown.desk(),
                shown.office(),
                shown.official(),
                guarded ? null : shown.caseShown(),
                shown.talkSince(),
                shown.recorder(),
                shown.trouble(),
                live.lines());
    }
}
