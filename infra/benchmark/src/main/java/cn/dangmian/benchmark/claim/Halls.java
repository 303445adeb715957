package cn.dangmian.benchmark.claim;

import cn.dangmian.benchmark.claim.Province.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** All lines at work: every desk manned at one node, every terminal with somebody who waits, half of them at the other. */
final class Halls {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOTICE = "2026-11";

    final List<Seat> desks = new ArrayList<>();

    /** When the terminal of a reception last heard that it is called, on {@link System#nanoTime()}; while it rings only. */
    private final Map<String, Long> ringing = new ConcurrentHashMap<>();

    private final List<String> nodes;

    Halls(List<String> nodes) {
        this.nodes = nodes;
    }

    void open(Line line, int number) {
        var official = new Visitor(node(number), line.official(), Province.PASSWORD);
        for (var desk : line.desks()) {
            desks.add(Seat.take(official.page(node(number + desks.size())), "desks", desk, (_, _) -> {}));
        }
        var clerk = new Visitor(node(number), line.clerk(), Province.PASSWORD);
        for (var i = 0; i < line.terminals().size(); i++) {
            checkIn(clerk, line, line.terminals().get(i), node(number + i + 1));
        }
    }

    private String node(int number) {
        return nodes.get(number % nodes.size());
    }

    private void checkIn(Visitor clerk, Line line, UUID terminal, String node) {
        var seat = Seat.take(clerk.page(node), "terminals", terminal, this::hear);
        var registered = clerk.post(
                "/api/cases",
                Map.of(
                        "commandId", UUID.randomUUID(),
                        "terminal", terminal,
                        "petitioner", Map.of("name", "王建国", "address", "城东路 3 号"),
                        "matter", Map.of("title", "城东安置房逾期交付", "text", "约定 2022 年交房，至今没有交付。")));
        seat.done(
                "check-in",
                Map.of(
                        "caseId", registered.path("id").asString(),
                        "office", line.office(),
                        "headCount", 1,
                        "notice", Map.of("version", NOTICE, "acknowledged", true),
                        "attending", Map.of("noPhoto", "CAMERA")));
    }

    private void hear(String view, long at) {
        var reception = JSON.readTree(view).path("reception");
        var id = reception.path("id").asString("");
        if (reception.path("stage").asString("").equals("CALLED")) {
            ringing.putIfAbsent(id, at);
        } else {
            ringing.remove(id);
        }
    }

    /** @return when the terminal knew; null when it does not know yet */
    @Nullable
    Long ringingSince(String reception) {
        return ringing.get(reception);
    }
}
