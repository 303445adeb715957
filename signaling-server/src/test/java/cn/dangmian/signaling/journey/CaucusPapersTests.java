package cn.dangmian.signaling.journey;

import static cn.dangmian.signaling.journey.ConferenceTalk.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What officials write, lay down and show in a caucus does not reach the connection of the petitioner's terminal. */
class CaucusPapersTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final ConferenceTalk talk = new ConferenceTalk(SERVERS);
    private final Post clerk = talk.scene.clerk;
    private final Post official = talk.scene.official;
    private final String reception = talk.scene.waiting;
    private final String papers = "/api/receptions/" + reception + "/documents";
    private final UUID line = UUID.randomUUID();

    @AfterEach
    void close() {
        talk.close();
    }

    private static String topic(Post post, String module) {
        return "/topic/" + module + "/" + post.kind() + "/" + post.id();
    }

    private String bring(byte[] picture) {
        var answer = Materials.upload(official.visitor(), official.node(), papers, "DOCUMENT", picture);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("shown").asString();
    }

    private Said show(Post post, String document) {
        return post.page()
                .ask(
                        "/app/documents/" + post.kind() + "/" + post.id() + "/show",
                        Map.of("reception", reception, "document", document));
    }

    @Test
    void nothingOfItReachesTheTerminalUntilItIsOver() {
        for (var module : List.of("minutes", "documents")) {
            clerk.page().subscribe(topic(clerk, module));
            official.page().subscribe(topic(official, module));
        }
        Sitting.with(List.of(clerk.page(), official.page()), () -> {
            talk.begun();
            talk.done("begin-caucus", Map.of());
            var document = conferring();
            nothingWasHeardAtTheTerminal();
            isRefusedAtTheTerminal(document);
            talk.done("end-caucus", Map.of());
            isToldAfterwards(document);
        });
    }

    /** @return the paper */
    private String conferring() {
        var minutes = new MinutesPage(official, reception);
        minutes.written(line, 0, null, "NOTE", "Between us.");
        official.page()
                .send(
                        "/app/minutes/desks/" + official.id() + "/grow",
                        Map.of("reception", reception, "line", line, "kind", "NOTE", "words", "Growing between us."));
        var document = bring(Materials.jpeg());
        official.page()
                .send(
                        "/app/documents/desks/" + official.id() + "/point",
                        Map.of("reception", reception, "document", document, "page", 1, "x", 0.5, "y", 0.5));
        talk.done("share-screen", Map.of());
        // Told to the terminal first, if it is told.
        official.page().awaitHeard(topic(official, "minutes"), one -> one.has("client"));
        official.page()
                .awaitHeard(
                        topic(official, "minutes"), one -> !one.path("lines").isEmpty());
        official.page().awaitHeard(topic(official, "documents"), one -> one.has("pointer"));
        official.page()
                .awaitHeard(
                        topic(official, "documents"),
                        one -> one.path("shown").asString("").equals(document));
        official.page()
                .awaitHeard(
                        topic(official, "conference"), one -> !one.path("shown").isEmpty());
        assertThat(texts(talk.atDesk().path("shown"), "seat")).containsExactly("screen");
        return document;
    }

    private void nothingWasHeardAtTheTerminal() {
        clerk.page()
                .awaitHeard(
                        topic(clerk, "conference"),
                        one -> one.path("caucus").asString().equals("ON"));
        assertThat(talk.atTerminal().path("shown")).isEmpty();
        assertThat(clerk.page().heard(topic(clerk, "conference")))
                .noneMatch(one -> one.toString().contains("screen"));
        for (var module : List.of("minutes", "documents")) {
            assertThat(clerk.page().heard(topic(clerk, module))).as(module).isEmpty();
        }
    }

    private void isRefusedAtTheTerminal(String document) {
        for (var path :
                List.of("/minutes", "/minutes/paper", "/minutes/word", "/documents", "/documents/" + document)) {
            assertThat(clerk.visitor()
                            .get(clerk.node(), "/api/receptions/" + reception + path)
                            .code())
                    .as(path)
                    .isEqualTo("conference.caucus");
        }
        assertThat(show(clerk, document).code()).isEqualTo("conference.caucus");
    }

    /** The minutes are of all; a paper that lay there for officials alone is shown when they show it. */
    private void isToldAfterwards(String document) {
        clerk.page()
                .awaitHeard(topic(clerk, "minutes"), one -> one.path("revision").asLong() > 0);
        var told = clerk.page().awaitHeard(topic(clerk, "documents"), _ -> true);
        assertThat(told.path("documents")).isEmpty();
        assertThat(told.path("shown").isNull()).isTrue();
        assertThat(new MinutesPage(clerk, reception).words()).containsExactly("N Between us.");
        assertThat(look(clerk, "/" + document).path("code").asString()).isEqualTo("documents.unknown-document");
        assertThat(texts(look(official, "").path("documents"), "id")).containsExactly(document);
        assertThat(exhibits()).isEmpty();

        assertThat(show(official, document).code()).isEmpty();
        clerk.page()
                .awaitHeard(
                        topic(clerk, "documents"),
                        one -> one.path("shown").asString("").equals(document));
        assertThat(texts(look(clerk, "").path("documents"), "id")).containsExactly(document);
        assertThat(exhibits()).containsExactly("document-01.jpg");
    }

    /** What is sealed with the recording, and given out with it. */
    private List<String> exhibits() {
        return SERVERS.jdbc()
                .sql("select name from recording_exhibit where reception = ?::uuid")
                .param(reception)
                .query(String.class)
                .list();
    }

    @Test
    void whatIsPromisedInItIsToldWhenItIsOver() {
        var before = UUID.randomUUID();
        Sitting.with(List.of(clerk.page(), official.page()), () -> {
            talk.begun();
            promise(before, "We look at the drain.");
            awaitPromised(clerk, "We look at the drain.");
            talk.done("begin-caucus", Map.of());
            promise(UUID.randomUUID(), "We pay him.");
            promise(before, "We never look at it.");
            awaitPromised(official, "We never look at it.", "We pay him.");
            var held = clerk.page().snapshot(clerk.snapshot());
            assertThat(promised(clerk, held)).containsExactly("We look at the drain.");
            talk.done("end-caucus", Map.of());
            awaitPromised(clerk, "We never look at it.", "We pay him.");
        });
        assertThat(clerk.page().heard(clerk.topic()).stream()
                        .map(view -> promised(clerk, view))
                        .takeWhile(words -> words.size() < 2)
                        .flatMap(List::stream))
                .containsOnly("We look at the drain.");
    }

    private void promise(UUID commitment, String words) {
        official.done("promise", Map.of("reception", reception, "commitment", commitment, "words", words));
    }

    private List<String> promised(Post post, JsonNode view) {
        return texts(view.path(post == clerk ? "reception" : "current").path("commitments"), "words");
    }

    private void awaitPromised(Post post, String... words) {
        post.page().awaitHeard(post.topic(), view -> promised(post, view).equals(List.of(words)));
    }

    private JsonNode look(Post post, String path) {
        return post.visitor().get(post.node(), papers + path).json();
    }
}
