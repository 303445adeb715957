package cn.dangmian.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.WebSocketRoute;

/**
 * The line between one browser and everybody else. Pulled, it carries nothing and says nothing: what is sent is lost, and no side is
 * told.
 */
public final class Cable {

    private final BrowserContext context;
    private volatile boolean pulled;

    Cable(BrowserContext context) {
        this.context = context;
        context.routeWebSocket("**/ws", this::connect);
    }

    private void connect(WebSocketRoute page) {
        if (pulled) {
            return;
        }
        var server = page.connectToServer();
        page.onMessage(frame -> {
            if (!pulled) {
                server.send(frame.text());
            }
        });
        server.onMessage(frame -> {
            if (!pulled) {
                page.send(frame.text());
            }
        });
    }

    public void pull() {
        pulled = true;
        context.setOffline(true);
    }

    public void plugIn() {
        context.setOffline(false);
        pulled = false;
    }
}
