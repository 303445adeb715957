package cn.dangmian.signaling.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is booked, as it must be: nobody and nothing twice at the same time. */
final class Times {

    /** How many times a day has in this model. */
    static final int SLOTS = 10;

    private static final String TAKEN = "scheduling.slot-taken";

    record Time(int desk, int official, int terminal, int slot, boolean arrived, boolean cancelled) {

        boolean clashes(Time other) {
            return !cancelled
                    && slot == other.slot
                    && (desk == other.desk || official == other.official || terminal == other.terminal);
        }
    }

    private final Map<UUID, Time> times = new HashMap<>();

    Times copy() {
        var copy = new Times();
        copy.times.putAll(times);
        return copy;
    }

    Object fingerprint() {
        return Map.copyOf(times);
    }

    void forgetTheCancelled() {
        times.values().removeIf(Time::cancelled);
    }

    List<Map.Entry<UUID, Time>> all() {
        return new ArrayList<>(times.entrySet());
    }

    /** @param appointment null when it was refused */
    String book(@Nullable UUID appointment, Time wanted) {
        if (isTaken(appointment, wanted)) {
            return TAKEN;
        }
        if (appointment != null) {
            times.put(appointment, wanted);
        }
        return "";
    }

    private boolean isTaken(@Nullable UUID by, Time wanted) {
        return times.entrySet().stream()
                .anyMatch(
                        other -> !other.getKey().equals(by) && other.getValue().clashes(wanted));
    }

    String move(UUID appointment, int desk, int official, int slot) {
        var now = Objects.requireNonNull(times.get(appointment));
        if (now.cancelled()) {
            return "scheduling.wrong-stage";
        }
        if (now.arrived()) {
            return "scheduling.arrived-already";
        }
        return book(appointment, new Time(desk, official, now.terminal(), slot, false, false));
    }

    String cancel(UUID appointment) {
        var now = Objects.requireNonNull(times.get(appointment));
        if (now.cancelled()) {
            return "scheduling.wrong-stage";
        }
        times.put(appointment, new Time(now.desk(), now.official(), now.terminal(), now.slot(), now.arrived(), true));
        return "";
    }

    /** @return what gives who came precedence; null when nothing does */
    Waiter.@Nullable Booked arrive(@Nullable UUID appointment) {
        var now = appointment == null ? null : times.get(appointment);
        if (now == null || now.cancelled()) {
            return null;
        }
        times.put(appointment, new Time(now.desk(), now.official(), now.terminal(), now.slot(), true, false));
        return new Waiter.Booked(now.desk(), now.official(), now.slot(), false, false);
    }

    /** As both the product and the model tell it. */
    List<String> shown() {
        return times.entrySet().stream()
                .filter(one -> !one.getValue().cancelled())
                .map(one -> shown(one.getKey(), one.getValue()))
                .sorted()
                .toList();
    }

    /** As {@link Glance} tells it: the slots are the last seconds of the day. */
    List<String> booked() {
        return times.entrySet().stream()
                .filter(one -> !one.getValue().cancelled())
                .map(one -> one.getKey() + " at " + one.getValue().desk() + " 1 "
                        + (SLOTS - one.getValue().slot())
                        + (one.getValue().arrived() ? " arrived" : ""))
                .toList();
    }

    static String shown(UUID appointment, Time time) {
        return appointment + " desk " + time.desk() + " slot " + time.slot() + (time.arrived() ? " arrived" : "");
    }
}
