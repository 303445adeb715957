package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.journey.Deed.Outcome;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.Manning;
import cn.dangmian.signaling.reception.ReceptionDesk;
import cn.dangmian.signaling.reception.TerminalCounter;
import cn.dangmian.signaling.reception.events.Priority;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.wire.Commands;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Does deeds on the running nodes, each as the one command that a page would send. */
final class Crowd {

    private static final String NOBODY = "";

    /** Where the numbers of a deed lead to. */
    record Places(
            List<UUID> offices,
            List<UUID> desks,
            List<Actor> actors,
            List<UUID> terminals,
            OfficeId township,
            Actor clerk) {

        List<UUID> officials() {
            return actors.stream().map(actor -> actor.person().value()).toList();
        }
    }

    private final List<Node> nodes;
    private final Places places;
    private final CrowdBookings bookings;

    Crowd(List<Node> nodes, Places places) {
        this.nodes = nodes;
        this.places = places;
        this.bookings = new CrowdBookings(places);
    }

    /** What is booked now, as the product tells it. */
    List<String> times() {
        return bookings.times(nodes.getFirst());
    }

    static Actor actor(Town.Person person) {
        return new Actor(new PersonId(person.id()), ClientId.next());
    }

    /** @param command its id; the same again is the same deed repeated */
    Outcome does(Deed deed, UUID command, int node) {
        try {
            return outcome("", perform(deed, command, nodes.get(node)));
        } catch (Refused refused) {
            return outcome(refused.code(), NOBODY);
        } catch (DataAccessException | TransactionException cut) {
            return known(command);
        }
    }

    /** Whether the command was written down before the connection was cut. */
    private Outcome known(UUID command) {
        for (var tries = 0; ; tries++) {
            try {
                return nodes.getFirst()
                        .jdbc()
                        .sql("select result from command where id = ?")
                        .param(command)
                        .query(String.class)
                        .optional()
                        .map(result -> outcome("", result))
                        .orElseGet(() -> outcome(Deed.CUT, NOBODY));
            } catch (DataAccessException again) {
                if (tries == 20) {
                    throw again;
                }
            }
        }
    }

    /** @param result as the product keeps it: who was called, or who came with which ticket */
    private static Outcome outcome(String code, String result) {
        var parts = result.replaceAll("[{}\" ]", "").split("[:,]");
        UUID petitioner = null;
        var ticket = 0;
        for (var i = 0; i < parts.length; i++) {
            if (parts[i].length() == 36) {
                petitioner = UUID.fromString(parts[i]);
            }
            ticket = parts[i].equals("ticket") ? Integer.parseInt(parts[i + 1]) : ticket;
        }
        return new Outcome(code, petitioner, ticket, null, System.nanoTime());
    }

    private String perform(Deed deed, UUID command, Node node) {
        if (deed.verb() == Deed.Verb.TIME_COMES) {
            bookings.timeComes(deed, node);
            return NOBODY;
        }
        if (deed.verb() == Deed.Verb.FALL_SILENT) {
            fallSilent(deed, node);
            return NOBODY;
        }
        var commands = node.bean(Commands.class);
        var actor = deed.verb().isOfDesk() ? places.actors().get(deed.official()) : places.clerk();
        return switch (deed.verb()) {
            case CALL ->
                commands.once(
                        actor,
                        command,
                        "call",
                        String.class,
                        () -> desk(node).callNext(deskOf(deed.post()), actor).toString());
            case BOOK -> commands.once(actor, command, "book", String.class, () -> bookings.book(deed, node));
            case CHECK_IN -> commands.once(actor, command, "come", String.class, () -> checkIn(deed, node));
            default -> {
                commands.once(actor, command, deed.verb().name(), () -> plain(deed, node, actor));
                yield NOBODY;
            }
        };
    }

    private static void fallSilent(Deed deed, Node node) {
        node.jdbc()
                .sql("update reception_lease set confirmed_at = ? where reception = ?")
                .params(Timestamp.from(Instant.now().minus(Duration.ofDays(2))), Objects.requireNonNull(deed.about()))
                .update();
    }

    private void plain(Deed deed, Node node, Actor actor) {
        var manning = node.bean(Manning.class);
        var desk = deed.verb().isOfDesk() ? deskOf(deed.post()) : deskOf(0);
        switch (deed.verb()) {
            case TAKE -> manning.take(desk, actor);
            case RELEASE -> manning.release(desk.value(), actor);
            case PAUSE -> manning.pause(desk, Manning.PauseReason.MEETING, Duration.ofMinutes(5), actor);
            case RESUME -> manning.resume(desk, actor);
            case RECALL -> desk(node).recall(desk, about(deed), actor);
            case SKIP -> desk(node).skip(desk, about(deed), actor);
            case REQUEUE -> desk(node).requeue(desk, about(deed), actor);
            case PASS_ON -> desk(node).passOn(desk, about(deed), office(deed.line()), wanted(deed), actor);
            case MOVE -> bookings.move(deed, node);
            case CANCEL -> bookings.cancel(deed, node);
            default -> atTerminal(deed, node);
        }
    }

    private void atTerminal(Deed deed, Node node) {
        var terminal = new TerminalId(places.terminals().get(deed.post()));
        var counter = node.bean(TerminalCounter.class);
        var clerk = places.clerk();
        node.bean(Manning.class).take(terminal, clerk);
        switch (deed.verb()) {
            case STEP_AWAY -> counter.stepAway(terminal, about(deed), clerk);
            case COME_BACK -> counter.comeBack(terminal, about(deed), clerk);
            case DECLARE -> counter.declare(terminal, about(deed), priority(deed), clerk);
            case LEAVE -> counter.leave(terminal, about(deed), "tired", clerk);
            case REJOIN -> counter.rejoin(terminal, about(deed), clerk);
            case RENEW -> node.bean(Manning.class).renew(terminal, clerk);
            default -> throw new IllegalArgumentException(deed.verb().name());
        }
        // Nobody mans it afterwards, so that no media are made.
        node.bean(Manning.class).release(terminal.value(), clerk);
    }

    private String checkIn(Deed deed, Node node) {
        var terminal = new TerminalId(places.terminals().get(deed.post()));
        var clerk = places.clerk();
        node.bean(Manning.class).take(terminal, clerk);
        var caseId = deed.about() == null ? bookings.newCase(terminal, node) : bookings.caseOf(deed.about(), node);
        var wanted = new TerminalCounter.CheckIn(caseId, office(deed.line()), 1, Post.NOTICE, true, priority(deed));
        var ticket = node.bean(TerminalCounter.class).checkIn(terminal, wanted, Coming.UNSEEN, clerk);
        node.bean(Manning.class).release(terminal.value(), clerk);
        return "reception:" + ticket.reception() + ",ticket:" + ticket.ticket();
    }

    private static @Nullable Priority priority(Deed deed) {
        return deed.priority() ? Priority.ELDERLY : null;
    }

    private static ReceptionDesk desk(Node node) {
        return node.bean(ReceptionDesk.class);
    }

    private DeskId deskOf(int number) {
        return new DeskId(places.desks().get(number));
    }

    private @Nullable DeskId wanted(Deed deed) {
        return deed.desk() < 0 ? null : deskOf(deed.desk());
    }

    private OfficeId office(int line) {
        return new OfficeId(places.offices().get(line));
    }

    private static ReceptionId about(Deed deed) {
        return new ReceptionId(Objects.requireNonNull(deed.about()));
    }
}
