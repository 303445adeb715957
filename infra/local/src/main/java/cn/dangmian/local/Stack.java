package cn.dangmian.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Everything on one machine, started in order and stopped in reverse. */
public final class Stack implements AutoCloseable {

    /** Of Debian's package, the simplified Chinese one of the collection. */
    private static final String PAPER_FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc#2";

    private final Settings settings;
    private final Secrets secrets;
    private final Children children;
    private final List<AutoCloseable> running = new CopyOnWriteArrayList<>();
    private final Consumer<String> progress;
    private Postgres postgres;
    private Redis redis;
    private Janus janus;
    private Coturn coturn;
    private Service recording;
    private List<Service> nodes;

    /** @param progress told what is being started */
    @SuppressWarnings("NullAway.Init") // start() starts them all
    public Stack(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        this.children = new Children(settings.data());
        this.secrets = new Secrets(settings.data().resolve("secrets"));
    }

    /** Starts everything; when that fails, stops what was started. {@link #close()} may come at any moment. */
    public Stack start() {
        try {
            Addresses.requireFree("127.0.0.1", settings.port(), "DANGMIAN_PORT");
            children.begin();
            startServers();
            startServices();
            return this;
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private void startServers() {
        progress.accept("starting PostgreSQL");
        postgres = stopLater(Postgres.start(settings.data(), children));
        progress.accept("starting Redis");
        redis = stopLater(Redis.start(settings.data(), children));
        progress.accept("starting Janus, media on " + settings.address());
        var media = new Janus.Settings(
                settings.data(),
                spool(),
                settings.address(),
                settings.rtpPorts(),
                secrets.get("janus"),
                secrets.get("janus-admin"),
                Addresses.freePort());
        janus = stopLater(Janus.start(media, children));
        progress.accept("starting coturn");
        coturn = stopLater(Coturn.start(
                new Coturn.Settings(
                        settings.data(),
                        settings.address(),
                        settings.turnPort(),
                        settings.relayPorts(),
                        secrets.get("turn")),
                children));
    }

    private void startServices() {
        var free = Addresses.freePorts(settings.nodes() + 1);
        progress.accept("starting the recording service");
        recording = stopLater(new Service(
                "recording-service",
                settings.recordingJar(),
                settings.data(),
                free.getFirst(),
                recordingProperties(),
                settings.jvm(),
                children));
        progress.accept("starting " + settings.nodes() + " signaling node(s)");
        // The first node migrates the database; the others find it done.
        nodes = new ArrayList<>();
        var ports = free.subList(1, free.size());
        for (var port : ports) {
            var node = "signaling-" + (nodes.size() + 1);
            var service = stopLater(new Service(
                    node,
                    settings.signalingJar(),
                    settings.data(),
                    port,
                    signalingProperties(node, ports),
                    settings.jvm(),
                    children));
            nodes.add(service);
            service.awaitReady();
        }
        recording.awaitReady();
        stopLater(Nginx.start(settings.data(), settings.port(), ports, recording.port(), children));
    }

    private Map<String, String> recordingProperties() {
        return Map.of(
                "spring.datasource.url", postgres.url("recording"),
                "spring.datasource.username", postgres.user(),
                "spring.data.redis.url", redis.url(),
                "dangmian.capture.spool", spool().toString(),
                "dangmian.vault.path", vault().toString(),
                "dangmian.playback.grant-key", secrets.grantPublicKey().toString(),
                "dangmian.seal.key", secrets.sealKey().toString(),
                "dangmian.vault.keys", secrets.vaultKeys().toString());
    }

    private Map<String, String> signalingProperties(String node, List<Integer> ports) {
        var properties = new HashMap<>(Map.of(
                "spring.datasource.url", postgres.ownedUrl("signaling"),
                "spring.datasource.username", postgres.service(),
                "spring.data.redis.url", redis.url(),
                "dangmian.wire.node", node,
                "dangmian.wire.origins", origins(ports),
                "dangmian.media.janus.url", janus.url(),
                "dangmian.media.janus.secret", janus.secret(),
                "dangmian.media.janus.admin-key", janus.adminKey(),
                "dangmian.media.janus.spool", spool().toString(),
                "dangmian.archive.grant-key", secrets.grantPrivateKey().toString()));
        properties.put("dangmian.archive.recordings", "http://127.0.0.1:" + recording.port());
        properties.put("dangmian.kernel.column-keys", secrets.columnKeys().toString());
        properties.put("spring.flyway.user", postgres.owner());
        properties.put("dangmian.audit.key", secrets.auditKey().toString());
        properties.put("dangmian.minutes.fonts", PAPER_FONT);
        properties.put("dangmian.audit.anchor", anchor().toString());
        // Those of the demonstration have no phone at hand.
        properties.put("dangmian.identity.second-factor", "optional");
        properties.put("dangmian.media.turn.urls", String.join(",", coturn.urls()));
        properties.put("dangmian.media.turn.secret", secrets.get("turn"));
        // On one machine terminals and desks are tabs of the same browser.
        properties.put("dangmian.terminals.enrolment", "optional");
        // Nobody's telephone rings because of a demonstration.
        properties.put("dangmian.notices.mailbox", "true");
        settings.demoPeople().ifPresent(file -> properties.put("dangmian.identity.demo", file.toString()));
        properties.putAll(settings.signalingProperties());
        return properties;
    }

    /** Of several nodes each may be asked directly too: whoever tests them has to choose one. */
    private String origins(List<Integer> ports) {
        var all = new ArrayList<>(List.of(url()));
        if (ports.size() > 1) {
            ports.forEach(port -> all.add("http://localhost:" + port));
        }
        return String.join(",", all);
    }

    private <T extends AutoCloseable> T stopLater(T started) {
        running.add(started);
        return started;
    }

    /** The one origin. */
    public String url() {
        return "http://localhost:" + settings.port();
    }

    public List<Service> nodes() {
        return List.copyOf(nodes);
    }

    /** File with the public key of what is sealed here; the private one is in it too. */
    public Path sealKey() {
        return secrets.sealKey();
    }

    public Service recording() {
        return recording;
    }

    public Janus janus() {
        return janus;
    }

    public Postgres postgres() {
        return postgres;
    }

    public Redis redis() {
        return redis;
    }

    public Path spool() {
        return settings.data().resolve("spool");
    }

    /** Where signed heads of the log are written beside the database. */
    public Path anchor() {
        return settings.data().resolve("audit-anchor");
    }

    public Path vault() {
        return settings.data().resolve("vault");
    }

    @Override
    public void close() {
        children.refuse();
        for (var one : running.reversed()) {
            try {
                one.close();
            } catch (Exception e) {
                progress.accept("could not be stopped: " + e.getMessage());
            }
        }
        children.close();
    }
}
