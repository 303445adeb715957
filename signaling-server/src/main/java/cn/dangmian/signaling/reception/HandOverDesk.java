package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Office;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.reception.HandOvers.Offer;
import cn.dangmian.signaling.reception.HandOvers.Outcome;
import cn.dangmian.signaling.reception.events.ReceptionEvent;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.reception.events.ReceptionSuspended;
import cn.dangmian.signaling.reception.events.TalkFinished;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An official hands the talk that goes on to another one, who accepts it at their own desk. Each method runs inside a transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class HandOverDesk {

    /** As long as somebody who is called in is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Set<StageName> TALKS = Set.of(StageName.IN_PROGRESS, StageName.INTERRUPTED);

    private final ReceptionDesk desks;
    private final Receptions receptions;
    private final HandOvers handOvers;
    private final Posts posts;
    private final Offices offices;
    private final Holds holds;
    private final Changes changes;
    private final CaseDoor door;
    private final Line line;
    private final Audit audit;
    private final Clock clock;

    HandOverDesk(
            ReceptionDesk desks,
            Receptions receptions,
            HandOvers handOvers,
            Posts posts,
            Offices offices,
            Holds holds,
            Changes changes,
            CaseDoor door,
            Line line,
            Audit audit,
            Clock clock) {
        this.desks = desks;
        this.receptions = receptions;
        this.handOvers = handOvers;
        this.posts = posts;
        this.offices = offices;
        this.holds = holds;
        this.changes = changes;
        this.door = door;
        this.line = line;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param busy has somebody already */
    record Candidate(Post post, boolean busy) {}

    /** Manned desks of this office, and of those directly above and below, whose officials may have to do with the case. */
    @Transactional(readOnly = true)
    public List<Candidate> candidates(DeskId desk, ReceptionId id) {
        var reception = receptions.find(id).orElseThrow(() -> Receptions.unknown(id));
        var seating = reception.stage().seatingOrNull();
        if (seating == null || !seating.desk().equals(desk)) {
            throw Receptions.unknown(id);
        }
        return near(handOvers.officeOf(desk))
                .flatMap(office -> posts.mannedDesks(office).stream())
                .filter(post -> mayReceive(post, reception, seating))
                .map(post -> new Candidate(post, receptions.isAtDesk(new DeskId(post.id()))))
                .toList();
    }

    private Stream<OfficeId> near(OfficeId office) {
        var above = offices.above(office).stream().limit(1);
        var below = offices.below(office).stream();
        return Stream.concat(Stream.of(office), Stream.concat(above, below).map(Office::id));
    }

    private boolean mayReceive(Post post, Reception reception, Stage.Seating from) {
        var manned = post.manned();
        return manned != null
                && !post.id().equals(from.desk().value())
                && !manned.person().equals(from.official())
                && door.conflicts(manned.person(), List.of(reception.visit().caseId()))
                        .isEmpty();
    }

    void offer(DeskId desk, ReceptionId id, DeskId to, Actor actor) {
        desks.requireOwn(desk, id, actor);
        var reception = receptions.lock(id);
        requireTalk(reception);
        var chosen = candidates(desk, id).stream()
                .filter(one -> one.post().id().equals(to.value()) && !one.busy())
                .findFirst()
                .orElseThrow(() -> new Refused("reception.desk-unavailable", "nobody can take it over at desk " + to));
        var official = Posts.personAt(chosen.post());
        var until = clock.instant().plus(PATIENCE);
        var offer = handOvers.offer(id, reception.seating(), new Stage.Seating(to, official), until);
        audit.done(
                actor.person().value(),
                "reception.offer",
                id.toString(),
                Map.of("offer", offer, "official", official.value(), "desk", to.value()));
        tell(desk, to);
    }

    private static void requireTalk(Reception reception) {
        if (!TALKS.contains(reception.stage().name())) {
            throw new Refused(
                    "reception.wrong-stage",
                    "cannot offer while " + reception.stage().name());
        }
    }

    void withdraw(DeskId desk, ReceptionId id, Actor actor) {
        desks.requireOwn(desk, id, actor);
        var open = handOvers.openOf(id).orElseThrow(HandOverDesk::gone);
        handOvers.close(open.id(), Outcome.WITHDRAWN, "");
        audit.done(actor.person().value(), "reception.withdraw-offer", id.toString(), Map.of("offer", open.id()));
        tell(open.from().desk(), open.to().desk());
    }

    /** Goes on at this desk: same room, same recording, another official. */
    void accept(DeskId desk, UUID id, Actor actor) {
        var open = own(desk, id, actor);
        var reception = receptions.lock(open.reception());
        requireWaits(id);
        requireTalk(reception);
        var caseId = reception.visit().caseId();
        if (!door.conflicts(actor.person(), List.of(caseId)).isEmpty()) {
            throw Refused.notAllowed("reception.kept-away", "this person stays away from the case");
        }
        if (receptions.isAtDesk(desk)) {
            throw Refusal.deskBusy();
        }
        var office = handOvers.officeOf(desk);
        line.ensure(office, clock.instant());
        line.lock(reception.visit().line(), office);
        handOvers.close(id, Outcome.ACCEPTED, "");
        door.admit(actor.person(), caseId, open.from().official());
        handOvers.add(changes.change(reception, actor, (own, at) -> own.handOver(open.to(), at)));
        holds.move(open.reception(), desk);
        tell(open.from().desk(), desk);
    }

    void decline(DeskId desk, UUID id, String reason, Actor actor) {
        var open = own(desk, id, actor);
        if (!handOvers.close(id, Outcome.DECLINED, reason)) {
            throw gone();
        }
        audit.done(
                actor.person().value(),
                "reception.decline-offer",
                open.reception().toString(),
                Map.of("offer", id, "reason", reason));
        tell(open.from().desk(), desk);
    }

    private Offer own(DeskId desk, UUID id, Actor actor) {
        posts.requireMannedBy(desk.value(), actor);
        return handOvers
                .find(id)
                .filter(found -> found.to().equals(new Stage.Seating(desk, actor.person())) && found.outcome() == null)
                .orElseThrow(HandOverDesk::gone);
    }

    private void requireWaits(UUID id) {
        if (handOvers.find(id).filter(now -> now.outcome() == null).isEmpty()) {
            throw gone();
        }
    }

    private static Refused gone() {
        return new Refused("reception.offer-over", "this offer is over, or none waits");
    }

    /** Nobody answered for as long as they may. */
    void giveUp(Offer offer) {
        if (handOvers.close(offer.id(), Outcome.UNANSWERED, "")) {
            audit.done(null, "reception.offer-unanswered", offer.reception().toString(), Map.of("offer", offer.id()));
            tell(offer.from().desk(), offer.to().desk());
        }
    }

    /** In the transaction that ends the talk: there is nothing to hand over any longer. */
    @EventListener
    public void on(ReceptionEvent event) {
        if (event instanceof TalkFinished || event instanceof ReceptionSuspended) {
            handOvers.openOf(event.reception()).ifPresent(open -> {
                handOvers.close(open.id(), Outcome.OVER, "");
                tell(open.from().desk(), open.to().desk());
            });
        }
    }

    private void tell(DeskId one, DeskId other) {
        Stream.of(one, other)
                .map(handOvers::officeOf)
                .distinct()
                .sorted(Comparator.comparing(OfficeId::value))
                .forEach(changes::touch);
    }
}
