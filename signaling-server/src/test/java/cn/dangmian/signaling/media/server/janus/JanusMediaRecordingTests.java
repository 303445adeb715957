package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.server.MediaRecordingContract;
import cn.dangmian.signaling.media.server.RealServer;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class JanusMediaRecordingTests extends MediaRecordingContract {

    @RegisterExtension
    static final JanusServer JANUS = new JanusServer();

    @Override
    protected RealServer server() {
        return JANUS;
    }

    @Override
    protected List<String> finished(String name) {
        return List.of(name + "-audio-0.mjr", name + "-video-1.mjr");
    }
}
