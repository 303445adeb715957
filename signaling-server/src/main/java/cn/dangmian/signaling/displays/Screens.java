package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.displays.Displays.Display;
import cn.dangmian.signaling.displays.Screen.Sight;
import cn.dangmian.signaling.displays.Screen.Told;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.Views.Named;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The screens connected to this node. Twice a second it asks what changed for all of them together, on whichever node that was; so
 * nothing is lost with a message, and a node that starts anew knows what to show.
 */
@Component
class Screens {

    private static final Logger LOG = LoggerFactory.getLogger(Screens.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);
    private static final int MOST_OF_ADDRESS = 50;
    private static final Told UNPAIRED = new Told("unpaired", "", true);
    private static final Told PAIRING = new Told("pairing", "", false);
    private static final Sight NOTHING = new Sight(-1, -1);

    /** No names and nothing of any case. */
    record View(Instant at, DisplayId display, Named office, LiveReceptions.Hall hall, List<Voices.Voice> voices) {}

    private final DisplaySettings settings;
    private final Displays displays;
    private final LiveReceptions receptions;
    private final Voices voices;
    private final Offices offices;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<Screen> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    Screens(
            DisplaySettings settings,
            Displays displays,
            LiveReceptions receptions,
            Voices voices,
            Offices offices,
            JdbcClient jdbc,
            Clock clock) {
        this.settings = settings;
        this.displays = displays;
        this.receptions = receptions;
        this.voices = voices;
        this.offices = offices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Screen open(List<byte[]> secrets, String address) {
        var ofAddress =
                open.stream().filter(one -> one.address().equals(address)).count();
        if (closing || open.size() >= settings.screens() || ofAddress >= MOST_OF_ADDRESS) {
            throw new Refused(
                    Refused.Kind.TOO_MANY, "displays.too-many-screens", open.size() + " screens at this node");
        }
        var screen = new Screen(secrets, address);
        open.add(screen);
        Thread.startVirtualThread(screen);
        return screen;
    }

    @Scheduled(fixedDelay = 500)
    void look() {
        open.removeIf(Screen::isGone);
        if (open.isEmpty()) {
            return;
        }
        var screens = List.copyOf(open);
        var hashes = screens.stream().flatMap(one -> one.secrets().stream()).toList();
        var paired = displays.byHash(hashes);
        var pairing = pairing(hashes);
        var revisions = receptions.hallRevisions(
                paired.values().stream().map(Display::office).collect(Collectors.toSet()));
        var halls = new HashMap<OfficeId, LiveReceptions.Hall>();
        for (var screen : screens) {
            try {
                var display = find(screen, paired);
                if (display != null && !display.ended()) {
                    show(screen, display, revisions.getOrDefault(display.office(), 0L), halls);
                } else if (screen.secrets().stream().anyMatch(one -> pairing.contains(ByteBuffer.wrap(one)))) {
                    showPairing(screen);
                } else {
                    screen.tell(UNPAIRED);
                }
                screen.looked();
            } catch (RuntimeException failed) {
                LOG.warn("a screen cannot be told what to show: {}", failed.toString());
            }
        }
    }

    private static void showPairing(Screen screen) {
        if (!screen.shows(NOTHING, LOOK_AGAIN)) {
            screen.show(NOTHING, PAIRING);
        }
    }

    private static @Nullable Display find(Screen screen, Map<ByteBuffer, Display> paired) {
        return screen.secrets().stream()
                .map(hash -> paired.get(ByteBuffer.wrap(hash)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void show(Screen screen, Display display, long hall, Map<OfficeId, LiveReceptions.Hall> halls) {
        var sight = new Sight(display.revision(), hall);
        if (!screen.shows(sight, LOOK_AGAIN)) {
            var seen = halls.computeIfAbsent(display.office(), receptions::hallOf);
            screen.show(sight, new Told("view", view(display, seen), false));
        }
    }

    private View view(Display display, LiveReceptions.Hall hall) {
        var office = offices.get(display.office());
        return new View(
                clock.instant(),
                display.id(),
                new Named(office.id().value(), office.name()),
                hall,
                voices.spoken(display.office(), display.languages(), PieceSet.CALL));
    }

    private Set<ByteBuffer> pairing(Collection<byte[]> hashes) {
        return new HashSet<>(jdbc.sql("""
                        select secret_hash from display_pairing
                        where secret_hash in (:hashes) and expires_at > clock_timestamp()""")
                .param("hashes", hashes)
                .query((row, _) -> ByteBuffer.wrap(row.getBytes(1)))
                .list());
    }

    /** For the console's list, on every node. */
    @Scheduled(fixedDelay = 10_000)
    void tellWhoIsSeen() {
        var hashes = open.stream()
                .filter(one -> !one.isGone())
                .flatMap(one -> one.secrets().stream())
                .toList();
        if (!hashes.isEmpty()) {
            displays.seen(hashes);
        }
    }

    /** A connection that never ends would keep the node from ending. */
    @EventListener
    void on(ContextClosedEvent closed) {
        closing = true;
        open.forEach(screen -> screen.tell(new Told("bye", "", true)));
    }
}
