package cn.dangmian.signaling.media.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.peer.Camera;
import cn.dangmian.signaling.media.server.MediaSignal.LinkUp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recording of publishing links. */
public abstract class MediaRecordingContract {

    private MediaServer media;
    private RoomId room;
    private Node.Link source;
    private String name;

    @SuppressWarnings("NullAway.Init") // JUnit begins with enter()
    protected MediaRecordingContract() {}

    protected abstract RealServer server();

    /** @return the names of all files that belong to a recording that has ended */
    protected abstract List<String> finished(String name);

    @BeforeEach
    void enter() {
        var node = server().node();
        media = node.media();
        room = node.room();
        source = node.publish(room, new Camera(200, 440));
        name = "r-" + UUID.randomUUID();
        await().until(() -> node.hasHeard(new LinkUp(room, source.id())));
    }

    private List<Path> files(String of) {
        try (var files = Files.list(server().spool())) {
            return files.filter(file -> file.getFileName().toString().startsWith(of))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record(String as) {
        media.record(room, source.id(), as);
        await().until(() ->
                files(as).size() == finished(as).size() && files(as).stream().allMatch(file -> size(file) > 0));
    }

    private void stop(String as) {
        media.stopRecording(room, source.id());
        await().until(() -> files(as).stream()
                .map(file -> file.getFileName().toString())
                .toList()
                .equals(finished(as)));
    }

    private byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void writesNothingUnasked() throws IOException {
        var before = source.peer().rtpPacketsSent();
        await().until(() -> source.peer().rtpPacketsSent() > before + 60);

        try (var all = Files.list(server().spool())) {
            assertThat(all.map(Path::toString))
                    .noneMatch(file -> file.contains(room.toString())
                            || file.contains(source.id().toString()));
        }
    }

    @Test
    void writesFilesThatGrowAndClosesThem() {
        record(name);
        var sizes = files(name).stream().map(MediaRecordingContract::size).toList();
        await().until(() -> files(name).stream()
                .allMatch(file -> size(file) > sizes.get(files(name).indexOf(file))));

        stop(name);

        var whole = files(name).stream().map(MediaRecordingContract::size).toList();
        var before = source.peer().rtpPacketsSent();
        await().until(() -> source.peer().rtpPacketsSent() > before + 60);
        assertThat(files(name).stream().map(MediaRecordingContract::size)).isEqualTo(whole);
    }

    @Test
    void leavesTheFirstRecordingAsItIsWhenASecondOneIsMade() {
        record(name);
        stop(name);
        var first = files(name).stream().map(this::bytes).toList();

        record("again-" + name);
        stop("again-" + name);

        assertThat(files(name).stream().map(this::bytes)).containsExactlyElementsOf(first);
    }

    @Test
    void refusesANameThatWasUsedBefore() {
        record(name);
        stop(name);
        var first = files(name).stream().map(this::bytes).toList();

        assertThatThrownBy(() -> media.record(room, source.id(), name)).isInstanceOf(MediaFailure.class);

        var before = source.peer().rtpPacketsSent();
        await().until(() -> source.peer().rtpPacketsSent() > before + 60);
        assertThat(files(name).stream().map(this::bytes)).containsExactlyElementsOf(first);
    }

    @Test
    void goesOnWithARecordingThatIsOrderedTwice() {
        record(name);

        media.record(room, source.id(), name);

        var sizes = files(name).stream().map(MediaRecordingContract::size).toList();
        await().until(() -> files(name).stream()
                .allMatch(file -> size(file) > sizes.get(files(name).indexOf(file))));
        stop(name);
    }

    @Test
    void refusesASecondNameWhileItStillWritesTheFirst() {
        record(name);

        assertThatThrownBy(() -> media.record(room, source.id(), "other-" + name))
                .isInstanceOf(MediaFailure.class);

        stop(name);
        assertThat(files("other-" + name)).isEmpty();
    }

    @Test
    void refusesANameThatIsAPath() {
        for (var path : List.of("../" + name, "/tmp/" + name, "a/" + name, "", "with space")) {
            assertThatThrownBy(() -> media.record(room, source.id(), path)).isInstanceOf(MediaFailure.class);
        }
    }

    @Test
    void closesTheFilesOfALinkThatIsDropped() {
        record(name);

        media.drop(room, source.id());

        await().until(() -> files(name).stream()
                .map(file -> file.getFileName().toString())
                .toList()
                .equals(finished(name)));
    }
}
