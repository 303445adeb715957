package cn.dangmian.benchmark.call;

import cn.dangmian.benchmark.Relay;
import cn.dangmian.benchmark.StaticPages;
import java.io.IOException;
import org.eclipse.jetty.websocket.api.Session;

/** The least signalling there can be: on loopback, what one of two pages says is told to the other. It serves their page too. */
final class Pages implements AutoCloseable {

    private final Relay relay = new Relay(this::tellOther);
    private final StaticPages pages;

    Pages() throws IOException {
        pages = new StaticPages().with(Pages.class, "peer.html", "peer.js", "marks.js");
    }

    private void tellOther(Session from, String message) {
        relay.tellOthers(from, message);
    }

    String url() {
        return pages.url();
    }

    String page() {
        return "/peer.html?relay=" + relay.port();
    }

    @Override
    public void close() {
        pages.close();
        relay.close();
    }
}
