package cn.dangmian.signaling.media.server.janus;

import static org.awaitility.Awaitility.await;

import cn.dangmian.local.Janus;
import cn.dangmian.signaling.media.server.Node;
import cn.dangmian.signaling.media.server.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.json.JsonMapper;

/** A Janus for the tests of one class. */
public final class JanusServer implements RealServer, BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final List<Node> nodes = new ArrayList<>();
    private Janus janus;

    @SuppressWarnings("NullAway.Init") // JUnit begins with beforeAll()
    public JanusServer() {}

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
        janus = Janus.start(Janus.Settings.in(Files.createTempDirectory("janus-tests")));
    }

    static Node node(String url, Janus janus) {
        var settings = new JanusSettings(
                url, janus.secret(), janus.adminKey(), janus.spool().toString());
        return node(settings);
    }

    /** A node that need not be up. */
    static Node node(JanusSettings settings) {
        var sessions = new JanusSessions(settings, JsonMapper.shared());
        var node = new Node(new JanusMediaServer(settings, sessions), sessions::stop);
        sessions.start();
        return node;
    }

    @Override
    public Node node() {
        var node = node(janus.url(), janus);
        nodes.add(node);
        await().until(node.media()::isUp);
        return node;
    }

    @Override
    public Path spool() {
        return janus.spool();
    }

    @Override
    public void pause() {
        janus.pause();
    }

    @Override
    public void resume() {
        janus.resume();
    }

    @Override
    public void kill() {
        janus.kill();
    }

    @Override
    public void restart() {
        janus.restart();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        janus.resume();
        nodes.forEach(Node::close);
        nodes.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        janus.close();
    }
}
