package cn.dangmian.signaling.media;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Several things side by side, because each of them only waits for a server. */
final class AtOnce {

    private AtOnce() {}

    /** Comes back when all are done; throws what one of them threw. */
    static void run(List<Runnable> all) {
        var running = all.stream()
                .map(one -> CompletableFuture.runAsync(one, Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(running).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
