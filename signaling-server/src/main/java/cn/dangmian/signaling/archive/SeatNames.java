package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.conference.TalkGuests;
import cn.dangmian.signaling.conference.TalkGuests.Guest;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.Views.HandOverShown;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who sat in which seat of a recording, to be written on its film. */
@Component
class SeatNames {

    private static final int LONGEST = 60;

    private final Recordings recordings;
    private final LiveReceptions receptions;
    private final TalkGuests guests;

    SeatNames(Recordings recordings, LiveReceptions receptions, TalkGuests guests) {
        this.recordings = recordings;
        this.receptions = receptions;
        this.guests = guests;
    }

    /** By the words of the seats. */
    Map<String, String> of(RecordingId id) {
        var reception = recordings
                .find(id)
                .orElseThrow(() -> Refused.unknown("archive.unknown-recording", "no such recording: " + id))
                .reception();
        var names = new LinkedHashMap<String, String>();
        receptions.find(reception).ifPresent(shown -> {
            names.put("terminal", shown.petitioner().name());
            names.put("desk", officials(shown));
        });
        guests.bySeat(reception)
                .forEach((seat, seated) ->
                        names.put(seat, seated.stream().map(SeatNames::guest).collect(Collectors.joining("、"))));
        names.replaceAll((_, name) -> name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…");
        return names;
    }

    /** A talk that was handed over has several. */
    private String officials(ReceptionShown shown) {
        var handedOver = receptions.handOvers(new ReceptionId(shown.id())).stream()
                .map(HandOverShown::from)
                .map(from -> from.name());
        var last = Stream.ofNullable(shown.official()).map(official -> official.name());
        return shown.office().name() + " "
                + Stream.concat(handedOver, last).distinct().collect(Collectors.joining("、"));
    }

    private static String guest(Guest guest) {
        return guest.from() + " " + guest.name();
    }
}
