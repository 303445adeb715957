package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** How the line of a seat is: told to the other side, kept with the reception whenever it changes, said by nobody else. */
class LineQualityTests {

    private static final String MEDIA = "/user/queue/media";

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final MinutesTalk talk = new MinutesTalk(SERVERS);

    @AfterEach
    void close() {
        talk.close();
    }

    @Test
    void isToldAtTheOtherSideAndKeptWhenItChanges() {
        var clerk = talk.scene.clerk.page();
        var official = talk.scene.official.page();
        say(clerk, "POOR", "STILLS");
        var told = official.awaitHeard(MEDIA, one -> isQuality(one, "STILLS"));
        assertThat(told.path("name").asString()).isEqualTo("terminal");
        assertThat(told.path("up").path("grade").asString()).isEqualTo("POOR");
        assertThat(told.path("up").path("lossPercent").asDouble()).isEqualTo(9.5);
        assertThat(linesSeenFromAbove()).containsExactly("terminal POOR GOOD STILLS");
        say(clerk, "POOR", "STILLS");
        say(clerk, "GOOD", "FULL");
        official.awaitHeard(MEDIA, one -> isQuality(one, "FULL"));
        assertThat(clerk.heard(MEDIA))
                .noneMatch(one -> one.path("type").asString().equals("quality"));

        var notes = talk.scene
                .official
                .visitor()
                .get(SERVERS.first(), "/api/receptions/" + talk.scene.waiting + "/line-notes")
                .json()
                .values();
        assertThat(notes)
                .extracting(one -> one.path("seat").asString() + " "
                        + one.path("up").asString() + " " + one.path("picture").asString())
                .containsExactly("terminal POOR STILLS", "terminal GOOD FULL");
        assertThat(linesSeenFromAbove()).containsExactly("terminal GOOD GOOD FULL");
    }

    @Test
    void whoComesBackHearsHowMuchOfThePictureTheySentLast() {
        var clerk = talk.scene.clerk.page();
        for (var picture : List.of("STILLS", "FULL")) {
            say(clerk, "GOOD", picture);
            var told = talk.scene.official.page();
            told.awaitHeard(MEDIA, one -> isQuality(one, picture));
            var before = clerk.heard(MEDIA).size();
            clerk.ask("/app/media/resume", Map.of("links", List.of()));
            clerk.awaitHeard(
                    MEDIA,
                    before,
                    one -> one.path("type").asString().equals("seat")
                            && one.path("picture").asString().equals(picture)
                            && one.path("open").asBoolean());
        }
    }

    private List<String> linesSeenFromAbove() {
        var scene = talk.scene;
        var list = scene.supervisor.snapshot("/app/supervision/offices/" + scene.town.city);
        return list.path("live").values().stream()
                .filter(row -> row.path("reception").asString().equals(scene.waiting.toString()))
                .flatMap(row -> row.path("lines").valueStream())
                .map(line -> Stream.of("seat", "up", "down", "picture")
                        .map(field -> line.path(field).asString())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void isSaidByWhoHoldsTheSeatAndByNobodyElse() {
        var seat = seatOf(talk.scene.clerk.page());
        var other = talk.scene.official.page();
        var refused =
                other.refusalOf(() -> other.send("/app/media/seats/" + seat + "/quality", quality("POOR", "FULL")));
        assertThat(refused.code()).isEqualTo("media.unknown-seat");
    }

    @Test
    void whoSendsLittleOnPurposeIsKnownAsLongAsItLasts() {
        var page = talk.scene.clerk.page();
        say(page, "GOOD", "FULL", true);
        awaitQuiet(page, true);
        say(page, "GOOD", "FULL", false);
        awaitQuiet(page, false);
        say(page, "GOOD", "STILLS", false);
        awaitQuiet(page, true);
        say(page, "GOOD", "FULL", false);
        awaitQuiet(page, false);
    }

    private static void awaitQuiet(Page page, boolean quiet) {
        await().until(() -> SERVERS.jdbc()
                        .sql("select quiet from media_seat where id = ?")
                        .param(seatOf(page))
                        .query(Boolean.class)
                        .single()
                == quiet);
    }

    @Test
    void refusesWhatIsNoQuality() {
        var page = talk.scene.clerk.page();
        var to = "/app/media/seats/" + seatOf(page) + "/quality";
        for (var body : List.of(
                Map.of("up", way("GOOD", 101), "down", way("GOOD", 0), "picture", "FULL", "quiet", false),
                Map.of("up", way("SPLENDID", 0), "down", way("GOOD", 0), "picture", "FULL", "quiet", false),
                Map.of("up", way("GOOD", 0), "picture", "FULL", "quiet", false))) {
            assertThat(page.refusalOf(() -> page.send(to, body)).code()).isEqualTo("wire.malformed");
        }
    }

    private static void say(Page page, String grade, String picture) {
        page.send("/app/media/seats/" + seatOf(page) + "/quality", quality(grade, picture));
    }

    private static void say(Page page, String grade, String picture, boolean quiet) {
        var said = new HashMap<>(quality(grade, picture));
        said.put("quiet", quiet);
        page.send("/app/media/seats/" + seatOf(page) + "/quality", said);
    }

    private static Map<String, Object> quality(String grade, String picture) {
        return Map.of("up", way(grade, 9.5), "down", way("GOOD", 0), "picture", picture, "quiet", false);
    }

    private static Map<String, Object> way(String grade, double loss) {
        return Map.of("grade", grade, "lossPercent", loss, "rttMillis", 310, "kbps", 120);
    }

    private static UUID seatOf(Page page) {
        return page.heard(MEDIA).stream()
                .filter(one -> one.path("type").asString().equals("seat"))
                .map(one -> UUID.fromString(one.path("seat").asString()))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static boolean isQuality(JsonNode told, String picture) {
        return told.path("type").asString().equals("quality")
                && told.path("picture").asString().equals(picture);
    }
}
