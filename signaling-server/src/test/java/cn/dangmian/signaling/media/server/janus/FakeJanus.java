package cn.dangmian.signaling.media.server.janus;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks as Janus does, or as a script says: for what a real one does not do to order. */
final class FakeJanus implements AutoCloseable {

    /** One connection, as a script has it in hand. */
    interface Line {

        void say(String text);

        /** The beginning of a message whose end never comes. */
        void begin(String text);

        void cut();
    }

    interface Script {
        void on(JsonNode request, Line line);
    }

    static final Script SILENCE = (_, _) -> {};

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong(1000);
    private volatile Script script = this::answerWell;

    FakeJanus() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(
                server,
                container -> container.addMapping("/*", (_, response, _) -> {
                    response.setAcceptedSubProtocol("janus-protocol");
                    return new Endpoint();
                })));
        server.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    String url() {
        return "ws://127.0.0.1:" + port();
    }

    List<JsonNode> asked() {
        return asked;
    }

    void follow(Script script) {
        this.script = script;
    }

    void behave() {
        follow(this::answerWell);
    }

    /** What a real one would say to a request that pleases it. */
    void answerWell(JsonNode request, Line line) {
        var transaction = request.path("transaction").asString("");
        var what = request.path("janus").asString("");
        line.say(
                switch (what) {
                    case "ping" -> "{'janus':'pong','transaction':'%s'}".formatted(transaction);
                    case "trickle", "keepalive" -> "{'janus':'ack','transaction':'%s'}".formatted(transaction);
                    case "message" -> answerMessage(request, transaction);
                    default ->
                        "{'janus':'success','transaction':'%s','data':{'id':%d}}"
                                .formatted(transaction, ids.incrementAndGet());
                });
    }

    private static String answerMessage(JsonNode request, String transaction) {
        return """
                {'janus':'event','transaction':'%s','session_id':%d,'sender':%d,'plugindata':{'data':
                {'videoroom':'event','exists':false,'streams':[{'mid':'0'}]}},'jsep':{'type':'answer','sdp':'v=0'}}""".formatted(
                        transaction,
                        request.path("session_id").asLong(),
                        request.path("handle_id").asLong());
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    /** Jetty finds and calls it. */
    public final class Endpoint extends Session.Listener.AbstractAutoDemanding implements Line {

        @Override
        public void onWebSocketText(@Nullable String text) {
            var request = JsonMapper.shared().readTree(Objects.requireNonNull(text));
            asked.add(request);
            script.on(request, this);
        }

        @Override
        public void say(String text) {
            getSession().sendText(text.replace('\'', '"'), Callback.NOOP);
        }

        @Override
        public void begin(String text) {
            getSession().sendPartialText(text.replace('\'', '"'), false, Callback.NOOP);
        }

        @Override
        public void cut() {
            getSession().disconnect();
        }
    }
}
