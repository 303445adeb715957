package cn.dangmian.recording.composite;

import cn.dangmian.recording.kernel.Track;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How ffmpeg puts the tracks, which are its inputs in this order, into one picture and one sound. */
final class Graph {

    /** Pictures a second. */
    static final int RATE = 25;

    private static final String GROUND = "0x10161d";
    private static final String EMPTY = "0x1b2530";

    private final Film film;
    private final List<Scene> scenes;
    private final List<String> chains = new ArrayList<>();
    private String picture = "ground";

    private Graph(Film film, List<Scene> scenes) {
        this.film = film;
        this.scenes = scenes;
    }

    static String of(Film film, List<Scene> scenes) {
        var graph = new Graph(film, scenes);
        graph.ground();
        for (var number = 0; number < film.tracks().size(); number++) {
            graph.show(number, film.tracks().get(number));
        }
        graph.chains.add("[%s]ass=captions.ass:fontsdir=fonts,format=yuv420p[picture]".formatted(graph.picture));
        graph.mix();
        return String.join(";\n", graph.chains);
    }

    private void ground() {
        var places = new LinkedHashMap<Place, List<String>>();
        for (var scene : scenes) {
            scene.places()
                    .values()
                    .forEach(place -> places.computeIfAbsent(place, _ -> new ArrayList<>())
                            .add(between(scene.from(), scene.until())));
        }
        var boxes = new StringBuilder();
        places.forEach((place, times) -> boxes.append(",drawbox=x=%d:y=%d:w=%d:h=%d:color=%s:t=fill:enable='%s'"
                .formatted(place.x(), place.y(), place.width(), place.height(), EMPTY, String.join("+", times))));
        chains.add("color=c=%s:s=%dx%d:r=%d:d=%s%s[ground]"
                .formatted(GROUND, Scene.WIDTH, Scene.HEIGHT, RATE, seconds(film.millis()), boxes));
    }

    private void show(int number, Track track) {
        var times = times(track);
        if (!track.video() || times.isEmpty()) {
            return;
        }
        // A picture stands from the nearest of ours on, not from the next.
        var late = seconds(track.offsetMillis() - 500 / RATE);
        var outs = new StringBuilder();
        for (var copy = 0; copy < times.size(); copy++) {
            outs.append("[v%d-%d]".formatted(number, copy));
        }
        chains.add("[%d:v]setpts=PTS+%s/TB,split=%d%s".formatted(number, late, times.size(), outs));
        var copy = 0;
        for (var one : times.entrySet()) {
            put(number + "-" + copy++, one.getKey(), String.join("+", one.getValue()));
        }
    }

    /** When it stands at which place. */
    private Map<Place, List<String>> times(Track track) {
        var times = new LinkedHashMap<Place, List<String>>();
        for (var scene : scenes) {
            var from = Math.max(scene.from(), track.offsetMillis());
            var until = Math.min(scene.until(), track.offsetMillis() + track.durationMillis());
            var place = scene.places().get(track.seat());
            if (place != null && from < until) {
                times.computeIfAbsent(place, _ -> new ArrayList<>()).add(between(from, until));
            }
        }
        return times;
    }

    private void put(String name, Place place, String when) {
        chains.add("[v%s]scale=w=%d:h=%d:force_original_aspect_ratio=decrease[s%s]"
                .formatted(name, place.width(), place.height(), name));
        chains.add("[%s][s%s]overlay=x=%d+(%d-w)/2:y=%d+(%d-h)/2:eof_action=pass:enable='%s'[p%s]"
                .formatted(picture, name, place.x(), place.width(), place.y(), place.height(), when, name));
        picture = "p" + name;
    }

    private void mix() {
        var sounds = new StringBuilder();
        var count = 0;
        for (var number = 0; number < film.tracks().size(); number++) {
            if (film.tracks().get(number).audio()) {
                chains.add(sound(number, film.tracks().get(number).offsetMillis()));
                sounds.append("[a%d]".formatted(number));
                count++;
            }
        }
        chains.add(
                count == 0
                        ? "anullsrc=r=48000:cl=mono[sound]"
                        : "%samix=inputs=%d:duration=longest:normalize=0,alimiter=limit=0.97:level=0,apad[sound]"
                                .formatted(sounds, count));
    }

    /** Packets that are missing are a silence as long as they: whatever comes after them is heard in its time. */
    private static String sound(int number, long offset) {
        var filled = "[%d:a]aresample=48000:async=1:min_hard_comp=0.02:first_pts=0,aformat=channel_layouts=mono"
                .formatted(number);
        return offset < 0
                ? "%s,atrim=start=%s,asetpts=PTS-STARTPTS[a%d]".formatted(filled, seconds(-offset), number)
                : "%s,adelay=%d:all=1[a%d]".formatted(filled, offset, number);
    }

    private static String between(long from, long until) {
        return "between(t,%s,%s)".formatted(seconds(from), seconds(until));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }
}
