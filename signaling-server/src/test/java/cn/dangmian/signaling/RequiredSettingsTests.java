package cn.dangmian.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.dangmian.signaling.RequiredSettings.MissingSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A start without what an installation must set. No server is needed: it ends before it asks for one. */
@ExtendWith(OutputCaptureExtension.class)
class RequiredSettingsTests {

    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("dangmian.wire.origins", "https://reception.example"),
            Map.entry("dangmian.media.janus.url", "ws://127.0.0.1:8188"),
            Map.entry("dangmian.media.janus.secret", "a secret"),
            Map.entry("dangmian.media.janus.admin-key", "a key"),
            Map.entry("dangmian.media.janus.spool", "/var/spool/dangmian"),
            Map.entry("dangmian.archive.grant-key", "/etc/dangmian/grant.pem"),
            Map.entry("dangmian.archive.recordings", "http://127.0.0.1:8091"),
            Map.entry("dangmian.kernel.column-keys", "/etc/dangmian/column.keys"),
            Map.entry("dangmian.audit.key", "/etc/dangmian/audit.pem"),
            Map.entry("dangmian.audit.anchor", "/var/lib/dangmian/audit"),
            Map.entry("dangmian.minutes.fonts", "/usr/share/fonts/serif.ttc#2"),
            Map.entry("spring.datasource.url", "jdbc:postgresql://database/dangmian"),
            Map.entry("spring.datasource.username", "dangmian_service"),
            Map.entry("spring.flyway.user", "dangmian_owner"),
            Map.entry("spring.data.redis.url", "redis://redis"));

    @Test
    void refusesToStartAndNamesEveryMissingSettingInPlainWords(CapturedOutput output) {
        assertThatExceptionOfType(MissingSettings.class).isThrownBy(() -> start());
        assertThat(output).contains("missing settings: ").contains("Set them in the environment or in a file");
        assertThat(ALL.keySet()).allSatisfy(key -> assertThat(output).contains(key));
        assertThat(output).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void refusesToStartWithoutThisOne(String key, CapturedOutput output) {
        var others = ALL.entrySet().stream()
                .filter(setting -> !setting.getKey().equals(key))
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        assertThatExceptionOfType(MissingSettings.class)
                .isThrownBy(() -> start(others))
                .withMessage("missing settings: " + key);
        assertThat(output).contains("missing settings: " + key);
    }

    static Iterable<String> keys() {
        return ALL.keySet();
    }

    private static void start(String... settings) {
        new SpringApplication(SignalingServer.class).run(settings);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void takesABlankSettingForAMissingOne(String key) {
        var settings = new HashMap<String, Object>(ALL);
        settings.put(key, "  ");
        assertThatExceptionOfType(MissingSettings.class)
                .isThrownBy(() -> check(settings))
                .withMessage("missing settings: " + key);
    }

    @Test
    void isContentWhenEverythingIsSet() {
        assertThatCode(() -> check(new HashMap<>(ALL))).doesNotThrowAnyException();
    }

    @Test
    void readsAListAndAnEnvironmentVariable() {
        var settings = new HashMap<String, Object>(ALL);
        settings.remove("dangmian.wire.origins");
        settings.put("dangmian.wire.origins[0]", "https://reception.example");
        settings.remove("dangmian.media.janus.admin-key");
        assertThatCode(() -> check(settings, Map.of("DANGMIAN_MEDIA_JANUS_ADMINKEY", "a key")))
                .doesNotThrowAnyException();
    }

    private static void check(Map<String, Object> settings) {
        check(settings, Map.of());
    }

    private static void check(Map<String, Object> settings, Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.forEach(source -> sources.remove(source.getName()));
        sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        sources.addFirst(new MapPropertySource("settings", settings));
        ConfigurationPropertySources.attach(environment);
        new RequiredSettings().postProcessEnvironment(environment, new SpringApplication());
    }
}
