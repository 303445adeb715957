package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code infra/contracts/device-agent.md} against the simulated agent, so that the pages are tested with what is written there. */
class DeviceAgentContractTests {

    private static final String ORIGIN = "http://localhost:8080";
    private static final Path CONTRACT = Path.of("..", "contracts", "device-agent.md");
    private static final JsonMapper JSON = JsonMapper.shared();

    @SuppressWarnings("NullAway.Init") // set before each
    private AgentSimulator agent;

    @BeforeEach
    void start() {
        agent = AgentSimulator.start(ORIGIN);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    void letsInTheOriginsOfItsListAlone() {
        for (var origin : new String[] {"http://evil.example", "http://localhost:8081", "null"}) {
            assertThatThrownBy(() -> new Line(origin))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
        }
    }

    @Test
    void welcomesAVersionInCommonAndTellsItsDevices() {
        var line = new Line(ORIGIN);
        line.say("{\"type\": \"hello\", \"versions\": [7, 1], \"later\": true}");
        assertThat(shape(line.hear())).isEqualTo(shape(example("welcome")));
        agent.plug(false);
        assertThat(line.hear()).isEqualTo(example("devices"));
        agent.plug(true);
        assertThat(line.hear().path("devices").path(0).path("kind").asString()).isEqualTo("ID_READER");
    }

    @Test
    void goesWithoutAVersionInCommon() throws InterruptedException {
        var line = new Line(ORIGIN);
        line.say("{\"type\": \"hello\", \"versions\": [99]}");
        assertThat(line.hear()).isEqualTo(example("error"));
        assertThat(line.closed.poll(5, TimeUnit.SECONDS)).isEqualTo(4001);
    }

    @Test
    void readsACardStepByStep() {
        var line = welcomed();
        var id = line.read(30);
        assertThat(line.hear().path("step").asString()).isEqualTo("WAITING");
        agent.lay(Cards.of("王建国", "51132519680502001X"));
        assertThat(line.hear().path("step").asString()).isEqualTo("READING");
        var told = line.hear();
        assertThat(told.path("id").asString()).isEqualTo(id);
        assertThat(shape(told)).isEqualTo(shape(example("card.data")));
        assertThat(told.toString().length()).isLessThan(256 * 1024);
    }

    @Test
    void saysWhyThereIsNoCard() {
        var line = welcomed();
        line.read(5);
        assertThat(line.hear().path("step").asString()).isEqualTo("WAITING");
        assertThat(line.hear().path("code").asString()).isEqualTo("NO_CARD");
        agent.damage(true);
        agent.lay(Cards.of("王建国", "51132519680502001X"));
        line.read(5);
        line.hear();
        assertThat(line.hear().path("step").asString()).isEqualTo("READING");
        assertThat(line.hear().path("code").asString()).isEqualTo("UNREADABLE");
        agent.plug(false);
        line.hear();
        line.read(5);
        assertThat(line.hear().path("code").asString()).isEqualTo("NO_READER");
    }

    @Test
    void readsForOnePageAtATimeUntilItIsCancelledOrGone() {
        var first = welcomed();
        var second = welcomed();
        var id = first.read(30);
        assertThat(first.hear().path("step").asString()).isEqualTo("WAITING");
        second.read(30);
        assertThat(second.hear().path("code").asString()).isEqualTo("BUSY");
        second.say("{\"type\": \"card.cancel\", \"id\": \"%s\"}".formatted(id));
        first.say("{\"type\": \"card.cancel\", \"id\": \"%s\"}".formatted(id));
        assertThat(first.hear().path("code").asString()).isEqualTo("CANCELLED");
        first.read(30);
        first.hear();
        first.socket.abort();
        for (var tries = 0; tries < 50; tries++) {
            second.read(30);
            var answer = second.hear();
            if (answer.path("type").asString().equals("card.progress")) {
                return;
            }
        }
        throw new AssertionError("a page that is gone still has the reader");
    }

    @Test
    void refusesWhatIsNotOfTheContract() {
        var line = new Line(ORIGIN);
        line.read(30);
        assertThat(line.hear().path("code").asString()).isEqualTo("MALFORMED");
        var welcomed = welcomed();
        for (var text : new String[] {"no json", "{}", "{\"type\": \"card.read\"}"}) {
            welcomed.say(text);
            assertThat(welcomed.hear().path("code").asString()).as(text).isEqualTo("MALFORMED");
        }
        welcomed.read(4);
        assertThat(welcomed.hear().path("code").asString()).isEqualTo("MALFORMED");
        welcomed.say("{\"type\": \"pad.sign\", \"id\": null}");
        assertThat(welcomed.hear().path("code").asString()).isEqualTo("UNKNOWN");
    }

    /** Each code of the contract is one that these tests have heard. */
    @Test
    void hasTheCodesThatAreTestedHere() throws IOException {
        var written = new TreeSet<String>();
        var rows = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|").matcher(Files.readString(CONTRACT));
        while (rows.find()) {
            written.add(rows.group(1));
        }
        assertThat(written)
                .isEqualTo(Set.of(
                        "BUSY", "CANCELLED", "MALFORMED", "NO_CARD", "NO_READER", "UNKNOWN", "UNREADABLE", "VERSION"));
    }

    private static Line welcomed() {
        var line = new Line(ORIGIN);
        line.say("{\"type\": \"hello\", \"versions\": [1]}");
        assertThat(line.hear().path("type").asString()).isEqualTo("welcome");
        return line;
    }

    /** The first example of this type in the contract. */
    private static JsonNode example(String type) {
        try {
            var blocks = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(CONTRACT));
            while (blocks.find()) {
                var found = JSON.readTree(blocks.group(1));
                if (found.path("type").asString().equals(type)) {
                    return found;
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        throw new AssertionError("no example of " + type);
    }

    /** Names of the fields, and of what is nested in them. */
    private static Map<String, Object> shape(JsonNode node) {
        var shape = new java.util.TreeMap<String, Object>();
        node.properties().forEach(field -> {
            var value = field.getValue().isArray() ? field.getValue().path(0) : field.getValue();
            shape.put(field.getKey(), value.isObject() ? shape(value) : value.getNodeType());
        });
        return shape;
    }

    /** A page, without a browser. */
    private static final class Line implements WebSocket.Listener {

        private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();
        private final WebSocket socket;

        Line(String origin) {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Origin", origin)
                    .buildAsync(URI.create("ws://127.0.0.1:" + AgentSimulator.PORT + "/agent"), this)
                    .join();
        }

        void say(String text) {
            socket.sendText(text, true).join();
        }

        String read(int seconds) {
            var id = UUID.randomUUID().toString();
            say("{\"type\": \"card.read\", \"id\": \"%s\", \"waitSeconds\": %d}".formatted(id, seconds));
            return id;
        }

        JsonNode hear() {
            try {
                return Objects.requireNonNull(heard.poll(10, TimeUnit.SECONDS), "the agent says nothing");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            partial.append(text);
            if (last) {
                heard.add(JSON.readTree(partial.toString()));
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.add(code);
            return null;
        }
    }
}
