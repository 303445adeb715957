package cn.dangmian.signaling.displays;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that gets some bytes, answers some and ends; it is given neither time nor room to do more. */
final class Child {

    private static final Logger LOG = LoggerFactory.getLogger(Child.class);
    private static final int SECONDS = 10;
    private static final int MOST_BYTES = 2_000_000;

    private Child() {}

    /** @return what it wrote; nothing when it cannot be started, failed, wrote too much or took too long */
    static Optional<byte[]> run(List<String> command, byte[] input) {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notThere) {
            LOG.warn("{} cannot be started", command.getFirst());
            return Optional.empty();
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> write(process, input));
            var output = CompletableFuture.supplyAsync(() -> read(process), threads);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} took longer than {} s", command.getFirst(), SECONDS);
                process.destroyForcibly();
                return Optional.empty();
            }
            var bytes = output.join();
            return process.exitValue() == 0 && bytes.length <= MOST_BYTES ? Optional.of(bytes) : Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void write(Process process, byte[] input) {
        try (var to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException ended) {
            LOG.debug("did not read all of it", ended);
        }
    }

    private static byte[] read(Process process) {
        try {
            var bytes = process.getInputStream().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                process.destroyForcibly();
            }
            return bytes;
        } catch (IOException ended) {
            return new byte[0];
        }
    }
}
