package cn.dangmian.recording.capture;

import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Seat;
import cn.dangmian.recording.kernel.SegmentName;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the name of a tape says: {@code r<recording>-<seat>-<number>}, and the medium behind it. */
record TapeName(RecordingId recording, Seat seat, SegmentName segment) {

    private static final Pattern NAME = Pattern.compile(
            "(r(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})-([a-z]+)-\\d{1,6})-(?:audio|video)-\\d\\.mjr(?:\\.tmp)?");

    static Optional<TapeName> in(String file) {
        var found = NAME.matcher(file);
        if (!found.matches() || Seat.ALL.stream().noneMatch(seat -> seat.word().equals(found.group(3)))) {
            return Optional.empty();
        }
        return Optional.of(new TapeName(
                new RecordingId(UUID.fromString(found.group(2))),
                new Seat(found.group(3)),
                new SegmentName(found.group(1))));
    }

    boolean hasSound() {
        return !seat.isShown();
    }
}
