package cn.dangmian.signaling.journey;

import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.media.peer.Camera;
import cn.dangmian.signaling.media.peer.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Somebody before a page's camera: sends whenever the page has a seat, and looks at whatever it is offered. */
final class Sitting {

    private static final Duration UNDER_WAY = Duration.ofSeconds(1);
    /** Longer than a peer shows the same numbers before it counts anew, 50 ms. */
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final Page page;
    private final Map<String, Peer> peers = new ConcurrentHashMap<>();
    /** By the name of the seat that is looked at. */
    private final Map<String, Peer> looking = new ConcurrentHashMap<>();

    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    private Sitting(Page page) {
        this.page = page;
    }

    /** Also at the seats this page has already. */
    private static Sitting at(Page page) {
        var sitting = new Sitting(page);
        page.listen("/user/queue/media", said -> sitting.thread.execute(() -> sitting.hear(said)));
        page.ask("/app/media/resume");
        return sitting;
    }

    /** While that is done, somebody sits before each of these pages. */
    static void with(List<Page> pages, Runnable work) {
        withAll(pages, _ -> work.run());
    }

    /** The same, with those who sit there, in the order of their pages. */
    static void withAll(List<Page> pages, Consumer<List<Sitting>> work) {
        var sittings = pages.stream().map(Sitting::at).toList();
        try {
            work.accept(sittings);
        } finally {
            sittings.forEach(Sitting::close);
        }
    }

    private void hear(JsonNode said) {
        switch (said.path("type").asString()) {
            case "seat" -> sit(said);
            case "answer" -> with(said, peer -> peer.accept(said.path("sdp").asString()));
            case "offer" -> look(said);
            case "candidate" -> with(said, peer -> add(peer, said.path("candidate")));
            case "drop" -> leave(said.path("link").asString());
            case "gate", "kept", "quality" -> {}
            default -> throw new IllegalArgumentException(said.toString());
        }
    }

    private void with(JsonNode said, Consumer<Peer> work) {
        Optional.ofNullable(peers.get(said.path("link").asString())).ifPresent(work);
    }

    private static void add(Peer peer, JsonNode found) {
        if (found.isObject()) {
            peer.add(new Peer.Candidate(
                    found.path("candidate").asString(),
                    found.path("sdpMid").asString(),
                    found.path("sdpMLineIndex").asInt()));
        }
    }

    private void sit(JsonNode said) {
        var link = new CompletableFuture<String>();
        var seat = said.path("seat").asString();
        var camera = new Camera(200, 440);
        Consumer<Peer.Candidate> found = one -> link.thenAccept(id -> trickle(id, one));
        var peer = said.path("watch").asBoolean() ? Peer.sending(camera, found) : Peer.showing(camera, found);
        var answer = page.ask("/app/media/seats/" + seat + "/publish", Map.of("sdp", peer.offer(), "restart", false));
        peers.put(answer.text("link"), peer);
        link.complete(answer.text("link"));
    }

    private void look(JsonNode offer) {
        var link = offer.path("link").asString();
        var peer = Peer.watching(found -> trickle(link, found));
        peers.put(link, peer);
        looking.put(offer.path("source").path("name").asString(), peer);
        page.ask(
                "/app/media/links/" + link + "/answer",
                Map.of("sdp", peer.answer(offer.path("sdp").asString())));
    }

    private void trickle(String link, Peer.Candidate found) {
        page.send(
                "/app/media/links/" + link + "/trickle",
                Map.of(
                        "candidate",
                        Map.of(
                                "candidate", found.candidate(),
                                "sdpMid", found.mid(),
                                "sdpMLineIndex", found.line())));
    }

    /** Packets of picture and sound that came from the named seat. */
    long received(String seat) {
        var peer = looking.get(seat);
        return peer == null ? 0 : peer.rtpPacketsReceived();
    }

    /** The same, once nothing is under way any longer: what the media server sent before it shut the door has arrived. */
    long receivedAtRest(String seat) {
        var before = new AtomicLong(-1);
        await("nothing more comes from " + seat)
                .atMost(UNDER_WAY)
                .pollInterval(MOMENT)
                .until(() -> received(seat), now -> before.getAndSet(now) == now);
        return before.get();
    }

    private void leave(String link) {
        var peer = peers.remove(link);
        if (peer != null) {
            peer.close();
        }
    }

    private void close() {
        thread.close();
        peers.values().forEach(Peer::close);
    }
}
