package cn.dangmian.signaling.media;

import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param turn relays offered to browsers; without urls none is offered */
@Validated
@ConfigurationProperties("dangmian.media")
record MediaSettings(@Valid @DefaultValue Turn turn) {

    /**
     * @param urls for example {@code turn:relay.example:443?transport=tcp}
     * @param secret shared with coturn ({@code static-auth-secret}); needed with urls
     */
    record Turn(@DefaultValue List<String> urls, @Nullable String secret) {

        Turn {
            if (!urls.isEmpty() && (secret == null || secret.isBlank())) {
                throw new IllegalArgumentException(
                        "dangmian.media.turn.secret is missing, but dangmian.media.turn.urls is set");
            }
        }

        @Override
        public String toString() {
            return "Turn[" + urls + ", ***]";
        }
    }
}
