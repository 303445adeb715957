package cn.dangmian.benchmark.archive;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Half a minute of real RTP, which ffmpeg encodes and packs, and which begins again as often as is wanted.
 *
 * @param ticks of the RTP clock after which it begins again
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Clip(String type, String codec, int ticksPerMilli, int ticks, List<byte[]> packets) {

    static final int SECONDS = 30;

    /** As the product asks browsers to send it: 1.2 Mbit/s. */
    static final String PICTURE = "testsrc2=rate=30:size=1280x720,noise=alls=12:allf=t"
            + " -c:v libvpx -deadline realtime -cpu-used 8 -b:v 1200k -minrate 1200k -maxrate 1200k -g 90";

    static final String SOUND = "anoisesrc=amplitude=0.1:sample_rate=48000 -c:a libopus -b:a 32k -ac 2";

    private static final int LONGEST = 2048;
    private static final int SAMPLES = 960;

    static Clip picture() throws IOException, InterruptedException {
        return new Clip("v", "vp8", 90, SECONDS * 90_000, received(PICTURE));
    }

    static Clip sound() throws IOException, InterruptedException {
        var packets = received(SOUND);
        return new Clip("a", "opus", 48, packets.size() * SAMPLES, packets);
    }

    /** The packet of that number, for ever. */
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

    private static List<byte[]> received(String source) throws IOException, InterruptedException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setReceiveBufferSize(8 << 20);
            socket.setSoTimeout(500);
            var command = "ffmpeg -nostdin -v error -readrate 3 -f lavfi -i " + source + " -t " + SECONDS
                    + " -f rtp rtp://127.0.0.1:" + socket.getLocalPort();
            var ffmpeg = new ProcessBuilder(command.split(" "))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var packets = new ArrayList<byte[]>();
            while (ffmpeg.isAlive() || packets.isEmpty()) {
                receive(socket, packets);
            }
            if (ffmpeg.waitFor() != 0) {
                throw new IllegalStateException("ffmpeg did not send: " + command);
            }
            return List.copyOf(packets);
        }
    }

    private static void receive(DatagramSocket socket, List<byte[]> packets) throws IOException {
        var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        try {
            while (true) {
                packet.setLength(LONGEST);
                socket.receive(packet);
                packets.add(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
        } catch (SocketTimeoutException silence) {
            // all that came
        }
    }
}
