package cn.dangmian.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries the bytes of all connections between one browser and the origin. Cut, it carries nothing and says nothing: what was
 * sent arrives when it is mended.
 */
final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private final URI origin;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean cut;

    Relay(String origin) throws IOException {
        this.origin = URI.create(origin);
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    /** Where a browser finds the system behind this relay. */
    String origin() {
        return "http://localhost:" + door.getLocalPort();
    }

    synchronized void cut() {
        cut = true;
    }

    synchronized void mend() {
        cut = false;
        notifyAll();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var near = kept(door.accept());
                var far = kept(new Socket(origin.getHost(), origin.getPort()));
                Thread.startVirtualThread(() -> carry(near, far));
                Thread.startVirtualThread(() -> carry(far, near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Socket kept(Socket socket) {
        open.add(socket);
        return socket;
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            var bytes = new byte[8192];
            for (var count = from.getInputStream().read(bytes);
                    count >= 0;
                    count = from.getInputStream().read(bytes)) {
                awaitWhole();
                to.getOutputStream().write(bytes, 0, count);
            }
        } catch (IOException gone) {
            // One side hung up, and so does the other.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
        }
    }

    private synchronized void awaitWhole() throws InterruptedException {
        while (cut) {
            wait();
        }
    }

    @Override
    public void close() {
        mend();
        try {
            door.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
