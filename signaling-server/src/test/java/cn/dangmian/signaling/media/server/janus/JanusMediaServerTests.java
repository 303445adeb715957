package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.server.MediaServerContract;
import cn.dangmian.signaling.media.server.RealServer;
import org.junit.jupiter.api.extension.RegisterExtension;

class JanusMediaServerTests extends MediaServerContract {

    @RegisterExtension
    static final JanusServer JANUS = new JanusServer();

    @Override
    protected RealServer server() {
        return JANUS;
    }
}
