package cn.dangmian.signaling.media.peer;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;

/** One for the process: its threads serve all peers. */
final class Factory {

    private static final class Holder {
        static final PeerConnectionFactory FACTORY =
                new PeerConnectionFactory(new AudioDeviceModule(AudioLayer.kDummyAudio));
    }

    private Factory() {}

    static PeerConnectionFactory get() {
        return Holder.FACTORY;
    }
}
