package cn.dangmian.e2e;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.LocalTime;

/** Somebody at an office's calendar, with the mouse. */
record Planner(Person person, LocalDate day) {

    private static final double PIXELS_A_MINUTE = 0.9;
    private static final LocalTime FIRST = LocalTime.of(8, 0);

    /** A drag begins some time after the mouse moved. */
    private static final int MOVES = 200;

    /** Takes the card of that appointment and holds it over that time of the day, without letting it fall. */
    Planner hold(String appointment, String time) {
        var card = waiting(appointment);
        var lane = person.page().locator("[data-test=lane][data-day='" + day + "']");
        lane.scrollIntoViewIfNeeded();
        var box = lane.boundingBox();
        var minutes = java.time.Duration.between(FIRST, LocalTime.parse(time)).toMinutes();
        card.hover();
        var mouse = person.page().mouse();
        mouse.down();
        mouse.move(box.x + 20, box.y + 20);
        var over = box.y + minutes * PIXELS_A_MINUTE + 4;
        for (var step = 0; step < MOVES && person.see("ghost").count() == 0; step++) {
            mouse.move(box.x + 20 + step % 5, over);
        }
        mouse.move(box.x + 22, over + 1);
        return this;
    }

    Planner letFall() {
        person.page().mouse().up();
        return this;
    }

    Locator waiting(String appointment) {
        return of("waiting", appointment);
    }

    Locator held(String appointment) {
        return of("held", appointment);
    }

    private Locator of(String hook, String appointment) {
        return person.page().locator("[data-test=" + hook + "][data-appointment='" + appointment + "']");
    }
}
