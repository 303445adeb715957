package cn.dangmian.signaling.journey;

import cn.dangmian.local.Janus;
import cn.dangmian.local.Redis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The nodes a test class works with. PostgreSQL, Redis and Janus are started once in a process. */
final class Servers implements BeforeAllCallback, AfterAllCallback {

    // Nobody publishes in these tests, so a talk would never be seen to grow in three seconds.
    private static final Map<String, String> EVERYDAY =
            Map.of("dangmian.reception.growth", "60s", "dangmian.reception.silence", "120s");

    private final Optional<Map<String, String>> ownSettings;
    private final List<Node> started = new ArrayList<>();
    private @Nullable Machine machine;
    private List<Node> nodes = List.of();
    private List<String> names = List.of("own-1", "own-2");

    private Servers(Optional<Map<String, String>> ownSettings) {
        this.ownSettings = ownSettings;
    }

    /** Two nodes that many test classes share; each test founds a town of its own. */
    static Servers everyday() {
        return new Servers(Optional.empty());
    }

    /** Two nodes and a database for this class alone. */
    static Servers with(Map<String, String> settings) {
        return new Servers(Optional.of(settings));
    }

    /** One node and a database for this class alone. */
    static Servers alone() {
        return alone(Map.of());
    }

    static Servers alone(Map<String, String> settings) {
        var servers = new Servers(Optional.of(settings));
        servers.names = List.of("alone");
        return servers;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Surefire runs a plan of its own for each class, all in one session.
        machine = context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Machine.class, _ -> new Machine(), Machine.class);
        nodes = ownSettings.map(this::startOwn).orElseGet(() -> machine().everydayNodes(EVERYDAY));
    }

    private List<Node> startOwn(Map<String, String> settings) {
        var database = machine().newDatabase();
        return names.stream().map(name -> start(name, database, settings)).toList();
    }

    private Node start(String name, String database, Map<String, String> settings) {
        var node = machine().start(name, database, settings);
        started.add(node);
        return node;
    }

    /** One more node on the same database; the test may close it. */
    Node startNode(String name) {
        return start(name, first().database(), ownSettings.orElse(EVERYDAY));
    }

    /** A node with settings of its own, on any database; the test closes it. */
    Node startNode(String name, String database, Map<String, String> settings) {
        return start(name, database, settings);
    }

    /** One more node on the same database, in a process of its own; the test ends it. */
    Process spawnNode(String name) {
        return machine().spawn(name, first().database(), ownSettings.orElse(EVERYDAY));
    }

    String newDatabase() {
        return machine().newDatabase();
    }

    /** The same with other settings. */
    Node startNode(String name, Map<String, String> settings) {
        return start(name, first().database(), settings);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        started.forEach(Node::close);
        started.clear();
    }

    Node first() {
        return nodes.get(0);
    }

    Node second() {
        return nodes.get(1);
    }

    List<Node> both() {
        return nodes;
    }

    Redis redis() {
        return machine().redis;
    }

    JdbcClient jdbc() {
        return first().jdbc();
    }

    /** The database of this class answers nobody any more. */
    void goAway() {
        machine().goAway(first().database());
    }

    /** Works as the owner of the tables: what a migration may do and the service may not. */
    JdbcClient ownersJdbc() {
        return machine().owner(first().database());
    }

    /** Where the nodes write signed heads of the log. */
    Path anchor() {
        return machine().anchor(first().database());
    }

    Town foundTown() {
        return Town.found(first());
    }

    /** Whoever stops it lets it go on. */
    Janus janus() {
        return machine().janus;
    }

    private Machine machine() {
        return Objects.requireNonNull(machine);
    }
}
