package cn.dangmian.signaling.media.server.janus;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param url of the WebSocket API, on loopback or a private network
 * @param secret API secret
 * @param adminKey VideoRoom's key for making rooms
 * @param spool directory, as Janus sees it, where it writes recordings
 */
@Validated
@ConfigurationProperties("dangmian.media.janus")
record JanusSettings(
        @NotBlank String url,
        @NotBlank String secret,
        @NotBlank String adminKey,
        @NotBlank String spool) {

    @Override
    public String toString() {
        return "JanusSettings[" + url + ", ***]";
    }
}
