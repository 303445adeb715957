package cn.dangmian.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What one machine's stack is made of.
 *
 * @param data kept over restarts
 * @param port of the one origin
 * @param nodes how many signaling nodes
 * @param address IPv4 for media; never loopback
 * @param rtpPorts of Janus, {@code from-to}
 * @param turnPort of coturn
 * @param relayPorts of coturn, {@code from-to}
 * @param demoPeople file with people who can sign in; never in production
 * @param signalingProperties more properties for the signaling nodes
 */
public record Settings(
        Path data,
        int port,
        int nodes,
        String address,
        String rtpPorts,
        int turnPort,
        String relayPorts,
        Path signalingJar,
        Path recordingJar,
        Optional<Path> demoPeople,
        Map<String, String> signalingProperties) {

    /** Free ports, this machine's first address, one node. */
    public static Settings of(Path data, Path signalingJar, Path recordingJar) {
        return new Settings(
                data,
                Addresses.freePort(),
                1,
                Addresses.firstIpv4(),
                "20000-20999",
                Addresses.freePort(),
                "21000-21999",
                signalingJar,
                recordingJar,
                Optional.empty(),
                Map.of());
    }

    public Settings withNodes(int count) {
        return new Settings(
                data,
                port,
                count,
                address,
                rtpPorts,
                turnPort,
                relayPorts,
                signalingJar,
                recordingJar,
                demoPeople,
                signalingProperties);
    }

    public Settings withDemoPeople(Path file) {
        return new Settings(
                data,
                port,
                nodes,
                address,
                rtpPorts,
                turnPort,
                relayPorts,
                signalingJar,
                recordingJar,
                Optional.of(file),
                signalingProperties);
    }

    public Settings with(Map<String, String> more) {
        return new Settings(
                data,
                port,
                nodes,
                address,
                rtpPorts,
                turnPort,
                relayPorts,
                signalingJar,
                recordingJar,
                demoPeople,
                more);
    }
}
