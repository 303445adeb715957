package cn.dangmian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSettingsTests {

    @Test
    void areComplete() {
        var settings = settings(Map.of());
        assertThat(settings.data()).isEqualTo(Path.of("/checkout/.data"));
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.nodes()).isEqualTo(1);
        assertThat(settings.turnPort()).isEqualTo(3478);
        assertThat(settings.rtpPorts()).isEqualTo("20000-20999");
        assertThat(settings.relayPorts()).isEqualTo("21000-21999");
        assertThat(settings.address()).isEqualTo(Addresses.firstIpv4());
    }

    @Test
    void takeWhatIsGiven() {
        var settings = settings(Map.of(
                "DANGMIAN_DATA", "/elsewhere",
                "DANGMIAN_PORT", "8081",
                "DANGMIAN_NODES", "2",
                "DANGMIAN_ADDRESS", "192.0.2.7",
                "DANGMIAN_RTP_PORTS", "22000-22999",
                "DANGMIAN_TURN_PORT", "3479",
                "DANGMIAN_RELAY_PORTS", "23000-23999"));
        assertThat(settings.data()).isEqualTo(Path.of("/elsewhere"));
        assertThat(settings.port()).isEqualTo(8081);
        assertThat(settings.nodes()).isEqualTo(2);
        assertThat(settings.address()).isEqualTo("192.0.2.7");
        assertThat(settings.rtpPorts()).isEqualTo("22000-22999");
        assertThat(settings.turnPort()).isEqualTo(3479);
        assertThat(settings.relayPorts()).isEqualTo("23000-23999");
    }

    @ParameterizedTest
    @CsvSource({
        "DANGMIAN_PORT, http",
        "DANGMIAN_PORT, 0",
        "DANGMIAN_PORT, 65536",
        "DANGMIAN_TURN_PORT, -1",
        "DANGMIAN_NODES, 0",
        "DANGMIAN_NODES, 5",
        "DANGMIAN_ADDRESS, 127.0.0.1",
        "DANGMIAN_ADDRESS, localhost",
        "DANGMIAN_ADDRESS, 192.0.2.300",
        "DANGMIAN_RTP_PORTS, 20000",
        "DANGMIAN_RTP_PORTS, 20999-20000",
        "DANGMIAN_RELAY_PORTS, 60000-70000"
    })
    void refuseWhatMakesNoSenseByName(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of(name, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(name + ": " + value)
                .hasMessageContaining("expected");
    }

    private static Settings settings(Map<String, String> environment) {
        return new RunSettings(environment)
                .settings(Path.of("/checkout"), Path.of("signaling.jar"), Path.of("recording.jar"));
    }
}
