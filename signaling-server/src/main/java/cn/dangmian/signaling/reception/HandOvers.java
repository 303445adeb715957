package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.reception.Views.HandOverShown;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.reception.Views.OfferShown;
import cn.dangmian.signaling.reception.events.HandedOver;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which receptions officials offered each other, and which went over, in PostgreSQL. */
@Component
class HandOvers {

    enum Outcome {
        ACCEPTED,
        DECLINED,
        UNANSWERED,
        WITHDRAWN,
        /** It was handed over otherwise, or its talk is over. */
        OVER
    }

    /** @param outcome null while it waits for an answer */
    record Offer(
            UUID id,
            ReceptionId reception,
            Stage.Seating from,
            Stage.Seating to,
            Instant until,
            @Nullable Outcome outcome,
            String note) {}

    private final JdbcClient jdbc;
    private final Places places;
    private final Offices offices;
    private final People people;

    HandOvers(JdbcClient jdbc, Places places, Offices offices, People people) {
        this.jdbc = jdbc;
        this.places = places;
        this.offices = offices;
        this.people = people;
    }

    /** Of a reception that is locked. */
    UUID offer(ReceptionId reception, Stage.Seating from, Stage.Seating to, Instant until) {
        var id = Ids.next();
        try {
            jdbc.sql("""
                            insert into reception_offer (id, reception, from_desk, from_official, to_desk, to_official, until)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            reception.value(),
                            from.desk().value(),
                            from.official().value(),
                            to.desk().value(),
                            to.official().value(),
                            Timestamp.from(until))
                    .update();
        } catch (DuplicateKeyException waits) {
            throw new Refused("reception.offer-waits", "an offer of this reception, or to that desk, waits already");
        }
        return id;
    }

    Optional<Offer> openOf(ReceptionId reception) {
        return jdbc.sql("select * from reception_offer where reception = ? and outcome is null for update")
                .param(reception.value())
                .query(HandOvers::read)
                .optional();
    }

    /** Does not lock: whoever changes it locks its reception first. */
    Optional<Offer> find(UUID id) {
        return jdbc.sql("select * from reception_offer where id = ?")
                .param(id)
                .query(HandOvers::read)
                .optional();
    }

    List<Offer> unanswered() {
        return jdbc.sql("select * from reception_offer where outcome is null and until < clock_timestamp()")
                .query(HandOvers::read)
                .list();
    }

    /** @return whether it waited until now */
    boolean close(UUID id, Outcome outcome, String note) {
        return jdbc.sql("""
                                update reception_offer set outcome = ?, note = ?, closed_at = clock_timestamp()
                                where id = ? and outcome is null""").params(outcome.name(), note, id).update() == 1;
    }

    void offerIsOver(ReceptionId reception) {
        openOf(reception).ifPresent(open -> close(open.id(), Outcome.OVER, ""));
    }

    void add(HandedOver event) {
        jdbc.sql("""
                        insert into reception_hand_over (id, reception, from_official, official, desk, at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        event.reception().value(),
                        event.from().value(),
                        event.official().value(),
                        event.desk().value(),
                        Timestamp.from(event.at()))
                .update();
    }

    List<HandOverShown> shown(ReceptionId reception) {
        return jdbc.sql("select * from reception_hand_over where reception = ? order by at, id")
                .param(reception.value())
                .query((row, _) -> new HandOverShown(
                        person(row, "from_official"),
                        person(row, "official"),
                        office(new DeskId(row.getObject("desk", UUID.class))),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** The last that this desk made of the reception, as long as it is news. */
    @Nullable
    OfferShown shown(ReceptionId reception, DeskId by, Duration news) {
        return jdbc.sql("""
                        select * from reception_offer where reception = ? and from_desk = ?
                          and (outcome is null or outcome in ('DECLINED', 'UNANSWERED')
                               and closed_at > clock_timestamp() - make_interval(secs => ?))
                        order by id desc limit 1""")
                .params(reception.value(), by.value(), news.toSeconds())
                .query((row, _) -> shown(row, "to"))
                .optional()
                .orElse(null);
    }

    /** What waits for an answer at this desk. */
    Optional<Offer> openAt(DeskId desk) {
        return jdbc.sql("select * from reception_offer where to_desk = ? and outcome is null")
                .param(desk.value())
                .query(HandOvers::read)
                .optional();
    }

    @Nullable
    OfferShown shownAt(DeskId desk) {
        return jdbc.sql("select * from reception_offer where to_desk = ? and outcome is null")
                .param(desk.value())
                .query((row, _) -> shown(row, "from"))
                .optional()
                .orElse(null);
    }

    private OfferShown shown(ResultSet row, String side) throws SQLException {
        var desk = new DeskId(row.getObject(side + "_desk", UUID.class));
        return new OfferShown(
                row.getObject("id", UUID.class),
                person(row, side + "_official"),
                new Named(desk.value(), places.desk(desk).name()),
                office(desk),
                row.getTimestamp("until").toInstant(),
                row.getString("outcome"),
                row.getString("note"));
    }

    private Named person(ResultSet row, String column) throws SQLException {
        var id = new PersonId(row.getObject(column, UUID.class));
        return new Named(id.value(), people.get(id).name());
    }

    private Named office(DeskId desk) {
        var office = places.desk(desk).office();
        return new Named(office.value(), offices.get(office).name());
    }

    OfficeId officeOf(DeskId desk) {
        return places.desk(desk).office();
    }

    private static Offer read(ResultSet row, int number) throws SQLException {
        var outcome = row.getString("outcome");
        return new Offer(
                row.getObject("id", UUID.class),
                new ReceptionId(row.getObject("reception", UUID.class)),
                seating(row, "from"),
                seating(row, "to"),
                row.getTimestamp("until").toInstant(),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("note"));
    }

    private static Stage.Seating seating(ResultSet row, String side) throws SQLException {
        return new Stage.Seating(
                new DeskId(row.getObject(side + "_desk", UUID.class)),
                new PersonId(row.getObject(side + "_official", UUID.class)));
    }
}
