package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.CaseReading;
import cn.dangmian.signaling.casework.Contact;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.TerminalCounter.Attending;
import cn.dangmian.signaling.reception.TerminalCounter.Relation;
import cn.dangmian.signaling.reception.TerminalCounter.Representative;
import cn.dangmian.signaling.scheduling.TierPilot;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the clerk tells of a visit besides the case: who is there, what they need, and what the tier rule says of the office. */
@Component
class Attendance {

    static final int MAX_HEADS = 99;
    /** A group has this many people, and no more than this many come in. */
    static final int GROUP = 5;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Choices choices;
    private final Materials materials;
    private final Representatives representatives;
    private final CaseReading reading;
    private final TierPilot pilot;

    Attendance(
            JdbcClient jdbc,
            JsonMapper json,
            Choices choices,
            Materials materials,
            Representatives representatives,
            CaseReading reading,
            TierPilot pilot) {
        this.jdbc = jdbc;
        this.json = json;
        this.choices = choices;
        this.materials = materials;
        this.representatives = representatives;
        this.reading = reading;
        this.pilot = pilot;
    }

    void check(int heads, Attending told) {
        if (told.photo() == null && told.noPhoto() == null) {
            throw new Refused("reception.photo-needed", "neither a photograph nor a reason for having none");
        }
        choices.check(told);
        var entering = (told.petitionerPresent() ? 1 : 0)
                + (int) told.representatives().stream()
                        .filter(Representative::present)
                        .count();
        if (heads < 1 || heads > MAX_HEADS || entering > heads) {
            throw Refused.malformed(
                    "reception.head-count",
                    heads + " people, " + entering + " of them named (expected: 1.." + MAX_HEADS + ", no more named)");
        }
        if (entering < 1 || entering > GROUP) {
            throw Refused.malformed("reception.representatives", entering + " people come in (expected: 1..5)");
        }
        told.representatives().forEach(Attendance::check);
    }

    private static void check(Representative one) {
        if (one.name().isEmpty() || one.name().length() > 60) {
            throw Refused.malformed("reception.representatives", "a representative has a name of 1 to 60 characters");
        }
        Contact.number(one.document(), one.number());
        if (one.relation() == Relation.AGENT && one.powerOfAttorney() == null) {
            throw new Refused("reception.power-of-attorney-needed", "an agent shows a power of attorney");
        }
    }

    /** Writes it to the reception that was just added. */
    void put(Visit visit, Attending told, PersonId clerk) {
        var id = visit.id();
        if (told.photo() != null) {
            materials.take(told.photo(), Material.Kind.PHOTO, visit.terminal(), id);
        }
        jdbc.sql("""
                        update reception set language = ?, language_note = ?, needs = ?, needs_note = ?, petitioner_present = ?,
                            representatives = ?, photo = ?, no_photo = ?, no_photo_note = ?, notice_by = ?, notice_at = ?, tier = ?::jsonb
                        where id = ?""")
                .param(1, told.language(), Types.VARCHAR)
                .param(2, told.languageNote())
                .param(3, told.needs().toArray(String[]::new))
                .param(4, told.needsNote())
                .param(5, told.petitionerPresent())
                .param(6, told.representatives().size())
                .param(7, told.photo(), Types.OTHER)
                .param(8, told.photo() == null ? told.noPhoto() : null, Types.VARCHAR)
                .param(9, told.noPhotoNote())
                .param(10, clerk.value())
                .param(11, Timestamp.from(visit.checkedInAt()))
                .param(12, tierOf(visit.caseId(), visit.line()), Types.VARCHAR)
                .param(13, id.value())
                .update();
        put(visit, told.representatives());
    }

    private void put(Visit visit, List<Representative> all) {
        for (var i = 0; i < all.size(); i++) {
            var one = all.get(i);
            if (one.powerOfAttorney() != null) {
                materials.take(one.powerOfAttorney(), Material.Kind.POWER_OF_ATTORNEY, visit.terminal(), visit.id());
            }
            representatives.add(visit.id(), i + 1, one.normal());
        }
    }

    /** A wish that is too high is no reason to send somebody away: it is told what it is. */
    private @Nullable String tierOf(CaseId id, OfficeId asked) {
        var told = reading.particulars(id);
        if (told.category() == null || told.place() == null) {
            return null;
        }
        var history = told.history() == null ? TierPilot.History.FIRST : TierPilot.History.valueOf(told.history());
        var purpose = told.purpose() == null ? TierPilot.Purpose.REQUEST : TierPilot.Purpose.valueOf(told.purpose());
        var handler = told.handledBy() == null ? told.place() : told.handledBy();
        var matter = new TierPilot.Matter(List.of(told.place()), told.category(), purpose, history, null, handler);
        return json.writeValueAsString(pilot.propose(matter, asked));
    }

    TierPilot.@Nullable Proposal tierOf(UUID reception) {
        return jdbc.sql("select tier from reception where id = ? and tier is not null")
                .param(reception)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, TierPilot.Proposal.class))
                .orElse(null);
    }
}
