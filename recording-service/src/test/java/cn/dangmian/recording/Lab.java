package cn.dangmian.recording;

import cn.dangmian.local.Redis;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One recording service with servers, spool and vault of its own; it can be stopped and started again. */
final class Lab {

    /** For all tests that leave the servers alone. */
    static final Lab SHARED = new Lab();

    static final String VAULT_KEY = "1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n";

    final Path spool;
    final Path vault;
    final Redis redis = Servers.newRedis();
    final ECKey grantKey;
    final SignalingSide signaling;
    private final String database = Servers.newDatabase();
    private final Path keyFile;
    final SealKey sealKey;
    final Path vaultKeys;
    private ConfigurableApplicationContext running;

    Lab() {
        try {
            var folder = Files.createTempDirectory(Servers.FOLDER, "lab");
            spool = Files.createDirectory(folder.resolve("spool"));
            vault = folder.resolve("vault");
            grantKey = new ECKeyGenerator(Curve.P_256).generate();
            sealKey = SealKey.make(folder);
            vaultKeys = Files.writeString(folder.resolve("vault.keys"), VAULT_KEY);
            keyFile = Files.writeString(folder.resolve("grant.pem"), pem(grantKey));
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
        signaling = new SignalingSide(redis);
        running = start(Map.of());
    }

    void stop() {
        running.close();
    }

    void start() {
        running = start(Map.of());
    }

    /** After a stop, with other settings; the test closes it. */
    ConfigurableApplicationContext restart(Map<String, String> changed) {
        running = start(changed);
        return running;
    }

    String url(String path) {
        return "http://127.0.0.1:" + running.getEnvironment().getProperty("local.server.port") + path;
    }

    JdbcClient jdbc() {
        return running.getBean(JdbcClient.class);
    }

    /** @param changed an empty value takes the setting away */
    ConfigurableApplicationContext start(Map<String, String> changed) {
        return new SpringApplicationBuilder(RecordingService.class).run(arguments(changed));
    }

    /** What a service is started with. */
    String[] arguments(Map<String, String> changed) {
        var settings = new HashMap<>(Map.of(
                "dangmian.seal.key", sealKey.pair().toString(),
                "server.port", "0",
                "server.address", "127.0.0.1",
                "spring.datasource.url", database,
                "spring.datasource.username", Servers.POSTGRES.user(),
                "spring.data.redis.url", redis.url(),
                "dangmian.capture.spool", spool.toString(),
                "dangmian.vault.path", vault.toString(),
                "dangmian.vault.keys", vaultKeys.toString(),
                "dangmian.playback.grant-key", keyFile.toString()));
        settings.putAll(changed);
        var arguments = settings.entrySet().stream()
                .filter(setting -> !setting.getValue().isEmpty())
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
        return Stream.concat(arguments, Stream.of("--spring.main.banner-mode=off"))
                .toArray(String[]::new);
    }

    static String pem(ECKey key) throws JOSEException {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.toECPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
