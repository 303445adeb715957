package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Eight seats with picture and sound: who sees whom, in a caucus and when somebody speaks aside, counted in packets. */
class ConferenceMediaTests {

    private static final Duration WHILE = Duration.ofSeconds(2);
    private static final List<String> SEATS =
            List.of("terminal", "desk", "guesta", "guestb", "guestc", "guestd", "gueste", "guestf");

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final ConferenceTalk talk = new ConferenceTalk(SERVERS);
    private final List<ConferenceTalk.Callable> guests = new ArrayList<>();
    private List<Sitting> sitting = List.of();

    @Test
    void eightSeeEachOtherAndNothingPassesToOrFromThePetitionerInACaucus() {
        var bureau = talk.town.newOffice();
        for (var i = 0; i < 6; i++) {
            guests.add(talk.callable(i == 0 ? "INTERPRETER" : "HANDLER", bureau, "Guest " + i));
        }
        var pages = Stream.concat(
                        Stream.of(talk.scene.clerk.page(), talk.scene.official.page()),
                        guests.stream().map(ConferenceTalk.Callable::page))
                .toList();
        Sitting.withAll(pages, all -> {
            sitting = all;
            talk.begun();
            allJoin(bureau);
            everybodySeesEverybody();
            assertThat(talk.invite("UNIT", bureau).code()).isEqualTo("conference.full");
            caucus();
            aside();
            assertThat(recorded()).containsExactlyInAnyOrderElementsOf(SEATS);
            oneLeaves();
        });
        guests.forEach(ConferenceTalk.Callable::close);
        talk.close();
    }

    private void allJoin(java.util.UUID bureau) {
        for (var guest : guests) {
            var fields = Map.of(
                    "kind",
                    guest == guests.getFirst() ? "INTERPRETER" : "UNIT",
                    "office",
                    bureau,
                    "person",
                    guest.person().id());
            talk.done("invite", fields);
            assertThat(guest.ask(guest.awaitRing(), "join").code()).isEmpty();
        }
        talk.scene.clerk.awaitLinks(talk.scene.waiting, 8 + 8 * 7);
    }

    private void everybodySeesEverybody() {
        for (var viewer = 0; viewer < SEATS.size(); viewer++) {
            for (var source : others(viewer)) {
                awaitFlow(viewer, source);
            }
        }
    }

    private static List<String> others(int viewer) {
        return SEATS.stream().filter(seat -> !seat.equals(SEATS.get(viewer))).toList();
    }

    private void awaitFlow(int viewer, String source) {
        var before = sitting.get(viewer).received(source);
        await(source + " at " + SEATS.get(viewer))
                .atMost(Page.PATIENCE)
                .until(() -> sitting.get(viewer).received(source) > before + 10);
    }

    private void caucus() {
        talk.done("begin-caucus", Map.of());
        assertThat(talk.atDesk().path("caucus").asString()).isEqualTo("ON");
        nothingPassesToOrFromThePetitioner();
        // Nor over links that are made meanwhile.
        var link = publishingLink();
        talk.scene.clerk.page().ask("/app/media/resume");
        await().atMost(Page.PATIENCE).until(() -> !publishingLink().equals(link));
        talk.scene.clerk.awaitLinks(talk.scene.waiting, 8 + 8 * 7);
        nothingPassesToOrFromThePetitioner();

        talk.done("end-caucus", Map.of());
        assertThat(talk.atDesk().path("caucus").asString()).isEqualTo("NONE");
        awaitFlow(0, "desk");
        awaitFlow(1, "terminal");
        awaitFlow(7, "terminal");
    }

    private void nothingPassesToOrFromThePetitioner() {
        var before = toAndFromThePetitioner();
        // Meanwhile the officials hear each other.
        awaitFlow(1, "guesta");
        awaitFlow(2, "desk");
        await().pollDelay(WHILE).until(() -> true);
        var grown = grown(before, toAndFromThePetitioner());
        System.out.printf("caucus: packets to and from the petitioner in %s: %s%n", WHILE, grown);
        assertThat(grown).containsOnly(0L);
    }

    private List<Long> toAndFromThePetitioner() {
        var packets = new ArrayList<Long>();
        others(0).forEach(source -> packets.add(sitting.get(0).receivedAtRest(source)));
        for (var viewer = 1; viewer < SEATS.size(); viewer++) {
            packets.add(sitting.get(viewer).receivedAtRest("terminal"));
        }
        return packets;
    }

    private String publishingLink() {
        return SERVERS.jdbc()
                .sql("""
                        select coalesce(max(l.id::text), '') from media_link l join reception r on r.room = l.room
                        join media_seat s on s.id = l.seat
                        where r.id = ?::uuid and s.name = 'terminal' and l.source is null and l.stage = 'UP'""")
                .param(talk.scene.waiting)
                .query(String.class)
                .single();
    }

    private static List<Long> grown(List<Long> before, List<Long> after) {
        var grown = new ArrayList<Long>();
        for (var i = 0; i < before.size(); i++) {
            grown.add(after.get(i) - before.get(i));
        }
        return grown;
    }

    private void aside() {
        var interpreter = guests.getFirst();
        var invitation = interpreter.invitations().path(0).path("invitation").asString();
        assertThat(guests.get(1)
                        .ask(
                                guests.get(1)
                                        .invitations()
                                        .path(0)
                                        .path("invitation")
                                        .asString(),
                                "speak-to",
                                Map.of("side", "TERMINAL"))
                        .code())
                .isEqualTo("conference.not-interpreter");
        assertThat(interpreter
                        .ask(invitation, "speak-to", Map.of("side", "DESK"))
                        .code())
                .isEmpty();
        var atTerminal = sitting.get(0).receivedAtRest("guesta");
        var atAnother = sitting.get(3).receivedAtRest("guesta");
        awaitFlow(1, "guesta");
        await().pollDelay(WHILE).until(() -> true);
        assertThat(sitting.get(0).received("guesta")).isEqualTo(atTerminal);
        assertThat(sitting.get(3).received("guesta")).isEqualTo(atAnother);
        assertThat(interpreter.ask(invitation, "speak-to").code()).isEmpty();
        awaitFlow(0, "guesta");
        awaitFlow(3, "guesta");
    }

    private List<String> recorded() {
        return SERVERS.jdbc()
                .sql("""
                        select distinct s.seat from media_segment s join reception r on r.room = s.room where r.id = ?::uuid""")
                .param(talk.scene.waiting)
                .query(String.class)
                .list();
    }

    /** The talk goes on without a guest, also one whose machine died. */
    private void oneLeaves() {
        var guest = guests.get(5);
        guest.ask(guest.invitations().path(0).path("invitation").asString(), "leave");
        talk.scene.clerk.awaitLinks(talk.scene.waiting, 7 + 7 * 6);
        assertThat(talk.scene.clerk.stage()).isEqualTo("IN_PROGRESS");
    }
}
