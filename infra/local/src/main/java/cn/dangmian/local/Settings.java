package cn.dangmian.local;

import java.nio.file.Path;
import java.util.List;
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
 * @param jvm more options for the Java of our services
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
        Map<String, String> signalingProperties,
        List<String> jvm) {

    /** They are started more often than they are worked hard: a third sooner ready. */
    static final List<String> SOON_READY = List.of("-XX:TieredStopAtLevel=1");

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
                Map.of(),
                SOON_READY);
    }

    public Settings withNodes(int count) {
        return with(count, demoPeople, signalingProperties, jvm);
    }

    public Settings withDemoPeople(Path file) {
        return with(nodes, Optional.of(file), signalingProperties, jvm);
    }

    public Settings with(Map<String, String> more) {
        return with(nodes, demoPeople, more, jvm);
    }

    /** @param options instead of those with which they are soon ready */
    public Settings withJvm(List<String> options) {
        return with(nodes, demoPeople, signalingProperties, options);
    }

    private Settings with(int count, Optional<Path> people, Map<String, String> properties, List<String> options) {
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
                people,
                properties,
                options);
    }
}
