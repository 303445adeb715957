package cn.dangmian.recording.capture;

import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Space;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The spool as whoever compares and whoever looks after it sees it. */
@Component
public class SpoolView {

    /** @param recording to which it belongs by its name; absent when the name says nothing */
    public record Stray(String name, @Nullable RecordingId recording, long bytes, Instant changedAt) {}

    private final Spool spool;
    private final Strays strays;

    SpoolView(Spool spool, Strays strays) {
        this.spool = spool;
        this.strays = strays;
    }

    public Space space() {
        return spool.space();
    }

    public int files() {
        return spool.files().size();
    }

    public List<Stray> strays() {
        return strays.all().stream()
                .map(tape -> new Stray(
                        tape.file().getFileName().toString(),
                        tape.name().map(TapeName::recording).orElse(null),
                        tape.bytes(),
                        tape.changedAt()))
                .toList();
    }
}
