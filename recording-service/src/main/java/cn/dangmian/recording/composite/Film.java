package cn.dangmian.recording.composite;

import cn.dangmian.recording.kernel.Gap;
import cn.dangmian.recording.kernel.Seat;
import cn.dangmian.recording.kernel.Span;
import cn.dangmian.recording.kernel.Track;
import java.util.List;
import java.util.stream.Stream;

/** What a composite is made of. */
record Film(String caseNumber, Span talk, List<Track> tracks, List<Gap> gaps, Labels labels) {

    long millis() {
        return talk.millis();
    }

    /** Both sides, and the guests of whom anything is there or missing. */
    List<Seat> faces() {
        return Seat.ALL.stream()
                .filter(seat -> !seat.isShown())
                .filter(seat -> !seat.comesAndGoes() || !there(seat).isEmpty())
                .toList();
    }

    List<Seat> shown() {
        return Seat.ALL.stream()
                .filter(seat -> seat.isShown() && !there(seat).isEmpty())
                .toList();
    }

    /** When a seat's picture stands there, or should. */
    List<Stretch> there(Seat seat) {
        return Stream.concat(
                        tracks.stream()
                                .filter(track -> track.seat().equals(seat))
                                .map(track -> new Stretch(
                                        track.offsetMillis(), track.offsetMillis() + track.durationMillis())),
                        gapsOf(seat).stream().map(gap -> new Stretch(gap.fromMillis(), gap.untilMillis())))
                .toList();
    }

    List<Gap> gapsOf(Seat seat) {
        return gaps.stream().filter(gap -> gap.seat().equals(seat)).toList();
    }
}
