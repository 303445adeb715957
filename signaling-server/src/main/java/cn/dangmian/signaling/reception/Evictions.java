package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Duties.Held;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.identity.events.DutyEnded;
import cn.dangmian.signaling.identity.events.PersonRevoked;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.PostChanged;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Frees the terminals and desks of people who may not man them any longer: at once when it is told, and by looking every few
 * seconds, for what is told may be lost and a duty also ends by its date. A talk goes on without them for the grace of a lost seat.
 */
@Component
class Evictions {

    private static final Logger LOG = LoggerFactory.getLogger(Evictions.class);

    private final Posts posts;
    private final Duties duties;
    private final Standings standings;
    private final Receptions receptions;
    private final Line line;
    private final Changes changes;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Evictions(
            Posts posts,
            Duties duties,
            Standings standings,
            Receptions receptions,
            Line line,
            Changes changes,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.posts = posts;
        this.duties = duties;
        this.standings = standings;
        this.receptions = receptions;
        this.line = line;
        this.changes = changes;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    void on(PersonRevoked revoked) {
        soon(revoked.person());
    }

    @EventListener
    void on(DutyEnded ended) {
        soon(ended.person());
    }

    private void soon(PersonId person) {
        AfterCommit.run(() -> Thread.startVirtualThread(() -> evict(() -> posts.mannedBy(person))));
    }

    @Scheduled(fixedDelayString = "PT5S")
    void sweep() {
        evict(posts::manned);
    }

    private void evict(Supplier<List<Post>> looked) {
        try {
            var manned = looked.get();
            var lost = new HashSet<>(duties.notHeld(manned.stream()
                    .map(Evictions::needed)
                    .flatMap(Optional::stream)
                    .toList()));
            for (var post : manned) {
                if (needed(post).filter(lost::contains).isPresent()) {
                    evict(post.id());
                }
            }
        } catch (DataAccessException | TransactionException | Refused later) {
            LOG.warn("posts of revoked people are freed later: {}", later.toString());
        }
    }

    private static Optional<Held> needed(Post post) {
        return Optional.ofNullable(post.manned())
                .map(manned -> new Held(manned.person(), post.isDesk() ? Role.OFFICIAL : Role.CLERK, post.office()));
    }

    private void evict(UUID id) {
        transaction.executeWithoutResult(_ -> posts.lock(id)
                .filter(post -> needed(post)
                        .filter(held -> !duties.holds(held.person(), held.role(), held.office()))
                        .isPresent())
                .ifPresent(this::free));
    }

    private void free(Post post) {
        var person = Objects.requireNonNull(post.manned()).person();
        posts.leave(post.id());
        audit.done(
                null,
                "reception.release-post",
                post.id().toString(),
                Map.of("person", person.value(), "reason", "duty-ended"));
        events.publishEvent(new PostChanged(post.id(), post.isDesk(), post.office(), null, clock.instant()));
        var current = post.isDesk()
                ? standings.currentAt(new DeskId(post.id()))
                : standings.shownAt(new TerminalId(post.id()));
        current.map(standing -> standing.reception().visit().id())
                .ifPresent(id -> goOnWithout(id, post.isDesk() ? MediaSeating.DESK : MediaSeating.TERMINAL));
        if (post.isDesk()) {
            changes.touch(post.office());
        }
    }

    private void goOnWithout(ReceptionId id, String seat) {
        var reception = receptions.lock(id);
        switch (reception.stage()) {
            case Stage.InProgress _ -> changes.change(reception, null, (own, at) -> own.lose(seat, at));
            case Stage.Interrupted talk
            when !talk.lost().contains(seat) -> changes.change(reception, null, (own, at) -> own.lose(seat, at));
            case Stage.Called _, Stage.Connecting _ -> callBack(reception, seat);
            case Stage.Queued _, Stage.Skipped _, Stage.Interrupted _, Stage.Suspended _ -> {}
            case Stage.WrapUp _, Stage.Ended _, Stage.Archived _, Stage.Left _, Stage.Deferred _ -> {}
        }
    }

    /** Nobody is there who called. Whoever takes the desk calls again. */
    private void callBack(Reception reception, String seat) {
        if (seat.equals(MediaSeating.DESK)) {
            line.placeAtFront(reception.visit().id(), reception.visit().line());
            changes.change(reception, null, (own, at) -> own.returnToLine("", at));
        }
    }
}
