package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At a terminal and a desk: who mans it, what is checked in, how a talk is ended. */
class PostTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Scene scene = new Scene(SERVERS);
    private final Town town = scene.town;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aSecondClerkDisplacesTheFirstAndTellsThem() {
        var about = Map.of("reception", scene.waiting, "reason", "tired");
        try (var second = Post.terminal(SERVERS.second(), town.newClerk().login(), town.terminal)
                .taken()) {
            var told = scene.clerk
                    .page()
                    .awaitHeard(
                            scene.clerk.topic(),
                            view -> client(view).equals(second.page().client.toString()));
            assertThat(told.path("reception").path("id").asString()).isEqualTo(scene.waiting);
            var late = "renew leave accept rejoin step-away come-back declare-priority dismiss release";
            for (var verb : late.split(" ")) {
                scene.assertRefused("reception.displaced", () -> scene.clerk.ask(verb, about));
            }
            var checkIn = scene.clerk.checkInOf(scene.foreignCase, town.city);
            scene.assertRefused("reception.displaced", () -> scene.clerk.ask("check-in", checkIn));
            second.done("leave", about);
        }
    }

    @Test
    void aSecondPageOfTheSameOfficialDisplacesTheFirst() {
        try (var second =
                Post.desk(SERVERS.first(), town.official.login(), town.desk).taken()) {
            scene.official
                    .page()
                    .awaitHeard(
                            scene.official.topic(),
                            view -> client(view).equals(second.page().client.toString()));
            var about = new HashMap<String, Object>(Map.of("reception", scene.waiting, "office", town.city));
            about.putAll(Map.of("dispositions", CommandTests.answered(), "reason", "MEAL", "minutes", 5));
            var late = "renew pause resume call-next recall skip pass-on finish end requeue release";
            for (var verb : late.split(" ")) {
                scene.assertRefused("reception.displaced", () -> scene.official.ask(verb, about));
            }
        }
    }

    /** A, B and A again: what A sent before B came must not reach the post that A has now. */
    @Test
    void aCommandOfAnEarlierTenureComesTooLateEvenFromWhoMansThePostAgain() {
        var desk = scene.official;
        var before = tenure(desk);
        try (var second = Post.desk(SERVERS.first(), town.newOfficial().login(), town.desk)
                .taken()) {
            assertThat(tenure(second)).isEqualTo(before + 1);
        }
        desk.taken();
        var about = Map.of("reception", scene.waiting);
        for (var verb : List.of("call-next", "renew", "release")) {
            scene.assertRefused("reception.displaced", () -> desk.page().askIn(before, desk.app(verb), about));
        }
        var called = desk.page().askIn(tenure(desk), desk.app("call-next"), Map.of());
        assertThat(called.text("reception")).isEqualTo(scene.waiting);
    }

    private static long tenure(Post post) {
        return post.view().path("manned").path("tenure").asLong();
    }

    private static String client(tools.jackson.databind.JsonNode view) {
        return view.path("manned").path("client").asString("");
    }

    @Test
    void aPostThatWasNeverTakenCannotBeWorkedAt() {
        try (var idle = Post.desk(SERVERS.first(), town.newOfficial().login(), town.newDesk())) {
            scene.assertRefused("reception.displaced", () -> idle.ask("call-next"));
        }
    }

    @Test
    void aDeskThatHasAPetitionerCallsNobodyElse() {
        scene.official.done("call-next", Map.of());
        scene.assertRefused("reception.desk-busy", () -> scene.official.ask("call-next"));
    }

    @Test
    void whoIsSentBackToTheLineIsFirstAgainThoughTheNextWasHeldForTheDeskMeanwhile() {
        scene.official.done("call-next", Map.of());
        new Counter(SERVERS.first(), town.newClerk()).checkIn(town.newTerminal(), town.city);
        scene.official
                .page()
                .awaitHeard(
                        scene.official.topic(),
                        view -> !view.path("held").isNull()
                                && !view.path("held")
                                        .path("reception")
                                        .asString("")
                                        .equals(scene.waiting));
        // Each time the media of the last call are being cleared away meanwhile.
        for (var i = 0; i < 20; i++) {
            scene.official.done("requeue", Map.of("reception", scene.waiting));
            assertThat(scene.official.ask("call-next").text("reception")).isEqualTo(scene.waiting);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "reception.already-open,                /,               /",
        "reception.unknown-case,                caseId,          {foreign-case}",
        "reception.unknown-case,                caseId,          {unknown}",
        "reception.office-not-above,            office,          {foreign-city}",
        "reception.office-not-above,            office,          {unknown}",
        "reception.office-not-above,            office,          {township}",
        "reception.head-count,                  headCount,       0",
        "reception.head-count,                  headCount,       100",
        "reception.head-count,                  headCount,       -1",
        "wire.malformed,                        headCount,       many",
        "wire.malformed,                        headCount,       NULL",
        "wire.malformed,                        headCount,       99999999999",
        "wire.malformed,                        notice,          NULL",
        "wire.malformed,                        caseId,          NULL",
        "wire.malformed,                        office,          not-an-id"
    })
    void refusesACheckInThatIsNotInOrder(String code, String field, String value) {
        var elsewhere = field.equals("/") ? scene.clerk : atANewTerminal();
        var fields = elsewhere.checkInOf(elsewhere.registerCase("Wang Wu", "A bridge"), town.city);
        if (!field.equals("/")) {
            put(fields, field, scene.fill(value).replace("{township}", town.township.toString()));
        }
        scene.assertRefused(code, () -> elsewhere.ask("check-in", fields));
    }

    private static void put(Map<String, Object> fields, String field, String value) {
        if (value.equals("NULL")) {
            fields.remove(field);
        } else if (value.matches("-?[0-9]+")) {
            fields.put(field, Long.parseLong(value));
        } else {
            fields.put(field, value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "reception.notice-not-acknowledged, 2026-11, false",
        "reception.notice-not-acknowledged, 2025-01, true",
        "wire.malformed,                    '',      true",
        "wire.malformed,                    2026-11, maybe"
    })
    void refusesACheckInWithoutTheNoticeOfToday(String code, String version, String acknowledged) {
        var terminal = atANewTerminal();
        var fields = terminal.checkInOf(terminal.registerCase("Wang Wu", "A bridge"), town.city);
        Object said = acknowledged.equals("maybe") ? acknowledged : Boolean.valueOf(acknowledged);
        fields.put("notice", Map.of("version", version, "acknowledged", said));
        scene.assertRefused(code, () -> terminal.ask("check-in", fields));
    }

    private Post atANewTerminal() {
        var post =
                new Post(SERVERS.first(), scene.clerk.visitor(), scene.clerk.page(), "terminals", town.newTerminal());
        return post.taken();
    }

    @Test
    void refusesToEndATalkThatWasNotFinishedInOrder() {
        Sitting.with(List.of(scene.clerk.page(), scene.official.page()), this::endInEveryWrongOrder);
    }

    private void endInEveryWrongOrder() {
        scene.official.done("call-next", Map.of());
        var about = Map.of("reception", scene.waiting);
        for (var verb : List.of("finish", "end")) {
            scene.assertRefused("reception.wrong-stage", () -> scene.official.ask(verb, with(CommandTests.answered())));
        }
        scene.clerk.done("accept", about);
        scene.clerk.awaitGateOpen();
        Recorder.sawItGrow(SERVERS.second(), scene.waiting);

        scene.assertRefused("reception.wrong-stage", () -> scene.official.ask("requeue", about));
        scene.assertRefused("reception.wrong-stage", () -> scene.official.ask("end", about));
        scene.assertRefused(
                "reception.wrong-stage",
                () -> scene.clerk.ask("leave", Map.of("reception", scene.waiting, "reason", "tired")));
        scene.assertRefused("reception.disposition-needed", () -> scene.official.ask("finish", with(List.of())));
        scene.assertRefused(
                "reception.note-needed", () -> scene.official.ask("finish", with(only("NO_FURTHER_ACTION", "  "))));
        scene.assertRefused(
                "reception.note-too-long",
                () -> scene.official.ask("finish", with(only("ASSIGNED", "x".repeat(1001)))));
        scene.official.done("finish", with(CommandTests.answered()));
    }

    private Map<String, Object> with(List<?> dispositions) {
        var fields = new HashMap<String, Object>();
        fields.put("reception", scene.waiting);
        fields.put("dispositions", dispositions);
        return fields;
    }

    private static List<Map<String, String>> only(String kind, String note) {
        return List.of(Map.of("kind", kind, "note", note));
    }

    /** What looks like HTML is text: kept and told as it was typed, in JSON that no browser takes for a page. */
    @Test
    void keepsAndTellsHtmlAsText() {
        var html = "<script>alert('·')</script>&amp;<img src=x onerror=alert(1)>";
        var terminal = atANewTerminal();
        terminal.page().subscribe(terminal.topic());
        var fields = terminal.checkInOf(terminal.registerCase(html, html), town.city);
        var reception = terminal.ask("check-in", fields).text("reception");
        var view = terminal.view().path("reception");
        assertThat(view.path("petitioner").path("name").asString()).isEqualTo(html);
        assertThat(view.path("case").path("title").asString()).isEqualTo(html);
        terminal.done("leave", Map.of("reception", reception, "reason", html));
        var kept = SERVERS.jdbc()
                .sql("select stage_facts->>'reason' from reception where id = ?::uuid")
                .param(reception)
                .query(String.class)
                .single();
        assertThat(kept).isEqualTo(html);
    }
}
