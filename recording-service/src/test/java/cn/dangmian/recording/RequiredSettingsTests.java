package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.dangmian.recording.RequiredSettings.MissingSettings;
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

    private static final Map<String, String> ALL = Map.of(
            "dangmian.capture.spool", "/var/spool/dangmian",
            "dangmian.vault.path", "/var/lib/dangmian/vault",
            "dangmian.vault.keys", "/etc/dangmian/vault.keys",
            "dangmian.playback.grant-key", "/etc/dangmian/grant.pub",
            "dangmian.seal.key", "/etc/dangmian/seal.pem",
            "spring.datasource.url", "jdbc:postgresql://database/dangmian",
            "spring.data.redis.url", "redis://redis");

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
        new SpringApplication(RecordingService.class).run(settings);
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
    void readsAnEnvironmentVariable() {
        var settings = new HashMap<String, Object>(ALL);
        settings.remove("dangmian.playback.grant-key");
        assertThatCode(() -> check(settings, Map.of("DANGMIAN_PLAYBACK_GRANTKEY", "/etc/dangmian/grant.pub")))
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
