package cn.dangmian.signaling;

import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Refuses to start without the settings that have no sensible default, and names all that are missing at once. */
class RequiredSettings implements EnvironmentPostProcessor, Ordered {

    private static final List<String> KEYS = List.of(
            "dangmian.wire.origins",
            "dangmian.media.janus.url",
            "dangmian.media.janus.secret",
            "dangmian.media.janus.admin-key",
            "dangmian.media.janus.spool",
            "dangmian.archive.grant-key",
            "dangmian.archive.recordings",
            "dangmian.kernel.column-keys",
            "dangmian.audit.key",
            "dangmian.audit.anchor",
            "dangmian.minutes.fonts",
            "spring.datasource.url",
            // Two roles, so that the service cannot change its own log.
            "spring.datasource.username",
            "spring.flyway.user",
            // Without it Spring would quietly try a Redis on this machine.
            "spring.data.redis.url");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var settings = Binder.get(environment);
        var missing = KEYS.stream().filter(key -> isBlank(settings, key)).toList();
        if (!missing.isEmpty()) {
            throw new MissingSettings(missing);
        }
    }

    /** Bound as a list, because the origins may be written as one. */
    private static boolean isBlank(Binder settings, String key) {
        return settings.bind(key, Bindable.listOf(String.class)).orElse(List.of()).stream()
                .allMatch(String::isBlank);
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
