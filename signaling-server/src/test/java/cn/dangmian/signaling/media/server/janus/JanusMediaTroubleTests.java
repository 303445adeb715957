package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.server.MediaTroubleContract;
import cn.dangmian.signaling.media.server.RealServer;
import org.junit.jupiter.api.extension.RegisterExtension;

class JanusMediaTroubleTests extends MediaTroubleContract {

    @RegisterExtension
    static final JanusServer JANUS = new JanusServer();

    @Override
    protected RealServer server() {
        return JANUS;
    }
}
