package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Commands that are repeated, and views that get lost. */
class CommandTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();

    private record Done(Town.Person person, UUID client, String destination, Map<String, ?> body, JsonNode result) {}

    @Test
    void aWholeReceptionHasOneEffectAndTheSameAnswersHoweverOftenItIsRepeated() {
        var done = new ArrayList<Done>();
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal);
                var official = Post.desk(SERVERS.second(), town.official.login(), town.desk);
                var supervisor =
                        Page.open(SERVERS.first(), Visitor.signedIn(SERVERS.first(), town.supervisor.login()))) {
            Sitting.with(List.of(clerk.page(), official.page()), new Script(clerk, official, supervisor, done)::play);
        }
        assertThat(done).hasSizeGreaterThan(24);
        var rows = town.rows();
        repeat(SERVERS.first(), done);
        repeat(SERVERS.second(), done);
        try (var restarted = SERVERS.startNode("restarted")) {
            repeat(restarted, done);
        }
        SERVERS.redis().flush();
        repeat(SERVERS.second(), done.reversed());
        assertThat(town.rows()).isEqualTo(rows);
        assertThat(watchersSeated()).isZero();
    }

    private int watchersSeated() {
        return SERVERS.jdbc()
                .sql("select count(*) from media_seat s join watch w on w.id = s.id where w.person = ?")
                .param(town.supervisor.id())
                .query(Integer.class)
                .single();
    }

    private static void repeat(Node node, List<Done> done) {
        for (var command : done) {
            try (var page =
                    Page.open(node, Visitor.signedIn(node, command.person().login()), command.client())) {
                var said = page.ask(command.destination(), command.body());
                assertThat(said.code()).as(command.destination()).isEmpty();
                assertThat(said.result()).as(command.destination()).isEqualTo(command.result());
            }
        }
    }

    /** One reception with every command that is remembered. */
    private final class Script {

        private final Post clerk;
        private final Post official;
        private final Page supervisor;
        private final List<Done> done;

        Script(Post clerk, Post official, Page supervisor, List<Done> done) {
            this.clerk = clerk;
            this.official = official;
            this.supervisor = supervisor;
            this.done = done;
        }

        void play() {
            at(clerk, "take", Map.of());
            at(official, "take", Map.of());
            comeAndGo();
            var reception = checkIn();
            var about = Map.of("reception", reception);
            at(official, "call-next", Map.of());
            at(official, "requeue", about);
            at(official, "call-next", Map.of());
            at(clerk, "accept", about);
            clerk.awaitGateOpen();
            Recorder.sawItGrow(SERVERS.first(), reception);
            assertThat(official.view().path("current").path("stage").asString()).isEqualTo("IN_PROGRESS");
            watch(reception);
            at(official, "finish", Map.of("reception", reception, "dispositions", answered()));
            at(official, "end", about);
            at(clerk, "dismiss", about);
            at(official, "release", Map.of());
            at(clerk, "release", Map.of());
        }

        private void comeAndGo() {
            var reception = checkIn();
            var about = Map.of("reception", reception);
            at(clerk, "step-away", about);
            at(clerk, "come-back", about);
            at(clerk, "declare-priority", Map.of("reception", reception, "priority", "ELDERLY"));
            at(official, "pause", Map.of("reason", "MEETING", "minutes", 20));
            at(official, "resume", Map.of());
            at(official, "call-next", Map.of());
            at(official, "recall", about);
            at(official, "skip", about);
            at(clerk, "rejoin", about);
            at(official, "pass-on", Map.of("reception", reception, "office", town.city));
            at(clerk, "leave", Map.of("reception", reception, "reason", "The bus goes."));
        }

        private String checkIn() {
            var caseId = clerk.registerCase("Zhang San", "A drain");
            return at(clerk, "check-in", clerk.checkInOf(caseId, town.city))
                    .path("reception")
                    .asString();
        }

        private void watch(String reception) {
            var watch = sent(
                            town.supervisor,
                            supervisor,
                            "/app/supervision/receptions/" + reception + "/watch",
                            Map.of("purpose", "Quality of service"))
                    .path("watch")
                    .asString();
            var asked = done.getLast();
            sent(town.supervisor, supervisor, "/app/supervision/watches/" + watch + "/close", Map.of());
            assertThat(supervisor.ask(asked.destination(), asked.body()).result())
                    .isEqualTo(asked.result());
            assertThat(watchersSeated()).as("seats of a watch that is over").isZero();
        }

        private JsonNode at(Post post, String verb, Map<String, ?> fields) {
            var person = post == clerk ? town.clerk : town.official;
            return sent(person, post.page(), post.app(verb), fields);
        }

        private JsonNode sent(Town.Person person, Page page, String destination, Map<String, ?> fields) {
            var body = new HashMap<String, Object>(fields);
            body.put("commandId", UUID.randomUUID());
            var said = page.ask(destination, body);
            assertThat(said.code()).as(destination + ": " + said.result()).isEmpty();
            if (destination.endsWith("/accept")) {
                // The gate opens by itself then, which is no effect of the repeat.
                clerk.page()
                        .awaitHeard(
                                clerk.topic(),
                                view -> view.path("reception").path("gateOpen").asBoolean());
            }
            var rows = town.rows();
            assertThat(page.ask(destination, body))
                    .as("a repeat of " + destination)
                    .isEqualTo(said);
            assertThat(town.rows()).as("a repeat of " + destination).isEqualTo(rows);
            done.add(new Done(person, page.client, destination, body, said.result()));
            return said.result();
        }
    }

    static List<Map<String, String>> answered() {
        return List.of(Map.of("kind", "ANSWERED_ON_THE_SPOT", "note", "The drain is mended."));
    }

    @Test
    void aCaseIsRegisteredOnceHoweverOftenItIsSent() {
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)) {
            var body = clerk.registration("Zhang San", "A drain");
            var first = clerk.visitor().post(SERVERS.first(), "/api/cases", body);
            assertThat(first.status()).isEqualTo(201);
            var rows = town.rows();
            var again = clerk.visitor().post(SERVERS.second(), "/api/cases", body);
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.json()).isEqualTo(first.json());
            assertThat(town.rows()).isEqualTo(rows);
        }
    }

    @Test
    void anIdThatWasUsedIsRefusedForAnythingElseAndForAnybodyElse() {
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal);
                var colleague = Post.terminal(SERVERS.second(), town.newClerk().login(), town.terminal)) {
            var used = Map.of("commandId", UUID.randomUUID());
            clerk.done("take", used);
            var rows = town.rows();
            assertThat(clerk.ask("release", used).code()).isEqualTo("wire.command-reused");
            assertThat(colleague.ask("take", used).code()).isEqualTo("wire.command-reused");
            var registration = new HashMap<>(clerk.registration("Zhang San", "A drain"));
            registration.putAll(used);
            var answer = clerk.visitor().post(SERVERS.first(), "/api/cases", registration);
            assertThat(answer.code()).isEqualTo("wire.command-reused");
            assertThat(town.rows()).isEqualTo(rows);
        }
    }

    @Test
    void aRefusedCommandMayBeRepeatedLaterWithSuccess() {
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)
                        .taken();
                var official = Post.desk(SERVERS.second(), town.official.login(), town.desk)
                        .taken()) {
            var call = Map.of("commandId", UUID.randomUUID());
            assertThat(official.ask("call-next", call).code()).isEqualTo("reception.line-empty");
            var reception = clerk.checkIn(town.city);
            assertThat(official.ask("call-next", call).text("reception")).isEqualTo(reception);
        }
    }

    @Test
    void everybodyStaysSignedInAndAtWorkWhenRedisForgetsEverything() {
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)
                        .taken();
                var official = Post.desk(SERVERS.second(), town.official.login(), town.desk)
                        .taken()) {
            SERVERS.redis().flush();
            var reception = clerk.checkIn(town.city);
            official.page().awaitHeard(official.topic(), view -> shows(view, reception));
            for (var node : SERVERS.both()) {
                assertThat(clerk.visitor().get(node, "/api/me").status()).isEqualTo(200);
                Page.open(node, official.visitor()).close();
            }
        }
    }

    @Test
    void aChangeOnOneNodeIsSeenOnTheOther() {
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)
                        .taken();
                var official = Post.desk(SERVERS.second(), town.official.login(), town.desk)
                        .taken()) {
            var reception = clerk.checkIn(town.city);
            official.page().awaitHeard(official.topic(), view -> shows(view, reception));
            official.done("call-next", Map.of());
            var called =
                    clerk.page().awaitHeard(clerk.topic(), view -> stage(view).equals("CALLED"));
            assertThat(called.path("reception").path("official").path("id").asString())
                    .isEqualTo(town.official.id().toString());
        }
    }

    @Test
    void aLostLastMessageIsNoticedByTheNextRenewal() {
        var visitor = Visitor.signedIn(SERVERS.first(), town.clerk.login());
        try (var deaf = Page.open(SERVERS.first(), visitor);
                var official = Post.desk(SERVERS.second(), town.official.login(), town.desk)
                        .taken()) {
            var clerk = new Post(SERVERS.first(), visitor, deaf, "terminals", town.terminal).taken();
            clerk.checkIn(town.city);
            await().atMost(Page.PATIENCE).until(() -> isUpToDate(clerk));
            var held = revision(clerk.view());
            official.done("call-next", Map.of());

            assertThat(renewed(clerk)).isGreaterThan(held);
            assertThat(stage(clerk.view())).isEqualTo("CALLED");
            await().atMost(Page.PATIENCE).until(() -> isUpToDate(clerk));
        }
    }

    private static boolean isUpToDate(Post post) {
        return revision(post.view()) == renewed(post);
    }

    private static long renewed(Post post) {
        return post.ask("renew").result().path("revision").asLong();
    }

    private static long revision(JsonNode view) {
        return view.path("revision").asLong();
    }

    private static String stage(JsonNode view) {
        return view.path("reception").path("stage").asString("");
    }

    private static boolean shows(JsonNode deskView, String reception) {
        return deskView.path("line")
                .valueStream()
                .anyMatch(row -> row.path("id").asString("").equals(reception));
    }
}
