package cn.dangmian.signaling.media.peer;

import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsType;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One PeerConnection in one direction: it sends what a {@link Camera} makes, or looks at what it gets. */
public final class Peer implements AutoCloseable {

    /** As browsers write it. */
    public record Candidate(String candidate, String mid, int line) {}

    /** A relay that all media goes through. */
    public record Relay(List<String> urls, String username, String credential) {}

    private static final long PATIENCE_SECONDS = 10;

    private final Picture picture = new Picture();
    private final @Nullable Camera camera;
    private final RTCPeerConnection connection;
    /** Candidates since the last description: they may belong to the next one, which is on its way. */
    private final List<Candidate> early = new ArrayList<>();

    private boolean described;
    private boolean closed;

    private Peer(
            @Nullable Camera camera, List<MediaStreamTrack> tracks, @Nullable Relay relay, Consumer<Candidate> found) {
        this.camera = camera;
        this.connection = Factory.get().createPeerConnection(configuration(relay), new Observer(found, this::look));
        tracks.forEach(track -> connection.addTrack(track, List.of("peer")));
    }

    /** @param found hears this side's candidates */
    public static Peer sending(Camera camera, Consumer<Candidate> found) {
        return new Peer(camera, camera.tracks(), null, found);
    }

    /** A picture without sound. */
    public static Peer showing(Camera camera, Consumer<Candidate> found) {
        return new Peer(camera, camera.pictures(), null, found);
    }

    public static Peer sendingThrough(Relay relay, Camera camera, Consumer<Candidate> found) {
        return new Peer(camera, camera.tracks(), relay, found);
    }

    public static Peer watching(Consumer<Candidate> found) {
        return new Peer(null, List.of(), null, found);
    }

    private static RTCConfiguration configuration(@Nullable Relay relay) {
        var configuration = new RTCConfiguration();
        if (relay != null) {
            var server = new RTCIceServer();
            server.urls = relay.urls();
            server.username = relay.username();
            server.password = relay.credential();
            configuration.iceServers.add(server);
            configuration.iceTransportPolicy = RTCIceTransportPolicy.RELAY;
        }
        return configuration;
    }

    private void look(RTCRtpTransceiver transceiver) {
        if (transceiver.getReceiver().getTrack() instanceof VideoTrack video) {
            video.addSink(picture);
        }
    }

    public String offer() {
        return offer(false);
    }

    /** A new offer for an ICE restart. */
    public String restart() {
        return offer(true);
    }

    private String offer(boolean restart) {
        var options = new RTCOfferOptions();
        options.iceRestart = restart;
        var made = await(Descriptions.made(observer -> connection.createOffer(options, observer)));
        await(Descriptions.set(observer -> connection.setLocalDescription(made, observer)));
        return made.sdp;
    }

    public void accept(String answer) {
        remote(RTCSdpType.ANSWER, answer);
    }

    public String answer(String offer) {
        remote(RTCSdpType.OFFER, offer);
        var made = await(Descriptions.made(observer -> connection.createAnswer(new RTCAnswerOptions(), observer)));
        await(Descriptions.set(observer -> connection.setLocalDescription(made, observer)));
        return made.sdp;
    }

    private void remote(RTCSdpType type, String sdp) {
        await(Descriptions.set(
                observer -> connection.setRemoteDescription(new RTCSessionDescription(type, sdp), observer)));
        synchronized (early) {
            described = true;
            early.forEach(this::give);
            early.clear();
        }
    }

    /** A candidate of the other side; it may come before its description. */
    public void add(Candidate candidate) {
        synchronized (early) {
            early.add(candidate);
            if (described) {
                give(candidate);
            }
        }
    }

    private void give(Candidate candidate) {
        if (!closed) {
            connection.addIceCandidate(new RTCIceCandidate(candidate.mid(), candidate.line(), candidate.candidate()));
        }
    }

    /** What it sees. */
    public Picture picture() {
        return picture;
    }

    public long rtpPacketsReceived() {
        return sum(RTCStatsType.INBOUND_RTP, "packetsReceived");
    }

    public long rtpPacketsSent() {
        return sum(RTCStatsType.OUTBOUND_RTP, "packetsSent");
    }

    /** Whole pictures, which are sent when somebody asks for one. */
    public long keyFramesSent() {
        return sum(RTCStatsType.OUTBOUND_RTP, "keyFramesEncoded");
    }

    public boolean isConnected() {
        return connection.getConnectionState() == RTCPeerConnectionState.CONNECTED;
    }

    /** Names the pair of addresses in use; another one after an ICE restart. */
    public String way() {
        return stats(RTCStatsType.TRANSPORT)
                .map(transport -> String.valueOf(transport.getAttributes().get("selectedCandidatePairId")))
                .findFirst()
                .orElse("");
    }

    /** How each pair in use is connected on this side: {@code host}, {@code srflx}, {@code prflx} or {@code relay}. */
    public List<String> waysInUse() {
        var locals = stats(RTCStatsType.CANDIDATE_PAIR)
                .filter(pair ->
                        "succeeded".equals(String.valueOf(pair.getAttributes().get("state"))))
                .map(pair -> String.valueOf(pair.getAttributes().get("localCandidateId")))
                .toList();
        return stats(RTCStatsType.LOCAL_CANDIDATE)
                .filter(candidate -> locals.contains(candidate.getId()))
                .map(candidate -> String.valueOf(candidate.getAttributes().get("candidateType")))
                .toList();
    }

    private long sum(RTCStatsType type, String name) {
        return stats(type)
                .map(stats -> stats.getAttributes().get(name))
                .filter(Number.class::isInstance)
                .mapToLong(value -> ((Number) value).longValue())
                .sum();
    }

    private Stream<RTCStats> stats(RTCStatsType type) {
        var report = new CompletableFuture<List<RTCStats>>();
        connection.getStats(
                found -> report.complete(List.copyOf(found.getStats().values())));
        return await(report).stream().filter(stats -> stats.getType() == type);
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        synchronized (early) {
            if (closed) {
                return;
            }
            closed = true;
        }
        if (camera != null) {
            camera.close();
        }
        connection.close();
    }
}
