package cn.dangmian.e2e;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device agent with a reader whose card a test lays on: {@code infra/contracts/device-agent.md}, word for word. */
final class AgentSimulator implements AutoCloseable {

    static final int PORT = 28461;
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Reading(Session page, String id, ScheduledFuture<?> end) {}

    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor();
    private final List<Session> welcomed = new CopyOnWriteArrayList<>();
    private final Server server = new Server(new InetSocketAddress("127.0.0.1", PORT));
    private @Nullable Map<String, Object> card;
    private @Nullable Reading reading;
    private boolean plugged = true;
    private boolean damaged;

    private AgentSimulator(Set<String> origins) {
        server.setHandler(WebSocketUpgradeHandler.from(server, container -> open(container, origins)));
    }

    private void open(ServerWebSocketContainer container, Set<String> origins) {
        container.setIdleTimeout(Duration.ZERO);
        container.addMapping("/agent", (request, response, asked) -> {
            if (origins.contains(String.valueOf(request.getHeaders().get("Origin")))) {
                return new Page();
            }
            Response.writeError(request, response, asked, 403);
            return null;
        });
    }

    /** @param origins whose pages may use the reader */
    static AgentSimulator start(String... origins) {
        var agent = new AgentSimulator(Set.of(origins));
        try {
            agent.server.start();
        } catch (Exception e) {
            throw new IllegalStateException("no agent at port " + PORT, e);
        }
        return agent;
    }

    /** One page's line to the agent; public, or Jetty does not find it. */
    public final class Page extends Session.Listener.AbstractAutoDemanding {

        @Override
        public void onWebSocketText(String text) {
            reader.execute(() -> heard(getSession(), text));
        }

        @Override
        public void onWebSocketError(Throwable cause) {
            // a page may go without a word; its end is told of all the same
        }

        @Override
        public void onWebSocketClose(int code, String reason, Callback done) {
            reader.execute(() -> gone(getSession()));
            done.succeed();
        }
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

    private void heard(Session page, String text) {
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

    private void welcome(Session page, JsonNode told) {
        for (var version : told.path("versions")) {
            if (version.asInt() == VERSION) {
                welcomed.add(page);
                say(page, Map.of("type", "welcome", "version", VERSION, "agent", "Simulator 1", "devices", devices()));
                return;
            }
        }
        fail(page, null, "VERSION");
        page.close(4001, "", Callback.NOOP);
    }

    private List<Map<String, Object>> devices() {
        return plugged ? List.of(Map.of("kind", "ID_READER", "label", "Simulated reader", "ready", true)) : List.of();
    }

    private void read(Session page, @Nullable String id, int seconds) {
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

    private void end(Session page, @Nullable String id) {
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

    private static void fail(Session page, @Nullable String id, String code) {
        say(page, JSON.createObjectNode().put("type", "error").put("id", id).put("code", code));
    }

    private static void say(Session page, Object message) {
        page.sendText(JSON.writeValueAsString(message), Callback.NOOP);
    }

    private void gone(Session page) {
        welcomed.remove(page);
        if (reading != null && reading.page() == page) {
            reading.end().cancel(false);
            reading = null;
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            reader.shutdownNow();
        }
    }
}
