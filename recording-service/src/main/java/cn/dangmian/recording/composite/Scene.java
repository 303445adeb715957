package cn.dangmian.recording.composite;

import cn.dangmian.recording.kernel.Seat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A stretch of the talk in which everything stands at the same place: the faces in a grid, or small beside what is shown.
 *
 * @param until milliseconds of the talk, like {@code from}
 */
record Scene(long from, long until, Map<Seat, Place> places) {

    static final int WIDTH = 1280;
    static final int HEIGHT = 720;
    static final int STRIP = 40;

    private static final int STAGE = HEIGHT - STRIP;
    private static final int BESIDE = 320;

    static List<Scene> of(Film film) {
        var edges = new TreeSet<>(List.of(0L, film.millis()));
        for (var seat : film.shown()) {
            for (var time : film.there(seat)) {
                edges.add(Math.clamp(time.from(), 0, film.millis()));
                edges.add(Math.clamp(time.until(), 0, film.millis()));
            }
        }
        var scenes = new ArrayList<Scene>();
        for (var from : edges.headSet(film.millis())) {
            var until = edges.higher(from);
            var shown = film.shown().stream()
                    .filter(seat -> film.there(seat).stream().anyMatch(time -> time.covers(from)))
                    .toList();
            scenes.add(new Scene(from, until, places(film.faces(), shown)));
        }
        return scenes;
    }

    private static Map<Seat, Place> places(List<Seat> faces, List<Seat> shown) {
        var places = new LinkedHashMap<Seat, Place>();
        if (shown.isEmpty()) {
            var columns = (int) Math.ceil(Math.sqrt(faces.size()));
            grid(faces, columns, new Place(0, 0, WIDTH, STAGE), places);
        } else {
            grid(shown, 1, new Place(0, 0, WIDTH - BESIDE, STAGE), places);
            grid(faces, 1, new Place(WIDTH - BESIDE, 0, BESIDE, STAGE), places);
        }
        return places;
    }

    /** Faces are 16 to 9; a picture that is shown takes what there is. */
    private static void grid(List<Seat> seats, int columns, Place within, Map<Seat, Place> places) {
        var rows = (seats.size() + columns - 1) / columns;
        var height = within.height() / rows;
        var width = within.width() / columns;
        if (!seats.getFirst().isShown()) {
            width = Math.min(width, height * 16 / 9);
            height = width * 9 / 16;
        }
        var left = within.x() + (within.width() - columns * width) / 2;
        var top = within.y() + (within.height() - rows * height) / 2;
        for (var number = 0; number < seats.size(); number++) {
            var x = left + number % columns * width;
            var y = top + number / columns * height;
            places.put(seats.get(number), new Place(x, y, width - 4, height - 4));
        }
    }
}
