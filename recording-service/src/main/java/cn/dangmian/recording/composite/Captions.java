package cn.dangmian.recording.composite;

import cn.dangmian.recording.kernel.Gap;
import cn.dangmian.recording.kernel.Seat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words on the picture, as a script of Advanced SubStation Alpha: names, the clock of each second, and cards over what is missing. */
final class Captions {

    private static final String HEAD = """
            [Script Info]
            ScriptType: v4.00+
            PlayResX: %d
            PlayResY: %d
            WrapStyle: 2

            [V4+ Styles]
            Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, BackColour, Bold, BorderStyle, Outline, Shadow, Alignment
            Style: text,%s,20,&H00FFFFFF,&H40181008,&H40181008,0,1,0,0,5
            Style: bar,%s,18,&H00FFFFFF,&H60181008,&H60181008,0,3,5,0,1

            [Events]
            Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
            """;

    private final Film film;
    private final List<Scene> scenes;
    private final Words words;
    private final DateTimeFormatter date;
    private final DateTimeFormatter hour;
    private final StringBuilder script = new StringBuilder();

    private Captions(Film film, List<Scene> scenes, ZoneId zone) {
        this.film = film;
        this.scenes = scenes;
        words = Words.in(film.labels().language());
        date = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
        hour = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
    }

    static String of(Film film, List<Scene> scenes, ZoneId zone, String font) {
        var captions = new Captions(film, scenes, zone);
        captions.script.append(HEAD.formatted(Scene.WIDTH, Scene.HEIGHT, font, font));
        scenes.forEach(captions::names);
        film.faces().forEach(captions::absence);
        film.gaps().forEach(captions::gap);
        captions.strip();
        return captions.script.toString();
    }

    private void names(Scene scene) {
        scene.places().forEach((seat, place) -> {
            var name = film.labels().names().getOrDefault(seat.word(), "");
            say(
                    scene.from(),
                    scene.until(),
                    "bar",
                    at(1, place.x() + 8, place.y() + place.height() - 8, place)
                            + plain(words.seat(seat) + (name.isEmpty() ? "" : " · " + name)));
        });
    }

    /** Guests come and go. */
    private void absence(Seat seat) {
        if (!seat.comesAndGoes()) {
            return;
        }
        var from = 0L;
        var there = new ArrayList<>(film.there(seat));
        there.sort((one, other) -> Long.compare(one.from(), other.from()));
        there.add(new Stretch(film.millis(), film.millis()));
        for (var next : there) {
            card(seat, new Stretch(from, next.from()), plain(words.away()));
            from = Math.max(from, next.until());
        }
    }

    private void gap(Gap gap) {
        var missing = new Stretch(gap.fromMillis(), gap.untilMillis());
        var text =
                plain(words.reason(gap.reason())) + "\\N" + clock(gap.fromMillis()) + " – " + clock(gap.untilMillis());
        if (gap.reason().equals("no-sound")) {
            // What there is to see stays to be seen.
            during(
                    gap.seat(),
                    missing,
                    (time, place) ->
                            say(time.from(), time.until(), "bar", at(7, place.x() + 8, place.y() + 8, place) + text));
        } else {
            card(gap.seat(), missing, text);
        }
    }

    private void card(Seat seat, Stretch when, String text) {
        during(seat, when, (time, place) -> {
            say(
                    time.from(),
                    time.until(),
                    "text",
                    "{\\an7\\pos(%d,%d)\\c&H573F2F&\\p1}m 0 0 l %d 0 %d %d 0 %d{\\p0}"
                            .formatted(
                                    place.x(),
                                    place.y(),
                                    place.width(),
                                    place.width(),
                                    place.height(),
                                    place.height()));
            say(
                    time.from(),
                    time.until(),
                    "text",
                    at(5, place.x() + place.width() / 2, place.y() + place.height() / 2, place) + text);
        });
    }

    /** The part of each scene that lies within, with the place of the seat in it. */
    private void during(Seat seat, Stretch when, Shown shown) {
        for (var scene : scenes) {
            var from = Math.max(scene.from(), when.from());
            var until = Math.min(scene.until(), when.until());
            var place = scene.places().get(seat);
            if (place != null && from < until) {
                shown.at(new Stretch(from, until), place);
            }
        }
    }

    private void strip() {
        var middle = Scene.HEIGHT - Scene.STRIP / 2;
        var begun = film.talk().from().toEpochMilli();
        for (var at = 0L; at < film.millis(); at = at - (begun + at) % 1000 + 1000) {
            var until = Math.min(film.millis(), at - (begun + at) % 1000 + 1000);
            say(
                    at,
                    until,
                    "text",
                    "{\\an4\\pos(16,%d)\\fs24}".formatted(middle)
                            + date.format(film.talk().from().plusMillis(at)));
        }
        say(
                0,
                film.millis(),
                "text",
                "{\\an5\\pos(%d,%d)}".formatted(Scene.WIDTH / 2, middle) + plain(film.caseNumber()));
        say(
                0,
                film.millis(),
                "text",
                "{\\an6\\pos(%d,%d)\\fs16}".formatted(Scene.WIDTH - 16, middle) + plain(words.notice()));
    }

    private String clock(long millis) {
        return hour.format(film.talk().from().plusMillis(millis));
    }

    private void say(long from, long until, String style, String text) {
        // A name stands on the card over its picture.
        var layer = style.equals("bar") ? 1 : 0;
        script.append("Dialogue: %d,%s,%s,%s,,0,0,0,,%s\n".formatted(layer, stamp(from), stamp(until), style, text));
    }

    /** Nothing is written outside of its place. */
    private static String at(int corner, int x, int y, Place within) {
        return "{\\an%d\\pos(%d,%d)\\clip(%d,%d,%d,%d)}"
                .formatted(
                        corner,
                        x,
                        y,
                        within.x(),
                        within.y(),
                        within.x() + within.width(),
                        within.y() + within.height());
    }

    private static String stamp(long millis) {
        return String.format(
                Locale.ROOT,
                "%d:%02d:%02d.%02d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis / 10 % 100);
    }

    /** Names are no commands. */
    private static String plain(String text) {
        return text.replace('\\', '＼').replace('{', '｛').replace('}', '｝').replaceAll("\\p{Cc}", " ");
    }

    private interface Shown {
        void at(Stretch when, Place place);
    }
}
