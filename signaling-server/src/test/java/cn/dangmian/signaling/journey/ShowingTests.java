package cn.dangmian.signaling.journey;

import static cn.dangmian.signaling.journey.ConferenceTalk.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** A side shows something besides its face: who sees it, what is recorded of it, and when it ends. */
class ShowingTests {

    private static final Duration WHILE = Duration.ofSeconds(2);

    private static final String[] ACTIONS = {
        "conference.show-camera", "conference.stop-camera", "conference.share-screen", "conference.stop-screen"
    };

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private static final List<Map<String, String>> ANSWERED =
            List.of(Map.of("kind", "ANSWERED_ON_THE_SPOT", "note", ""));

    private final ConferenceTalk talk = new ConferenceTalk(SERVERS);

    @AfterEach
    void close() {
        talk.close();
    }

    private void inATalk(Consumer<List<Sitting>> work) {
        Sitting.withAll(List.of(talk.scene.clerk.page(), talk.scene.official.page()), all -> {
            talk.begun();
            work.accept(all);
        });
    }

    private Said atTerminal(String verb) {
        return talk.scene.clerk.page().ask(terminal(verb), Map.of("reception", talk.scene.waiting));
    }

    private String terminal(String verb) {
        return "/app/conference/terminals/" + talk.town.terminal + "/" + verb;
    }

    private void done(Said said) {
        assertThat(said.code()).as(said.result().toString()).isEmpty();
    }

    @Test
    void theOtherSideSeesTheDocumentCameraWhichIsRecordedWithoutSound() {
        inATalk(both -> {
            done(atTerminal("show-camera"));
            assertThat(texts(talk.atDesk().path("shown"), "seat")).containsExactly("camera");
            assertThat(texts(talk.atTerminal().path("shown"), "side")).containsExactly("TERMINAL");
            awaitFlow(both.get(1), "camera");
            awaitFlow(both.get(1), "terminal");
            // The page that sends it is not offered it: two sides and their views of each other, the camera and one
            // view of it.
            talk.scene.clerk.awaitLinks(talk.scene.waiting, 2 + 2 + 2);
            assertThat(both.get(0).received("camera")).isZero();
            assertThat(segments("camera")).containsExactly("false");
            await("the file").atMost(Page.PATIENCE).until(() -> !files("camera").isEmpty());
            assertThat(files("camera")).allMatch(name -> name.contains("-camera-1-video-0.mjr"));

            done(atTerminal("stop-camera"));
            assertThat(talk.atDesk().path("shown")).isEmpty();
            talk.scene.clerk.awaitLinks(talk.scene.waiting, 2 + 2);
            assertThat(seats()).containsExactlyInAnyOrder("terminal", "desk");
            assertThat(talk.scene.clerk.stage()).isEqualTo("IN_PROGRESS");
            assertThat(audited()).containsExactly("conference.show-camera", "conference.stop-camera");
        });
    }

    @Test
    void theScreenAndTheCameraAreShownAtOnceAndNeitherPassesToOrFromThePetitionerInACaucus() {
        inATalk(both -> {
            done(atTerminal("show-camera"));
            done(talk.ask("share-screen", Map.of()));
            awaitFlow(both.get(1), "camera");
            awaitFlow(both.get(0), "screen");

            talk.done("begin-caucus", Map.of());
            assertThat(talk.atDesk().path("caucus").asString()).isEqualTo("ON");
            assertThat(passedMeanwhile(both)).containsOnly(0L);
            // Nor when it is shown anew meanwhile.
            done(atTerminal("stop-camera"));
            talk.scene.clerk.awaitLinks(talk.scene.waiting, 2 + 2 + 2);
            done(atTerminal("show-camera"));
            talk.scene.clerk.awaitLinks(talk.scene.waiting, 2 + 2 + 4);
            assertThat(passedMeanwhile(both)).containsOnly(0L);

            talk.done("end-caucus", Map.of());
            awaitFlow(both.get(1), "camera");
            awaitFlow(both.get(0), "screen");
        });
    }

    private List<Long> passedMeanwhile(List<Sitting> both) {
        var before = passed(both);
        await().pollDelay(WHILE).until(() -> true);
        var after = passed(both);
        var grown = List.of(after.get(0) - before.get(0), after.get(1) - before.get(1));
        System.out.printf("caucus: packets of camera and screen in %s: %s%n", WHILE, grown);
        return grown;
    }

    private static List<Long> passed(List<Sitting> both) {
        return List.of(both.get(1).receivedAtRest("camera"), both.get(0).receivedAtRest("screen"));
    }

    @Test
    void whoIsCalledInSeesItToo() {
        var bureau = talk.town.newOffice();
        try (var guest = talk.callable("HANDLER", bureau, "An")) {
            Sitting.withAll(List.of(talk.scene.clerk.page(), talk.scene.official.page(), guest.page()), all -> {
                talk.begun();
                done(atTerminal("show-camera"));
                done(talk.invite("UNIT", bureau));
                done(guest.ask(guest.awaitRing(), "join"));
                awaitFlow(all.get(2), "camera");
                done(talk.ask("share-screen", Map.of()));
                awaitFlow(all.get(2), "screen");
            });
        }
    }

