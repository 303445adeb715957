package cn.dangmian.signaling.journey;

import static cn.dangmian.signaling.journey.Finding.ids;
import static cn.dangmian.signaling.journey.Finding.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A reception that is over is found by what is known of it and by what was said, and by nobody who may not see it. */
class CatalogueTests {

    private static final Instant NOON = Instant.parse("2026-03-10T04:00:00Z");

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Scene scene = new Scene(SERVERS);
    private final Town town = scene.town;
    private final PastTalks talks = new PastTalks(SERVERS.jdbc(), town, scene.waiting);
    private final Visitor supervisor = Visitor.signedIn(SERVERS.first(), town.supervisor.login());

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"水", "下水", "下水道", "下水道堵了", "堵了 街道办", "街道办　下水", "ＣＪＪ", "cjj", "2024", "２０２４年", "堵了三个月"})
    void findsWordsOfTheMinutesOfAnyLength(String words) {
        var wanted = talks.add(NOON, "家门口的下水道堵了三个月。", "2024年就给街道办打过电话，cjj 也来过。");
        talks.add(NOON.plusSeconds(1), "拖欠工资，下个月再说。");

        var found = found(supervisor, words(words));

        assertThat(ids(found)).containsExactly(wanted.toString());
    }

    @Test
    void tellsTheLinesAndTheirSeconds() {
        talks.add(NOON, "下水道堵了。", "别的事。", "下水道还是堵。", "下水道一直堵。", "下水道。");

        var entry = found(supervisor, words("下水道")).path("receptions").get(0);

        assertThat(entry.path("lines")
                        .valueStream()
                        .map(line -> line.path("words").asString()))
                .containsExactly("下水道堵了。", "下水道还是堵。", "下水道一直堵。");
        assertThat(entry.path("lines")
                        .valueStream()
                        .map(line -> line.path("second").asInt()))
                .containsExactly(10, 30, 40);
        assertThat(entry.path("moreLines").asInt()).isEqualTo(1);
    }

    /** Pairs of neighbours are all there, the words are not; and a line ends where it ends. */
    @Test
    void doesNotFindWhatOnlyItsPiecesSay() {
        talks.add(NOON, "甲乙丙，乙丙丁。", "戊己");
        assertThat(ids(found(supervisor, words("甲乙丙丁")))).isEmpty();
        assertThat(ids(found(supervisor, words("丁戊")))).isEmpty();
        assertThat(ids(found(supervisor, words("乙丙丁")))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "100%", "a_b", "c\\d", "'", "';--", "$1", ":x", "?"})
    void takesEverySignAsItself(String sign) {
        var wanted = talks.add(NOON, "He said " + sign + " twice.");
        talks.add(NOON, "He said 1000 aXb cd twice.");

        assertThat(ids(found(supervisor, words(sign)))).containsExactly(wanted.toString());
    }

    @Test
    void forgetsWhatWasRemovedAndKnowsWhatWasAdded() {
        var id = talks.add(NOON, "The drain.", "The mill.");
        assertThat(ids(found(supervisor, words("mill")))).hasSize(1);
        SERVERS.jdbc()
                .sql("update minutes_line set removed = true where reception = ? and words = 'The mill.'")
                .param(id)
                .update();
        SERVERS.jdbc()
                .sql(
                        "insert into minutes_supplement values (gen_random_uuid(), ?, 'A bridge.', repeat('a', 64), ?, now())")
                .params(id, town.official.id())
                .update();

        assertThat(ids(found(supervisor, words("mill")))).isEmpty();
        var line = found(supervisor, words("bridge"))
                .path("receptions")
                .get(0)
                .path("lines")
                .get(0);
        assertThat(line.path("kind").asString()).isEqualTo("SUPPLEMENT");
        assertThat(line.path("second").isNull()).isTrue();
    }

    @Test
    void findsByWhatIsKnown() {
        var assigned = talks.with("ASSIGNED", NOON);
        var other = talks.with("TRANSFERRED", NOON.plusSeconds(60));

        assertThat(ids(found(supervisor, Map.of()))).containsExactly(other.toString(), assigned.toString());
        assertOnly(assigned, Map.of("outcome", "ASSIGNED"));
        assertOnly(assigned, Map.of("caseNumber", talks.number(assigned)));
        assertOnly(null, Map.of("caseNumber", talks.number(assigned).substring(1)));
        assertOnly(assigned, Map.of("outcome", "ASSIGNED", "official", town.official.login(), "office", town.city));
        assertOnly(assigned, Map.of("outcome", "ASSIGNED", "office", town.province, "tier", "CITY"));
        assertOnly(null, Map.of("outcome", "ASSIGNED", "tier", "PROVINCE"));
        assertOnly(null, Map.of("outcome", "ASSIGNED", "office", town.stranger.city()));
        assertOnly(null, Map.of("outcome", "ASSIGNED", "official", "nobody"));
    }

    @Test
    void findsByABeginningThatAThousandCasesHave() {
        var wanted = talks.with("ASSIGNED", NOON);
        talks.crowd(wanted, 1001);
        talks.with("TRANSFERRED", NOON.plusSeconds(60));

        assertOnly(wanted, Map.of("caseNumber", talks.number(wanted)));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10,2026-03-10,true", "2026-03-09,2026-03-09,false", "2026-03-11,,false", ",2026-03-10,true"})
    void countsDaysAsInBeijing(String from, String until, boolean isFound) {
        talks.add(Instant.parse("2026-03-09T16:00:00Z"));
        var days = new HashMap<String, Object>();
        days.put("from", from);
        days.put("until", until);

        assertThat(ids(found(supervisor, days)).isEmpty()).isNotEqualTo(isFound);
    }

    @Test
    void findsByWhatBecameOfTheRecording() {
        var whole = talks.add(NOON);
        var torn = talks.add(NOON.plusSeconds(1));
        var lost = talks.add(NOON.plusSeconds(2));
        talks.recorded(whole, "[]");
        var recording = talks.recorded(torn, "[{\"seat\": \"desk\", \"fromMillis\": 1, \"untilMillis\": 2}]");
        EndedTalk.incident(SERVERS.jdbc(), town, lost.toString());
        assertThat(ids(found(supervisor, Map.of("recording", "SEALED"))))
                .containsExactly(torn.toString(), whole.toString());
        assertOnly(torn, Map.of("recording", "GAPS"));
        assertOnly(lost, Map.of("recording", "MISSING"));
        assertOnly(null, Map.of("recording", "HELD"));
        SERVERS.jdbc()
                .sql(
                        "insert into recording_hold (id, recording, reason, held_by, held_at) values (gen_random_uuid(), ?, 'A court.', ?, now())")
                .params(recording, town.supervisor.id())
                .update();
        assertOnly(torn, Map.of("recording", "HELD"));
        assertOnly(null, Map.of("recording", "DESTROYED"));
        SERVERS.jdbc()
                .sql("update recording set destroyed_at = now() where id = ?")
                .param(recording)
                .update();
        assertOnly(torn, Map.of("recording", "DESTROYED"));
        assertOnly(whole, Map.of("recording", "SEALED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "下水道"})
    void pagesStandStillWhileOthersAreAdded(String words) {
        var all = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            all.add(talks.add(NOON, "下水道").toString());
        }
        var seen = new ArrayList<String>();
        @Nullable String next = null;
        do {
            var query = new HashMap<>(words(words));
            query.put("limit", 2);
            query.put("after", next);
            var page = found(supervisor, query);
            assertThat(page.path("total").isNull()).isEqualTo(next != null);
            seen.addAll(ids(page));
            talks.add(NOON.plusSeconds(seen.size()), "下水道");
            next = page.path("next").isNull() ? null : page.path("next").asString();
        } while (next != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    /** The newest are read themselves, an index is asked for those before them, over months and years. */
    @ParameterizedTest
    @ValueSource(strings = {"下水道", "水"})
    void goesBackAsFarAsThereIsAnything(String words) {
        talks.addManyBefore(NOON, "拖欠工资");
        var wanted = new ArrayList<String>();
        for (var month = 0; month < 36; month++) {
            var at = NOON.minus(1 + 30L * month, ChronoUnit.DAYS);
            wanted.add(talks.add(at, "下水道堵了").toString());
        }

        var query = new HashMap<>(words(words));
        query.put("limit", 100);
        assertThat(ids(found(supervisor, query))).containsExactlyElementsOf(wanted);
        query.put("limit", 3);
        var first = found(supervisor, query);
        assertThat(first.path("total").asInt()).isEqualTo(36);
        query.put("after", first.path("next").asString());
        assertThat(ids(found(supervisor, query))).containsExactlyElementsOf(wanted.subList(3, 6));
        var many = found(supervisor, words("工资"));
        assertThat(many.path("total").asInt()).isEqualTo(100);
        assertThat(many.path("more").asBoolean()).isTrue();
        assertThat(ids(many)).hasSize(20);
    }

    @Test
    void refusesWhatIsNoSearch() {
        assertThat(search(supervisor, words("a b c d e f")).code()).isEqualTo("archive.too-many-words");
        assertThat(search(supervisor, words("x".repeat(101))).code()).isEqualTo("wire.malformed");
        assertThat(search(supervisor, Map.of("from", "2026-03-11", "until", "2026-03-10"))
                        .code())
                .isEqualTo("archive.days-reversed");
        for (var place : List.of("", "x", "2026-03-11T00:00:00Z", "x~" + UUID.randomUUID(), "~~")) {
            assertThat(search(supervisor, Map.of("after", place)).code()).isEqualTo("archive.unknown-place");
        }
        assertThat(search(supervisor, Map.of("office", UUID.randomUUID())).code())
                .isEqualTo("organization.unknown-office");
        assertThat(search(supervisor, Map.of("recording", "EVERYTHING")).code()).isEqualTo("wire.malformed");
        assertThat(search(supervisor, Map.of("limit", 0)).code()).isEqualTo("wire.malformed");
    }

    private void assertOnly(@Nullable UUID wanted, Map<String, Object> query) {
        var found = ids(found(supervisor, query));
        assertThat(found).as(query.toString()).isEqualTo(wanted == null ? List.of() : List.of(wanted.toString()));
    }

    private static Answer search(Visitor visitor, Map<String, Object> query) {
        return Finding.search(SERVERS.second(), visitor, query);
    }

    private static JsonNode found(Visitor visitor, Map<String, Object> query) {
        return Finding.found(SERVERS.second(), visitor, query);
    }
}
