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

    /** A white picture for two frames of every second, on black. */
    public static Clip flashes() {
        return MADE.computeIfAbsent(
                "color=c=black:s=320x240:r=25,drawbox=c=white:t=fill:enable=lt(mod(t\\,1)\\,0.08)"
                        + " -c:v libvpx -deadline realtime -cpu-used 8 -b:v 300k -g 25",
                source -> new Clip("v", "vp8", 90, SECONDS * 90_000, received(source)));
    }

    /** A tone with every flash, and silence between. */
    public static Clip ticks(int hertz) {
        return MADE.computeIfAbsent(
                "aevalsrc=0.7*sin(2*PI*" + hertz + "*t)*lt(mod(t\\,1)\\,0.08):s=48000 -c:a libopus -b:a 32k -ac 2",
                source -> {
                    var packets = received(source);
                    return new Clip("a", "opus", 48, packets.size() * 960, packets);
                });
    }

    /** This one and then the other, as one sender sends who turns the camera to another size. */
    public Clip then(Clip other) {
        var all = new ArrayList<>(packets);
        var first = ByteBuffer.wrap(packets.getFirst());
        var theirs = ByteBuffer.wrap(other.packets.getFirst()).getInt(4);
        for (var packet : other.packets) {
            var own = ByteBuffer.wrap(packet.clone());
            own.putInt(4, own.getInt(4) - theirs + first.getInt(4) + ticks);
            own.putInt(8, first.getInt(8));
            all.add(own.array());
        }
        return new Clip(type, codec, ticksPerMilli, ticks + other.ticks, List.copyOf(all));
    }

    /** The same by a sender who sends nothing for a while, and counts its packets on. */
    public Clip pausing(int afterMillis, int millis) {
        var first = ByteBuffer.wrap(packets.getFirst()).getInt(4);
        var paused = new ArrayList<byte[]>();
        for (var packet : packets) {
            var own = ByteBuffer.wrap(packet.clone());
            var late = own.getInt(4) - first >= afterMillis * ticksPerMilli ? millis * ticksPerMilli : 0;
            own.putInt(4, own.getInt(4) + late);
            paused.add(own.array());
        }
        return new Clip(type, codec, ticksPerMilli, ticks + millis * ticksPerMilli, List.copyOf(paused));
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
