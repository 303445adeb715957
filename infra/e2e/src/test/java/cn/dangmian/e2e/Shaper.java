package cn.dangmian.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Carries the datagrams between browsers and coturn, as a line of a township does: late, not all of them, and no more than so many
 * a second for all flows together. The kernel here has no {@code netem}.
 */
final class Shaper implements AutoCloseable {

    /**
     * @param kbps kbit/s of each direction
     * @param loss share of datagrams that are lost, 0 to 1
     * @param delayMillis of each direction
     */
    record Line(int kbps, double loss, int delayMillis) {

        static final Line PERFECT = new Line(Integer.MAX_VALUE, 0, 0);
        static final Line BLOCKED = new Line(Integer.MAX_VALUE, 1, 0);

        /** A township's: 150 kbit/s, 5 % loss, 300 ms there and back. */
        static final Line BAD = new Line(150, 0.05, 150);
    }

    /** What a router keeps before it drops. */
    private static final long MOST_QUEUED_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private static final int LARGEST = 2048;

    private final DatagramSocket near;
    private final SocketAddress coturn;
    private final InetAddress address;
    private final Map<SocketAddress, DatagramSocket> far = new ConcurrentHashMap<>();
    private final ScheduledExecutorService late = Executors.newSingleThreadScheduledExecutor();
    private final Direction up = new Direction();
    private final Direction down = new Direction();
    private volatile Line line = Line.PERFECT;

    Shaper(String host, int port, int coturnPort) throws IOException {
        address = InetAddress.getByName(host);
        near = new DatagramSocket(port, address);
        coturn = new InetSocketAddress(address, coturnPort);
        Thread.startVirtualThread(this::hearBrowsers);
    }

    void become(Line other) {
        line = other;
    }

    /** As a router that was switched off and on, or a machine with another address: what comes from here comes from elsewhere now. */
    void rebind() {
        far.values().forEach(DatagramSocket::close);
        far.clear();
    }

    private void hearBrowsers() {
        while (!near.isClosed()) {
            try {
                var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
                near.receive(packet);
                var browser = packet.getSocketAddress();
                var socket = far.computeIfAbsent(browser, this::open);
                up.carry(() -> socket.send(new DatagramPacket(packet.getData(), packet.getLength(), coturn)), packet);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private DatagramSocket open(SocketAddress browser) {
        try {
            var socket = new DatagramSocket(0, address);
            Thread.startVirtualThread(() -> hearCoturn(socket, browser));
            return socket;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hearCoturn(DatagramSocket socket, SocketAddress browser) {
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
                socket.receive(packet);
                down.carry(() -> near.send(new DatagramPacket(packet.getData(), packet.getLength(), browser)), packet);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private interface Sending {
        void send() throws IOException;
    }

    private final class Direction {

        private final Random dice = new Random(1);
        private long freeAt = System.nanoTime();

        synchronized void carry(Sending sending, DatagramPacket packet) {
            var now = System.nanoTime();
            var shape = line;
            if (dice.nextDouble() < shape.loss()) {
                return;
            }
            var begins = Math.max(now, freeAt);
            if (begins - now > MOST_QUEUED_NANOS) {
                return;
            }
            freeAt = begins + packet.getLength() * 8L * 1_000_000L / shape.kbps();
            late.schedule(
                    () -> {
                        try {
                            sending.send();
                        } catch (IOException gone) {
                            // Its socket was closed meanwhile: lost on the way.
                        }
                    },
                    freeAt - now + TimeUnit.MILLISECONDS.toNanos(shape.delayMillis()),
                    TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        near.close();
        rebind();
        late.shutdownNow();
    }
}
