package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.kernel.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What became of a promise: told by who has to keep it, seen by who was promised it. */
class CommitmentOutcomeTests {

    private static final LocalDate TODAY = LocalDate.now(WorkingDays.BEIJING);

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final MinutesTalk talk = new MinutesTalk(SERVERS);
    private final Scene scene = talk.scene;
    private final Visitor office = signedIn("OFFICE", scene.town.city);
    private final UUID commitment = promised(TODAY.plusDays(5));

    @AfterEach
    void leave() {
        talk.close();
    }

    private Visitor signedIn(String role, UUID office) {
        return Visitor.signedIn(
                SERVERS.second(), scene.town.newPerson(role, office).login());
    }

    private UUID promised(LocalDate due) {
        var id = Ids.next();
        var promise = new HashMap<String, Object>(
                Map.of("reception", scene.waiting, "commitment", id, "words", "We check the drain."));
        promise.put("office", scene.town.city);
        promise.put("due", due.toString());
        scene.official.done("promise", promise);
        return id;
    }

    private void isDue(LocalDate due) {
        SERVERS.jdbc()
                .sql("update reception_commitment set due = ? where id = ?")
                .params(due, commitment)
                .update();
    }

    private static JsonNode list(Visitor visitor, String part) {
        var answer = visitor.get(SERVERS.second(), "/api/commitments?part=" + part);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Answer tell(Visitor visitor, UUID commitment, String verb, UUID command, String words) {
        return visitor.post(
                SERVERS.second(),
                "/api/commitments/" + commitment + "/" + verb,
                Map.of("commandId", command, "words", words));
    }

    private static String stateIn(JsonNode list) {
        return list.at("/entries/0/state").asString("");
    }

    @Test
    void isAssignedThenDueThenBrokenThenExplainedThenKept() {
        assertThat(list(office, "OPEN").path("entries")).isEmpty();
        talk.end();
        assertThat(stateIn(list(office, "OPEN"))).isEqualTo("ASSIGNED");
        isDue(TODAY.plusDays(2));
        assertThat(stateIn(list(office, "OPEN"))).isEqualTo("DUE");
        assertThat(tell(office, commitment, "explain", Ids.next(), "It rains.").code())
                .isEqualTo("commitments.wrong-state");
        isDue(TODAY.minusDays(1));
        var broken = list(office, "BROKEN");
        assertThat(stateIn(broken)).isEqualTo("BROKEN");
        assertThat(List.of(
                        broken.path("open").asInt(),
                        broken.path("due").asInt(),
                        broken.path("broken").asInt()))
                .containsExactly(1, 0, 1);
        assertThat(tell(office, commitment, "explain", Ids.next(), "It rains.").status())
                .isEqualTo(204);
        assertThat(stateIn(list(office, "OPEN"))).isEqualTo("EXPLAINED");
        assertThat(tell(office, commitment, "keep", Ids.next(), "The drain is new.")
                        .status())
                .isEqualTo(204);
        assertThat(list(office, "OPEN").path("entries")).isEmpty();
        var kept = list(office, "KEPT");
        assertThat(stateIn(kept)).isEqualTo("KEPT");
        assertThat(kept.at("/entries/0/notes").findValuesAsString("words"))
                .containsExactly("It rains.", "The drain is new.");
    }

    @Test
    void tellsThePetitionerOnceThatItIsKeptAndNothingThatAStrangerMayNotRead() {
        talk.end();
        var command = Ids.next();
        assertThat(tell(office, commitment, "keep", command, "The drain is new.")
                        .status())
                .isEqualTo(204);
        assertThat(tell(office, commitment, "keep", command, "The drain is new.")
                        .status())
                .isEqualTo(204);
        await().atMost(Page.PATIENCE).until(() -> notices().size() == 1);
        var text = office.post(SERVERS.second(), "/api/notices/" + notices().getFirst() + "/text", Map.of());
        assertThat(text.text("text"))
                .contains("承诺已办结", "Office")
                .doesNotContain("drain")
                .hasSizeLessThanOrEqualTo(70);
        assertThat(tell(office, commitment, "reopen", Ids.next(), "It leaks.").status())
                .isEqualTo(204);
        assertThat(tell(office, commitment, "keep", Ids.next(), "It does not.").status())
                .isEqualTo(204);
        await().atMost(Page.PATIENCE).until(() -> notices().size() == 2);
    }

    private List<UUID> notices() {
        return SERVERS.jdbc()
                .sql("select id from notice where subject = ? and kind = 'COMMITMENT_KEPT' order by created_at")
                .param(commitment)
                .query(UUID.class)
                .list();
    }

    @Test
    void isToldOnceHoweverOftenItIsSentAndTakenBackByWhoPromisedIt() {
        talk.end();
        var command = Ids.next();
        assertThat(tell(office, commitment, "keep", command, "Done.").status()).isEqualTo(204);
        assertThat(tell(office, commitment, "keep", command, "Done.").status()).isEqualTo(204);
        assertThat(tell(office, commitment, "reopen", command, "Not done.").code())
                .isEqualTo("wire.command-reused");
        assertThat(tell(office, commitment, "keep", Ids.next(), "Done again.").code())
                .isEqualTo("commitments.wrong-state");
        var official = scene.official.visitor();
        assertThat(list(official, "KEPT").at("/entries/0/may").toString()).isEqualTo("[\"reopen\"]");
        assertThat(tell(official, commitment, "reopen", Ids.next(), "It is not new.")
                        .status())
                .isEqualTo(204);
        assertThat(stateIn(list(official, "OPEN"))).isEqualTo("ASSIGNED");
        assertThat(SERVERS.jdbc()
                        .sql(
                                "select action from audit_line where subject = ? and action like 'commitments.%' and outcome = 'done' order by id")
                        .param(commitment.toString())
                        .query(String.class)
                        .list())
                .containsExactly("commitments.keep", "commitments.reopen");
        await().atMost(Page.PATIENCE)
                .untilAsserted(() -> assertThat(timeline()).contains("COMMITMENT_KEPT", "COMMITMENT_REOPENED"));
    }

    private List<String> timeline() {
        return SERVERS.jdbc()
                .sql(
                        "select t.kind from case_timeline t join reception r on r.case_id = t.case_id where r.id = ?::uuid")
                .param(scene.waiting)
                .query(String.class)
                .list();
    }

    @Test
    void concernsWhoKeepsItWhoPromisedItAndTheirSuperiorsAndNobodyWhoIsRecused() {
        talk.end();
        var supervisor = Visitor.signedIn(SERVERS.second(), scene.town.supervisor.login());
        assertThat(list(supervisor, "OPEN").at("/entries/0/may").toString()).isEqualTo("[]");
        assertThat(tell(supervisor, commitment, "keep", Ids.next(), "Done.").status())
                .isEqualTo(403);
        var elsewhere = signedIn("OFFICE", scene.town.township);
        assertThat(list(elsewhere, "OPEN").path("entries")).isEmpty();
        assertThat(tell(elsewhere, commitment, "keep", Ids.next(), "Done.").code())
                .isEqualTo("commitments.unknown");
        SERVERS.jdbc()
                .sql("""
                        insert into case_accused (case_id, office, noted_by, noted_at) select case_id, ?, ?, now()
                        from reception where id = ?::uuid""")
                .params(scene.town.city, scene.town.clerk.id(), scene.waiting)
                .update();
        assertThat(list(office, "OPEN").path("entries")).isEmpty();
        assertThat(list(office, "OPEN").path("open").asInt()).isZero();
        assertThat(tell(office, commitment, "keep", Ids.next(), "Done.").code()).isEqualTo("commitments.unknown");
    }

    @Test
    void isSeenByWhoWasPromisedIt() {
        talk.end();
        tell(office, commitment, "keep", Ids.next(), "The drain is new.");
        var code = scene.clerk
                .visitor()
                .post(
                        SERVERS.first(),
                        "/api/terminals/" + scene.town.terminal + "/receptions/" + scene.waiting + "/inquiry-code",
                        Map.of())
                .text("code");
        var phone = new Visitor();
        phone.get(SERVERS.second(), "/api/sign-in");
        var promise = phone.post(SERVERS.second(), "/api/public/inquiries", Map.of("code", code))
                .json()
                .at("/receptions/0/commitments/0");
        assertThat(promise.path("state").asString()).isEqualTo("KEPT");
        assertThat(promise.path("said").asString()).isEqualTo("The drain is new.");
    }

    @Test
    void isListedPageByPageWithoutLossOrRepetition() {
        talk.end();
        SERVERS.jdbc().sql("""
                        insert into reception_commitment (id, reception, words, office, due, at, made_by)
                        select gen_random_uuid(), reception, words, office, due + n % 7, at, made_by
                        from reception_commitment, generate_series(1, 119) n where id = ?""").param(commitment).update();
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = list(office, "OPEN" + (next.isEmpty() ? "" : "&after=" + next.replace(" ", "%20")));
            page.path("entries")
                    .forEach(one ->
                            seen.add(one.path("due").asString() + one.path("id").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(seen).hasSize(120).doesNotHaveDuplicates();
        assertThat(seen.stream().map(one -> one.substring(0, 10))).isSorted();
        assertThat(office.get(SERVERS.second(), "/api/commitments?after=nothing")
                        .status())
                .isEqualTo(400);
    }
}
