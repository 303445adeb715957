package cn.dangmian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class AddressesTests {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void namesATakenPortWithItsSetting() throws IOException {
        try (var taken = new ServerSocket(0, 1, LOOPBACK)) {
            assertThatThrownBy(() -> Addresses.requireFree("127.0.0.1", taken.getLocalPort(), "DANGMIAN_PORT"))
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("set DANGMIAN_PORT");
        }
    }

    @Test
    void namesAPortThatIsTakenForEveryAddress() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Addresses.requireFree("127.0.0.1", taken.getLocalPort(), "DANGMIAN_PORT"))
                    .isInstanceOf(PortTaken.class);
        }
    }

    @Test
    void namesAPortThatIsTakenForDatagramsOnly() throws IOException {
        try (var taken = new DatagramSocket(0, LOOPBACK)) {
            assertThatCode(() -> Addresses.requireFree("127.0.0.1", taken.getLocalPort(), "DANGMIAN_TURN_PORT"))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() ->
                            Addresses.requireFreeForDatagrams("127.0.0.1", taken.getLocalPort(), "DANGMIAN_TURN_PORT"))
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining("DANGMIAN_TURN_PORT");
        }
    }

    @Test
    void saysWhyAnAddressOfAnotherMachineCannotBeUsed() {
        assertThatThrownBy(() -> Addresses.requireFree("192.0.2.1", 3478, "DANGMIAN_TURN_PORT"))
                .isInstanceOf(PortTaken.class)
                .hasMessageContaining("192.0.2.1")
                .hasMessageContaining("assign requested address");
    }

    @Test
    void takesAFreePort() {
        assertThatCode(() -> Addresses.requireFree("127.0.0.1", Addresses.freePort(), "DANGMIAN_PORT"))
                .doesNotThrowAnyException();
    }

    @Test
    void givesDifferentPorts() {
        assertThat(new HashSet<>(Addresses.freePorts(200))).hasSize(200);
    }

    @Test
    void findsAnAddressThatIsNotLoopback() throws IOException {
        assertThat(InetAddress.getByName(Addresses.firstIpv4()).isLoopbackAddress())
                .isFalse();
    }
}
