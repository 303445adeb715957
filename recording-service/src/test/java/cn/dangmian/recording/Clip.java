package cn.dangmian.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Real RTP: ffmpeg encodes and packs it, a socket receives it.
 *
 * @param ticksPerMilli of the RTP clock
 * @param ticks after which it may be repeated
 */
@SuppressWarnings("ArrayRecordComponent")
public record Clip(String type, String codec, int ticksPerMilli, int ticks, List<byte[]> packets) {

    private static final int SECONDS = 12;
    private static final Map<String, Clip> MADE = new ConcurrentHashMap<>();

    /** A tone. */
    public static Clip sound(int hertz) {
        return MADE.computeIfAbsent("sine=frequency=" + hertz + " -c:a libopus -b:a 32k -ar 48000 -ac 2", source -> {
            var packets = received(source);
            // The encoder sends one packet more than the seconds hold.
            return new Clip("a", "opus", 48, packets.size() * 960, packets);
        });
    }

    /** A moving test picture with a key frame every two seconds. */
    public static Clip picture(String size) {
        return MADE.computeIfAbsent(
                "testsrc2=rate=15:size=" + size + " -c:v libvpx -deadline realtime -cpu-used 8 -b:v 300k -g 30",
                source -> new Clip("v", "vp8", 90, SECONDS * 90_000, received(source)));
    }

    /** The packet of that number, for ever: after the last the first comes again, later. */
    byte[] packet(int number) {
        var packet = packets.get(number % packets.size()).clone();
        var buffer = ByteBuffer.wrap(packet);
        buffer.putShort(2, (short) number);
        buffer.putInt(4, buffer.getInt(4) + number / packets.size() * ticks);
        return packet;
    }

    long millisOf(int number) {
        var first = ByteBuffer.wrap(packets.getFirst()).getInt(4);
        var own = ByteBuffer.wrap(packets.get(number % packets.size())).getInt(4);
        return ((long) (own - first) + (long) (number / packets.size()) * ticks) / ticksPerMilli;
    }

    private static List<byte[]> received(String source) {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setReceiveBufferSize(8 << 20);
            socket.setSoTimeout(500);
            var command = "ffmpeg -nostdin -v error -readrate 4 -f lavfi -i " + source + " -t " + SECONDS
                    + " -f rtp rtp://127.0.0.1:" + socket.getLocalPort();
            var ffmpeg = new ProcessBuilder(command.split(" "))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var packets = new ArrayList<byte[]>();
            while (ffmpeg.isAlive() || packets.isEmpty()) {
                receive(socket).forEach(packets::add);
            }
            if (!ffmpeg.waitFor(5, TimeUnit.SECONDS) || ffmpeg.exitValue() != 0) {
                throw new IllegalStateException("ffmpeg did not send: " + command);
            }
            return List.copyOf(packets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> receive(DatagramSocket socket) throws IOException {
        var packets = new ArrayList<byte[]>();
        var packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                packet.setLength(2048);
                socket.receive(packet);
                var bytes = Arrays.copyOf(packet.getData(), packet.getLength());
                // The reports of the sender travel on another port as a rule, but never count as media.
                if ((bytes[1] & 0x7f) < 72 || (bytes[1] & 0x7f) > 76) {
                    packets.add(bytes);
                }
            }
        } catch (SocketTimeoutException silence) {
            return packets;
        }
    }
}
