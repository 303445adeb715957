package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.conference.Invitation.Answer;
import cn.dangmian.signaling.conference.Invitation.Guest;
import cn.dangmian.signaling.conference.Invitation.Kind;
import cn.dangmian.signaling.conference.Invitation.Outcome;
import cn.dangmian.signaling.conference.Invitation.Ring;
import cn.dangmian.signaling.conference.Invitation.Side;
import cn.dangmian.signaling.conference.Invitation.Stage;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.UnitId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations and whom they rang in PostgreSQL. */
@Component
class InvitationRows {

    private final JdbcClient jdbc;

    InvitationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Invitation invitation, List<PersonId> ringing) {
        jdbc.sql("""
                        insert into invitation (id, reception, kind, office, invited_by, invited_at, unit, representative, stage)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'RINGING')""")
                .param(1, invitation.id().value())
                .param(2, invitation.reception().value())
                .param(3, invitation.kind().name())
                .param(4, invitation.office().value())
                .param(5, invitation.invitedBy().value())
                .param(6, Timestamp.from(invitation.invitedAt()))
                .param(7, invitation.unit() == null ? null : invitation.unit().value(), Types.OTHER)
                .param(8, invitation.representative(), Types.INTEGER)
                .update();
        for (var place = 0; place < ringing.size(); place++) {
            jdbc.sql("insert into invitation_ring (invitation, place, person) values (?, ?, ?)")
                    .params(invitation.id().value(), place, ringing.get(place).value())
                    .update();
        }
    }

    Optional<Invitation> find(InvitationId id) {
        return jdbc.sql("select * from invitation where id = ?")
                .param(id.value())
                .query(InvitationRows::read)
                .optional();
    }

    /** Locks it for this transaction. */
    Optional<Invitation> lock(InvitationId id) {
        return jdbc.sql("select * from invitation where id = ? for update")
                .param(id.value())
                .query(InvitationRows::read)
                .optional();
    }

    /** All of a reception, the oldest first. */
    List<Invitation> of(ReceptionId reception) {
        return jdbc.sql("select * from invitation where reception = ? order by id")
                .param(reception.value())
                .query(InvitationRows::read)
                .list();
    }

    List<Invitation> lockOpen(ReceptionId reception) {
        return jdbc.sql("select * from invitation where reception = ? and stage <> 'CLOSED' order by id for update")
                .param(reception.value())
                .query(InvitationRows::read)
                .list();
    }

    /** Those that ring this person now, and those where they sit. */
    List<Invitation> about(PersonId person) {
        return jdbc.sql("""
                        select i.* from invitation i where i.stage = 'JOINED' and i.person = :person
                        union all
                        select i.* from invitation i join invitation_ring r on r.invitation = i.id
                        where i.stage = 'RINGING' and r.person = :person and r.rung_at is not null and r.outcome is null
                        order by id""")
                .param("person", person.value())
                .query(InvitationRows::read)
                .list();
    }

    List<Ring> rings(InvitationId id) {
        return jdbc.sql("select * from invitation_ring where invitation = ? order by place")
                .param(id.value())
                .query(InvitationRows::readRing)
                .list();
    }

    void ring(InvitationId id, int place, Instant at, Instant until) {
        jdbc.sql("update invitation_ring set rung_at = ?, rings_until = ? where invitation = ? and place = ?")
                .params(Timestamp.from(at), Timestamp.from(until), id.value(), place)
                .update();
    }

    /** Whoever opened the link is given time to come; once. @return whether it was the first time */
    boolean opened(InvitationId id, PersonId person, Instant at, Instant until) {
        return jdbc.sql("""
                                update invitation_ring set opened_at = ?, rings_until = greatest(rings_until, ?)
                                where invitation = ? and person = ? and rung_at is not null and outcome is null
                                  and opened_at is null""")
                        .params(Timestamp.from(at), Timestamp.from(until), id.value(), person.value())
                        .update()
                == 1;
    }

    /** @param person who was sent a link and did not open it yet */
    record Unopened(InvitationId invitation, PersonId person) {}

    List<Unopened> unopened() {
        return jdbc.sql("""
                        select i.id, r.person from invitation i join invitation_ring r on r.invitation = i.id
                        where i.stage = 'RINGING' and (i.unit is not null or i.representative is not null) and r.outcome is null and r.rung_at is not null
                          and r.opened_at is null""")
                .query((row, _) -> new Unopened(
                        new InvitationId(row.getObject(1, UUID.class)), new PersonId(row.getObject(2, UUID.class))))
                .list();
    }

    void answer(InvitationId id, int place, Answer answer, String note, Instant at) {
        jdbc.sql("update invitation_ring set outcome = ?, note = ?, answered_at = ? where invitation = ? and place = ?")
                .params(answer.name(), note, Timestamp.from(at), id.value(), place)
                .update();
    }

    /** Those that ring somebody for as long as they may. */
    List<InvitationId> unanswered() {
        return jdbc.sql("""
                        select i.id from invitation i join invitation_ring r on r.invitation = i.id
                        where i.stage = 'RINGING' and r.outcome is null and r.rings_until < clock_timestamp()""")
                .query((row, _) -> new InvitationId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Those whose guest was not heard of for so long. */
    List<InvitationId> silent(Duration silence) {
        return jdbc.sql("""
                        select id from invitation
                        where stage = 'JOINED' and seen_at < clock_timestamp() - make_interval(secs => ?)""")
                .param(silence.toSeconds())
                .query((row, _) -> new InvitationId(row.getObject(1, UUID.class)))
                .list();
    }

    List<Invitation> joined() {
        return jdbc.sql("select * from invitation where stage = 'JOINED'")
                .query(InvitationRows::read)
                .list();
    }

    void join(InvitationId id, Actor actor, String seat, Instant at) {
        jdbc.sql("""
                        update invitation set stage = 'JOINED', person = ?, client = ?, seat = ?, joined_at = coalesce(joined_at, ?),
                            seen_at = clock_timestamp() where id = ?""")
                .params(actor.person().value(), actor.client().value(), seat, Timestamp.from(at), id.value())
                .update();
    }

    /** Who came is not whom the unit named. */
    void name(InvitationId id, String guest) {
        jdbc.sql("update invitation set guest_name = ? where id = ?")
                .params(guest, id.value())
                .update();
    }

    boolean seen(InvitationId id, ClientId client) {
        return jdbc.sql(
                                "update invitation set seen_at = clock_timestamp() where id = ? and client = ? and stage = 'JOINED'")
                        .params(id.value(), client.value())
                        .update()
                == 1;
    }

    void speakTo(InvitationId id, @Nullable Side side) {
        jdbc.sql("update invitation set only_to = ? where id = ?")
                .param(side == null ? null : side.seat())
                .param(id.value())
                .update();
    }

    void close(InvitationId id, Outcome outcome, Instant at) {
        jdbc.sql("update invitation set stage = 'CLOSED', outcome = ?, closed_at = ? where id = ?")
                .params(outcome.name(), Timestamp.from(at), id.value())
                .update();
    }

    private static Invitation read(ResultSet row, int number) throws SQLException {
        var outcome = row.getString("outcome");
        var unit = row.getObject("unit", UUID.class);
        var closed = row.getTimestamp("closed_at");
        return new Invitation(
                new InvitationId(row.getObject("id", UUID.class)),
                new ReceptionId(row.getObject("reception", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                new OfficeId(row.getObject("office", UUID.class)),
                unit == null ? null : new UnitId(unit),
                row.getObject("representative", Integer.class),
                new PersonId(row.getObject("invited_by", UUID.class)),
                row.getTimestamp("invited_at").toInstant(),
                Stage.valueOf(row.getString("stage")),
                outcome == null ? null : Outcome.valueOf(outcome),
                closed == null ? null : closed.toInstant(),
                readGuest(row));
    }

    private static @Nullable Guest readGuest(ResultSet row) throws SQLException {
        var person = row.getObject("person", UUID.class);
        var left = row.getTimestamp("closed_at");
        return person == null
                ? null
                : new Guest(
                        new PersonId(person),
                        row.getString("guest_name"),
                        new ClientId(row.getObject("client", UUID.class)),
                        row.getString("seat"),
                        Side.ofSeat(row.getString("only_to")),
                        row.getTimestamp("joined_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant(),
                        left == null ? null : left.toInstant());
    }

    private static Ring readRing(ResultSet row, int number) throws SQLException {
        var rung = row.getTimestamp("rung_at");
        var until = row.getTimestamp("rings_until");
        var outcome = row.getString("outcome");
        return new Ring(
                row.getInt("place"),
                new PersonId(row.getObject("person", UUID.class)),
                rung == null ? null : rung.toInstant(),
                until == null ? null : until.toInstant(),
                row.getTimestamp("opened_at") != null,
                outcome == null ? null : Answer.valueOf(outcome),
                row.getString("note"));
    }
}
