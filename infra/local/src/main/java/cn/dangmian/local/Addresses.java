package cn.dangmian.local;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Addresses and ports of this machine. */
public final class Addresses {

    private Addresses() {}

    /** @return the first IPv4 address that is not loopback: Janus never gathers there */
    public static String firstIpv4() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Addresses::isUsable)
                    .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "this machine has no IPv4 address but loopback, and media servers do not use that"));
        } catch (SocketException e) {
            throw new IllegalStateException("the network interfaces cannot be read", e);
        }
    }

    private static boolean isUsable(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }

    /** @return different ports of loopback that were free a moment ago */
    static List<Integer> freePorts(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            var ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (var socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
    }

    /** @return a port of loopback that was free a moment ago */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
    }

    /** @throws PortTaken naming the port and its setting */
    static void requireFree(String address, int port, String setting) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new PortTaken(address, port, setting, e);
        }
    }

    /** @throws PortTaken naming the port and its setting */
    static void requireFreeForDatagrams(String address, int port, String setting) {
        try (var socket = new DatagramSocket(null)) {
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new PortTaken(address, port, setting, e);
        }
    }
}
