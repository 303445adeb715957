package cn.dangmian.signaling.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A line as it must be: who came first is called first, and nobody twice. It knows nothing of tables. */
final class LineModel {

    /** @param began before the call was asked for; @param ended after it was answered; both on one clock */
    record Call(UUID petitioner, long began, long ended) {}

    private final Map<UUID, Integer> places = new HashMap<>();

    /** @param line in the order of coming */
    LineModel(List<UUID> line) {
        for (var petitioner : line) {
            places.put(petitioner, places.size());
        }
    }

    /** Everything that is wrong with these calls; two calls that overlap in time may have come in either order. */
    List<String> faultsOf(List<Call> calls) {
        var faults = new ArrayList<String>();
        var counted = new HashMap<UUID, Integer>();
        calls.forEach(call -> counted.merge(call.petitioner(), 1, Integer::sum));
        places.keySet().forEach(petitioner -> {
            var times = counted.getOrDefault(petitioner, 0);
            if (times != 1) {
                faults.add(place(petitioner) + " was called " + times + " times");
            }
        });
        for (var earlier : calls) {
            calls.stream()
                    .filter(later ->
                            earlier.ended() < later.began() && place(later.petitioner()) < place(earlier.petitioner()))
                    .forEach(later -> faults.add(
                            place(earlier.petitioner()) + " was called before " + place(later.petitioner())));
        }
        return faults;
    }

    private int place(UUID petitioner) {
        return places.getOrDefault(petitioner, -1);
    }
}
