package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A talk into which people are called, with a page at either side. */
final class ConferenceTalk implements AutoCloseable {

    final Servers servers;
    final Scene scene;
    final Town town;

    ConferenceTalk(Servers servers) {
        this(servers, _ -> {});
    }

    /** @param coming what the check-in says besides */
    ConferenceTalk(Servers servers, Consumer<Map<String, Object>> coming) {
        this.servers = servers;
        scene = new Scene(servers, coming);
        town = scene.town;
        scene.official.page().subscribe("/topic/conference/desks/" + town.desk);
        scene.clerk.page().subscribe("/topic/conference/terminals/" + town.terminal);
    }

    /** While somebody sits at both sides. */
    ConferenceTalk begun() {
        scene.official.done("call-next", Map.of());
        scene.clerk.done("accept", Map.of("reception", scene.waiting));
        scene.clerk.awaitGateOpen();
        Recorder.sawItGrow(servers.second(), scene.waiting);
        await().atMost(Page.PATIENCE).until(() -> scene.clerk.stage().equals("IN_PROGRESS"));
        return this;
    }

    /** Somebody with a console open, who can be called in. */
    record Callable(Town.Person person, Visitor visitor, Page page, Node node) implements AutoCloseable {

        JsonNode invitations() {
            return visitor.get(node, "/api/invitations").json();
        }

        /** Waits until it rings here. @return the invitation */
        String awaitRing() {
            await("it rings").atMost(Page.PATIENCE).until(() -> !invitations().isEmpty());
            return invitations().path(0).path("invitation").asString();
        }

        Said ask(String invitation, String verb, Map<String, ?> fields) {
            return page.ask("/app/conference/invitations/" + invitation + "/" + verb, fields);
        }

        Said ask(String invitation, String verb) {
            return ask(invitation, verb, Map.of());
        }

        @Override
        public void close() {
            page.close();
        }
    }

    /** @param name so that the order is known */
    Callable callable(String role, UUID office, String name) {
        var person = town.newPerson(role, office);
        servers.jdbc()
                .sql("update person set name = ? where id = ?")
                .params(name, person.id())
                .update();
        var visitor = Visitor.signedIn(servers.second(), person.login());
        var page = Page.open(servers.second(), visitor);
        page.subscribe("/user/queue/conference");
        var callable = new Callable(person, visitor, page, servers.second());
        callable.invitations();
        return callable;
    }

    Said ask(String verb, Map<String, ?> fields) {
        var all = new HashMap<String, Object>(fields);
        all.put("reception", scene.waiting);
        return scene.official.page().ask("/app/conference/desks/" + town.desk + "/" + verb, all);
    }

    void done(String verb, Map<String, ?> fields) {
        var said = ask(verb, fields);
        assertThat(said.code()).as(verb + ": " + said.result()).isEmpty();
    }

    Said invite(String kind, UUID office) {
        return ask("invite", Map.of("kind", kind, "office", office));
    }

    JsonNode atDesk() {
        return scene.official.page().snapshot("/app/conference/desks/" + town.desk);
    }

    JsonNode atTerminal() {
        return scene.clerk.page().snapshot("/app/conference/terminals/" + town.terminal);
    }

    static List<String> texts(JsonNode list, String... path) {
        return list.valueStream()
                .map(one -> {
                    var found = one;
                    for (var step : path) {
                        found = found.path(step);
                    }
                    return found.asString();
                })
                .toList();
    }

    /** As if whoever is rung had let it ring so long. */
    void patienceIsOver(String invitation) {
        servers.jdbc()
                .sql(
                        "update invitation_ring set rings_until = clock_timestamp() - interval '1 ms' where invitation = ?::uuid and outcome is null and rung_at is not null")
                .param(invitation)
                .update();
    }

    @Override
    public void close() {
        scene.close();
    }
}
