package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseReading;
import cn.dangmian.signaling.casework.Contact;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.TerminalCounter.Relation;
import cn.dangmian.signaling.reception.TerminalCounter.Representative;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.scheduling.TierPilot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a check-in told, for whoever may see the case. */
@Component
class CheckInSheet {

    /** @param number with its middle left out */
    record Person(
            String name,
            Contact.Document document,
            @Nullable String number,
            Relation relation,
            boolean present,
            @Nullable Attorney powerOfAttorney) {}

    record Attorney(UUID id, String mediaType, int size) {}

    /** @param at when it was acknowledged @param by the clerk who read it aloud; null before this was kept */
    record Acknowledged(
            String version, Instant at, @Nullable Named by, List<Notice.Paragraph> paragraphs) {}

    record Instead(String zh, String en) {}

    /** @param jointWith the office that a reception too high is to be held together with */
    record Tier(
            TierPilot.Outcome outcome,
            @Nullable Named competent,
            @Nullable Named jointWith,
            String rule,
            int version,
            String basis,
            String standing,
            @Nullable Instead instead) {}

    record Sheet(
            UUID id,
            int headCount,
            boolean group,
            boolean petitionerPresent,
            @Nullable UUID photo,
            Views.@Nullable Choice noPhoto,
            String noPhotoNote,
            List<Person> representatives,
            Acknowledged notice,
            @Nullable Tier tier) {}

    private final JdbcClient jdbc;
    private final Receptions receptions;
    private final CaseReading reading;
    private final Representatives representatives;
    private final Materials materials;
    private final Attendance attendance;
    private final Portraits portraits;
    private final Choices choices;
    private final Notice notice;

    CheckInSheet(
            JdbcClient jdbc,
            Receptions receptions,
            CaseReading reading,
            Representatives representatives,
            Materials materials,
            Attendance attendance,
            Portraits portraits,
            Choices choices,
            Notice notice) {
        this.jdbc = jdbc;
        this.receptions = receptions;
        this.reading = reading;
        this.representatives = representatives;
        this.materials = materials;
        this.attendance = attendance;
        this.portraits = portraits;
        this.choices = choices;
        this.notice = notice;
    }

    Sheet of(ReceptionId id, PersonId person) {
        requireReader(id, person);
        return jdbc.sql("select * from reception where id = ?")
                .param(id.value())
                .query(this::read)
                .single();
    }

    Material material(ReceptionId id, UUID material, PersonId person) {
        requireReader(id, person);
        return materials.of(id, material);
    }

    /** Whoever may see the case may see who came with it, and nobody else. */
    void requireReader(ReceptionId id, PersonId person) {
        var unknown = Receptions.unknown(id);
        var found = receptions.find(id).orElseThrow(() -> unknown);
        reading.read(found.visit().caseId(), person, unknown);
    }

    private Sheet read(ResultSet row, int number) throws SQLException {
        var id = new ReceptionId(row.getObject("id", UUID.class));
        var heads = row.getInt("head_count");
        return new Sheet(
                id.value(),
                heads,
                heads >= Attendance.GROUP,
                row.getBoolean("petitioner_present"),
                row.getObject("photo", UUID.class),
                noPhoto(row.getString("no_photo")),
                row.getString("no_photo_note"),
                representatives.of(id).stream().map(this::shown).toList(),
                acknowledged(row),
                shown(attendance.tierOf(id.value())));
    }

    private Views.@Nullable Choice noPhoto(@Nullable String code) {
        return code == null ? null : choices.noPhoto(code).getFirst();
    }

    private Acknowledged acknowledged(ResultSet row) throws SQLException {
        var by = row.getObject("notice_by", UUID.class);
        var at = row.getTimestamp("notice_at");
        var version = row.getString("notice_version");
        return new Acknowledged(
                version,
                (at == null ? row.getTimestamp("checked_in_at") : at).toInstant(),
                by == null ? null : portraits.person(new PersonId(by)),
                notice.words(version));
    }

    private Person shown(Representative one) {
        var attorney = one.powerOfAttorney();
        return new Person(
                one.name(),
                one.document(),
                new Contact(one.number(), null).masked().idNumber(),
                one.relation(),
                one.present(),
                attorney == null
                        ? null
                        : materials.find(attorney).map(CheckInSheet::shown).orElse(null));
    }

    private static Attorney shown(Materials.Kept kept) {
        return new Attorney(kept.id(), kept.mediaType(), kept.size());
    }

    private @Nullable Tier shown(TierPilot.@Nullable Proposal said) {
        if (said == null) {
            return null;
        }
        var competent = named(said.competent());
        return new Tier(
                said.outcome(),
                competent,
                said.outcome() == TierPilot.Outcome.JOINT ? competent : null,
                said.rule(),
                said.version(),
                said.basis(),
                said.standing(),
                said.insteadZh().isEmpty() ? null : new Instead(said.insteadZh(), said.insteadEn()));
    }

    private @Nullable Named named(@Nullable OfficeId office) {
        return office == null ? null : portraits.office(office);
    }
}
