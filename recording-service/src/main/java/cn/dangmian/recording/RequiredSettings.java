package cn.dangmian.recording;

import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Refuses to start without the settings that have no sensible default, and names all that are missing at once. */
class RequiredSettings implements EnvironmentPostProcessor, Ordered {

    private static final List<String> KEYS = List.of(
            "dangmian.capture.spool",
            "dangmian.vault.path",
            "dangmian.vault.keys",
            "dangmian.playback.grant-key",
            "dangmian.seal.key",
            "spring.datasource.url",
            // Without it Spring would quietly try a Redis on this machine.
            "spring.data.redis.url");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var missing = KEYS.stream()
                .filter(key -> environment.getProperty(key, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw new MissingSettings(missing);
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    static final class MissingSettings extends RuntimeException {

        MissingSettings(List<String> keys) {
            super("missing settings: " + String.join(", ", keys));
        }
    }
}
