package cn.dangmian.benchmark.claim;

import cn.dangmian.benchmark.claim.Province.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** All lines at work: every desk manned at one node, every terminal with somebody who waits, half of them at the other. */
final class Halls implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOTICE = "2026-11";
    private static final long RENEW_MILLIS = 5_000;

    final List<Seat> desks = new ArrayList<>();
    private final List<Seat> terminals = new ArrayList<>();
    private final ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor();

    private final Map<String, Ring> rings = new ConcurrentHashMap<>();

    private final List<String> nodes;

    Halls(List<String> nodes) {
        this.nodes = nodes;
    }

    void open(Line line, int number) throws InterruptedException {
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

    private void checkIn(Visitor clerk, Line line, UUID terminal, String node) throws InterruptedException {
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
        terminals.add(seat);
    }

    /** From now on every page says now and then that it is there, as pages do. */
    void stay() {
        var seats = Stream.concat(desks.stream(), terminals.stream()).toList();
        var between = RENEW_MILLIS / seats.size();
        for (var i = 0; i < seats.size(); i++) {
            renewals.scheduleAtFixedRate(seats.get(i)::renew, i * between, RENEW_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        renewals.shutdownNow();
    }

    private void hear(String view, long at) {
        var reception = JSON.readTree(view).path("reception");
        if (reception.path("stage").asString("").equals("CALLED")) {
            ring(reception.path("id").asString())
                    .hear(reception.path("deadline").asString(), at);
        }
    }

    /** How the terminal of a reception hears that it is called. */
    Ring ring(String reception) {
        return rings.computeIfAbsent(reception, _ -> new Ring());
    }
}
