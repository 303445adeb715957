package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A person's page at a terminal or a desk. */
record Post(Node node, Visitor visitor, Page page, String kind, UUID id) implements AutoCloseable {

    static final String NOTICE = "2026-11";

    static Post terminal(Node node, String login, UUID terminal) {
        return open(node, login, "terminals", terminal);
    }

    static Post desk(Node node, String login, UUID desk) {
        return open(node, login, "desks", desk);
    }

    private static Post open(Node node, String login, String kind, UUID id) {
        var visitor = Visitor.signedIn(node, login);
        var post = new Post(node, visitor, Page.open(node, visitor), kind, id);
        post.page.subscribe(post.topic());
        post.page.snapshot(post.snapshot());
        return post;
    }

    Post taken() {
        return done("take", Map.of());
    }

    String topic() {
        return "/topic/reception/" + kind + "/" + id;
    }

    String snapshot() {
        return "/app/reception/" + kind + "/" + id;
    }

    String app(String verb) {
        return snapshot() + "/" + verb;
    }

    Said ask(String verb) {
        return ask(verb, Map.of());
    }

    Said ask(String verb, Map<String, ?> fields) {
        return page.ask(app(verb), fields);
    }

    Post done(String verb, Map<String, ?> fields) {
        var said = ask(verb, fields);
        assertThat(said.code()).as(verb + ": " + said.result()).isEmpty();
        return this;
    }

    /** @return the id of the case */
    String registerCase(String petitioner, String title) {
        var answer = visitor.post(node, "/api/cases", registration(petitioner, title));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.text("id");
    }

    Map<String, Object> registration(String petitioner, String title) {
        return Map.of(
                "commandId", UUID.randomUUID(),
                "terminal", id,
                "petitioner", Map.of("name", petitioner, "address", "Mill Lane 3"),
                "matter", Map.of("title", title, "text", "The drain at the mill."));
    }

    Map<String, Object> checkInOf(String caseId, UUID office) {
        var fields = new HashMap<String, Object>();
        fields.put("caseId", caseId);
        fields.put("office", office);
        fields.put("headCount", 1);
        fields.put("notice", Map.of("version", NOTICE, "acknowledged", true));
        fields.put("attending", Map.of("noPhoto", "REFUSED"));
        return fields;
    }

    /** Registers a matter and checks the petitioner in. @return the id of the reception */
    String checkIn(UUID office) {
        return checkIn(office, _ -> {});
    }

    String checkIn(UUID office, Consumer<Map<String, Object>> coming) {
        var fields = checkInOf(registerCase("Zhang San", "A drain"), office);
        coming.accept(fields);
        var said = ask("check-in", fields);
        assertThat(said.code()).as(said.result().toString()).isEmpty();
        return said.text("reception");
    }

    JsonNode view() {
        return page.snapshot(snapshot());
    }

    /** Waits until that many links of the reception's room are up; four when both sides send and look. */
    void awaitLinks(String reception, int links) {
        await("links up")
                .atMost(Page.PATIENCE)
                .until(() -> node.jdbc()
                                .sql(
                                        "select count(*) from media_link l join reception r on r.room = l.room where r.id = ?::uuid and l.stage = 'UP'")
                                .param(reception)
                                .query(Integer.class)
                                .single()
                        == links);
    }

    void awaitGateOpen() {
        page.awaitHeard(topic(), view -> view.path("reception").path("gateOpen").asBoolean());
    }

    String stage() {
        return view().path("reception").path("stage").asString("");
    }

    @Override
    public void close() {
        page.close();
    }
}
