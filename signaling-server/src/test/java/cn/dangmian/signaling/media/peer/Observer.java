package cn.dangmian.signaling.media.peer;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import java.util.function.Consumer;

/** What a peer wants to know of its connection. */
final class Observer implements PeerConnectionObserver {

    private final Consumer<Peer.Candidate> found;
    private final Consumer<RTCRtpTransceiver> track;

    Observer(Consumer<Peer.Candidate> found, Consumer<RTCRtpTransceiver> track) {
        this.found = found;
        this.track = track;
    }

    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {
        found.accept(new Peer.Candidate(candidate.sdp, candidate.sdpMid, candidate.sdpMLineIndex));
    }

    @Override
    public void onTrack(RTCRtpTransceiver transceiver) {
        track.accept(transceiver);
    }
}