    @Test
    void repeatingItIsNothing() {
        inATalk(_ -> {
            var id = UUID.randomUUID();
            var body = JsonMapper.shared().writeValueAsString(Map.of("commandId", id, "reception", talk.scene.waiting));
            for (var times = 0; times < 2; times++) {
                done(talk.scene.clerk.page().askText(terminal("show-camera"), body, id.toString()));
            }
            done(atTerminal("show-camera"));
            assertThat(audited()).containsExactly("conference.show-camera");
        });
    }

    @Test
    void onlyWhoMansThePostMay() {
        inATalk(_ -> {
            var official = talk.scene.official.page();
            var about = Map.of("reception", talk.scene.waiting);
            assertThat(official.ask(terminal("show-camera"), about).code()).isEqualTo("wire.not-allowed");
            var other = Map.of("reception", UUID.randomUUID());
            assertThat(official.ask("/app/conference/desks/" + talk.town.desk + "/share-screen", other)
                            .code())
                    .isEqualTo("reception.unknown");
            assertThat(audited()).isEmpty();
        });
    }

    @Test
    void nothingIsShownBeforeTheTalk() {
        assertThat(atTerminal("show-camera").code()).isEqualTo("conference.not-in-talk");
    }

    @Test
    void whoTakesThePostShowsNothingYet() {
        inATalk(_ -> {
            done(atTerminal("show-camera"));
            var other = Page.open(SERVERS.second(), talk.scene.clerk.visitor());
            done(other.ask("/app/reception/terminals/" + talk.town.terminal + "/take", Map.of()));
            await().atMost(Page.PATIENCE)
                    .untilAsserted(() -> assertThat(seats()).doesNotContain("camera"));
            assertThat(talk.atDesk().path("shown")).isEmpty();
            assertThat(outcomes()).containsExactly("PAGE_GONE");
            other.close();
        });
    }

    @Test
    void itEndsWithTheTalk() {
        inATalk(_ -> {
            done(talk.ask("share-screen", Map.of()));
            talk.scene.official.done("finish", Map.of("reception", talk.scene.waiting, "dispositions", ANSWERED));
            assertThat(outcomes()).containsExactly("TALK_OVER");
            await().atMost(Page.PATIENCE).untilAsserted(() -> assertThat(rows()).isZero());
        });
    }

    @Test
    void whatACrashLeftOutTheSweepDoes() {
        inATalk(both -> {
            done(atTerminal("show-camera"));
            awaitFlow(both.get(1), "camera");
            SERVERS.jdbc()
                    .sql("update showing set over = true where reception = ?::uuid")
                    .param(talk.scene.waiting)
                    .update();
            await().atMost(Page.PATIENCE)
                    .untilAsserted(() -> assertThat(seats()).doesNotContain("camera"));
            await().atMost(Page.PATIENCE).untilAsserted(() -> assertThat(rows()).isZero());
        });
    }

    private static void awaitFlow(Sitting viewer, String source) {
        var before = viewer.received(source);
        await(source).atMost(Page.PATIENCE).until(() -> viewer.received(source) > before + 10);
    }

    private List<String> segments(String seat) {
        return SERVERS.jdbc()
                .sql("""
                        select s.audio::text from media_segment s join reception r on r.room = s.room
                        where r.id = ?::uuid and s.seat = ?""")
                .params(talk.scene.waiting, seat)
                .query(String.class)
                .list();
    }

    private List<String> files(String seat) {
        var spool = Path.of(Objects.requireNonNull(
                SERVERS.first().context().getEnvironment().getProperty("dangmian.media.janus.spool")));
        var names = SERVERS.jdbc()
                .sql(
                        "select s.name from media_segment s join reception r on r.room = s.room where r.id = ?::uuid and s.seat = ?")
                .params(talk.scene.waiting, seat)
                .query(String.class)
                .list();
        try (var found = Files.list(spool)) {
            return found.map(file -> file.getFileName().toString())
                    .filter(file -> names.stream().anyMatch(file::startsWith))
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> seats() {
        return SERVERS.jdbc()
                .sql("select s.name from media_seat s join reception r on r.room = s.room where r.id = ?::uuid")
                .param(talk.scene.waiting)
                .query(String.class)
                .list();
    }

    private List<String> audited() {
        return audit("action");
    }

    private List<String> outcomes() {
        return audit("facts ->> 'outcome'").stream().filter(Objects::nonNull).toList();
    }

    private List<String> audit(String what) {
        return SERVERS.jdbc()
                .sql("select " + what
                        + " from audit_line where subject = ? and outcome = 'done' and action = any(?) order by id")
                .params(talk.scene.waiting, ACTIONS)
                .query(String.class)
                .list();
    }

    private int rows() {
        return SERVERS.jdbc()
                .sql("select count(*) from showing where reception = ?::uuid")
                .param(talk.scene.waiting)
                .query(Integer.class)
                .single();
    }
}
