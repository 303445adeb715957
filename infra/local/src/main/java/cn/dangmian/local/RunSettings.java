package cn.dangmian.local;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The settings of {@code infra/run}: environment variables, each with its default, and refused by name when they make no sense. */
record RunSettings(Map<String, String> environment) {

    private static final int LAST_PORT = 65_535;

    /** PostgreSQL has 100 connections, and a node up to 20 of them. */
    private static final int MOST_NODES = 4;

    Settings settings(Path checkout, Path signaling, Path recording) {
        var data = Path.of(text("DANGMIAN_DATA", checkout.resolve(".data").toString()))
                .toAbsolutePath()
                .normalize();
        return new Settings(
                data,
                number("DANGMIAN_PORT", 8080, LAST_PORT),
                number("DANGMIAN_NODES", 1, MOST_NODES),
                address(),
                ports("DANGMIAN_RTP_PORTS", "20000-20999"),
                number("DANGMIAN_TURN_PORT", 3478, LAST_PORT),
                ports("DANGMIAN_RELAY_PORTS", "21000-21999"),
                signaling,
                recording,
                Optional.of(demoPeople(data)),
                Map.of(),
                Settings.SOON_READY);
    }

    static Path demoPeople(Path data) {
        return data.resolve("demo-people.json");
    }

    private String text(String name, String otherwise) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private int number(String name, int otherwise, int most) {
        var value = text(name, Integer.toString(otherwise));
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most) {
            throw new IllegalStateException(name + ": " + value + " (expected: 1 to " + most + ")");
        }
        return Integer.parseInt(value);
    }

    private String ports(String name, String otherwise) {
        var value = text(name, otherwise);
        var ends = value.split("-");
        if (!value.matches("[0-9]{1,5}-[0-9]{1,5}")
                || Integer.parseInt(ends[0]) > Integer.parseInt(ends[1])
                || Integer.parseInt(ends[1]) > LAST_PORT) {
            throw new IllegalStateException(name + ": " + value + " (expected: from-to, as in " + otherwise + ")");
        }
        return value;
    }

    private String address() {
        var value = environment.get("DANGMIAN_ADDRESS");
        if (value == null || value.isBlank()) {
            return Addresses.firstIpv4();
        }
        if (!value.strip().matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || isLoopback(value.strip())) {
            throw new IllegalStateException(
                    "DANGMIAN_ADDRESS: " + value + " (expected: an IPv4 address of this machine, not loopback)");
        }
        return value.strip();
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
