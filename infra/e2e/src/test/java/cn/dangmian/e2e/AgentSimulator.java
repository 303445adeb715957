package cn.dangmian.e2e;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device agent with a reader whose card a test lays on: {@code infra/contracts/device-agent.md}, word for word. */
final class AgentSimulator extends WebSocketServer implements AutoCloseable {

    static final int PORT = 28461;
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Reading(WebSocket page, String id, ScheduledFuture<?> end) {}

    private final Set<String> origins;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor();
    private final List<WebSocket> welcomed = new CopyOnWriteArrayList<>();
    private final CountDownLatch listening = new CountDownLatch(1);
    private @Nullable Map<String, Object> card;
    private @Nullable Reading reading;
    private boolean plugged = true;
    private boolean damaged;

    private AgentSimulator(Set<String> origins) {
        super(new InetSocketAddress("127.0.0.1", PORT));
        this.origins = origins;
        setReuseAddr(true);
    }

    /** @param origins whose pages may use the reader */
    static AgentSimulator start(String... origins) throws InterruptedException {
        var agent = new AgentSimulator(Set.of(origins));
        agent.start();
        if (!agent.listening.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("port " + PORT + " is taken");
        }
        return agent;
    }

    /** Somebody lays this card on the reader; null takes it away. */
    void lay(@Nullable Map<String, Object> laid) {
        reader.execute(() -> {
            card = laid;
            readIfThere();
        });
    }

    void plug(boolean in) {
        reader.execute(() -> {
            plugged = in;
            welcomed.forEach(page -> say(page, Map.of("type", "devices", "devices", devices())));
        });
    }

    /** Whatever is laid on cannot be read. */
    void damage(boolean unreadable) {
        reader.execute(() -> damaged = unreadable);
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
            WebSocket page, Draft draft, ClientHandshake handshake) throws InvalidDataException {
        if (!origins.contains(handshake.getFieldValue("Origin"))
                || !handshake.getResourceDescriptor().equals("/agent")) {
            throw new InvalidDataException(403, "this origin is not allowed");
        }
        return super.onWebsocketHandshakeReceivedAsServer(page, draft, handshake);
    }

    @Override
    public void onStart() {
        listening.countDown();
    }

    @Override
    public void onOpen(WebSocket page, ClientHandshake handshake) {}

    @Override
    public void onMessage(WebSocket page, String text) {
        reader.execute(() -> heard(page, text));
    }

    private void heard(WebSocket page, String text) {
        JsonNode told;
        try {
            told = JSON.readTree(text);
        } catch (JacksonException unreadable) {
            fail(page, null, "MALFORMED");
            return;
        }
        var id = told.path("id").asString(null);
        switch (told.path("type").asString("")) {
            case "hello" -> welcome(page, told);
            case "card.read" -> read(page, id, told.path("waitSeconds").asInt(0));
            case "card.cancel" -> end(page, id);
            case "" -> fail(page, id, "MALFORMED");
            default -> fail(page, id, "UNKNOWN");
        }
    }

    private void welcome(WebSocket page, JsonNode told) {
        for (var version : told.path("versions")) {
            if (version.asInt() == VERSION) {
                welcomed.add(page);
                say(page, Map.of("type", "welcome", "version", VERSION, "agent", "Simulator 1", "devices", devices()));
                return;
            }
        }
        fail(page, null, "VERSION");
        page.close(4001);
    }

    private List<Map<String, Object>> devices() {
        return plugged ? List.of(Map.of("kind", "ID_READER", "label", "Simulated reader", "ready", true)) : List.of();
    }

    private void read(WebSocket page, @Nullable String id, int seconds) {
        if (!welcomed.contains(page) || id == null || seconds < 5 || seconds > 120) {
            fail(page, id, "MALFORMED");
        } else if (!plugged) {
            fail(page, id, "NO_READER");
        } else if (reading != null) {
            fail(page, id, "BUSY");
        } else {
            reading = new Reading(page, id, reader.schedule(() -> giveUp(id), seconds, TimeUnit.SECONDS));
            progress("WAITING");
            readIfThere();
        }
    }

    private void readIfThere() {
        var now = reading;
        if (now == null || card == null) {
            return;
        }
        progress("READING");
        if (damaged) {
            finish(Map.of("type", "error", "id", now.id(), "code", "UNREADABLE"));
        } else {
            finish(Map.of("type", "card.data", "id", now.id(), "card", card));
        }
    }

    private void giveUp(String id) {
        if (reading != null && reading.id().equals(id)) {
            finish(Map.of("type", "error", "id", id, "code", "NO_CARD"));
        }
    }

    private void end(WebSocket page, @Nullable String id) {
        if (reading != null && reading.page() == page && reading.id().equals(id)) {
            finish(Map.of("type", "error", "id", id, "code", "CANCELLED"));
        }
    }

    private void progress(String step) {
        if (reading != null) {
            say(reading.page(), Map.of("type", "card.progress", "id", reading.id(), "step", step));
        }
    }

    private void finish(Map<String, Object> answer) {
        if (reading != null) {
            reading.end().cancel(false);
            say(reading.page(), answer);
            reading = null;
        }
    }

    private static void fail(WebSocket page, @Nullable String id, String code) {
        say(page, JSON.createObjectNode().put("type", "error").put("id", id).put("code", code));
    }

    private static void say(WebSocket page, Object message) {
        if (page.isOpen()) {
            page.send(JSON.writeValueAsString(message));
        }
    }

    @Override
    public void onClose(WebSocket page, int code, String reason, boolean remote) {
        reader.execute(() -> {
            welcomed.remove(page);
            if (reading != null && reading.page() == page) {
                reading.end().cancel(false);
                reading = null;
            }
        });
    }

    @Override
    public void onError(@Nullable WebSocket page, Exception failed) {}

    @Override
    public void close() {
        reader.shutdownNow();
        try {
            stop(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
