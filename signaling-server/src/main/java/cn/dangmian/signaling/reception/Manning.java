package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.PostChanged;
import cn.dangmian.signaling.terminals.Enrolment;
import cn.dangmian.signaling.terminals.Presence;
import cn.dangmian.signaling.terminals.events.DeviceChanged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who sits where: taking and leaving terminals and desks, and the lease by which each side knows that the other is there. */
@Service
@Transactional
public class Manning {

    /** Why a desk calls nobody for a while. */
    public enum PauseReason {
        MEAL,
        MEETING,
        CONSULTATION,
        EQUIPMENT,
        OTHER
    }

    /** @param revision of the view as it is now; who holds a smaller one missed something */
    public record TerminalRenewal(long revision, Instant confirmedAt) {}

    /** @param confirmed when each who waits was last confirmed */
    public record DeskRenewal(long revision, Map<UUID, Instant> confirmed) {}

    private final Places places;
    private final Enrolment enrolment;
    private final Presence presence;
    private final Posts posts;
    private final Receptions receptions;
    private final Line line;
    private final Changes changes;
    private final Views views;
    private final HandOvers handOvers;
    private final CaseDoor door;
    private final Duties duties;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Manning(
            Places places,
            Enrolment enrolment,
            Presence presence,
            Posts posts,
            Receptions receptions,
            Line line,
            Changes changes,
            Views views,
            HandOvers handOvers,
            CaseDoor door,
            Duties duties,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.places = places;
        this.enrolment = enrolment;
        this.presence = presence;
        this.posts = posts;
        this.receptions = receptions;
        this.line = line;
        this.changes = changes;
        this.views = views;
        this.handOvers = handOvers;
        this.door = door;
        this.duties = duties;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    public void take(TerminalId terminal, Actor actor) {
        enrolment.requireAt(terminal, actor);
        take(terminal.value(), false, places.officeOf(terminal), actor);
    }

    public void take(DeskId desk, Actor actor) {
        var office = places.desk(desk).office();
        line.ensure(office, clock.instant());
        take(desk.value(), true, office, actor);
    }

    /** Whoever takes a desk goes on with the petitioner who is there. */
    private void handOver(DeskId desk, Actor actor) {
        receptions
                .lockAtDesk(desk)
                .filter(there -> !there.seating().official().equals(actor.person()))
                .ifPresent(there -> handOver(there, actor));
    }

    private void handOver(Reception there, Actor actor) {
        var caseId = there.visit().caseId();
        if (!door.conflicts(actor.person(), List.of(caseId)).isEmpty()) {
            throw Refused.notAllowed("reception.kept-away", "this person stays away from the case at that desk");
        }
        door.admit(actor.person(), caseId, there.seating().official());
        var from = there.seating();
        handOvers.offerIsOver(there.visit().id());
        var event = changes.change(there, actor, (own, at) -> own.handOver(from.with(actor.person()), at));
        handOvers.add(event);
    }

    /** Nobody is called from this desk until its official is back; who waits is told why and how long. */
    public void pause(DeskId desk, PauseReason reason, Duration length, Actor actor) {
        var post = posts.requireMannedBy(desk.value(), actor);
        var at = clock.instant();
        var pause = new Pause(reason, at, at.plus(length));
        posts.pause(desk.value(), pause);
        var facts = Map.<String, Object>of(
                "reason", reason.name(), "until", pause.until().toString());
        audit.done(actor.person().value(), "reception.pause-desk", desk.toString(), facts);
        tell(desk.value(), true, post.office(), actor.client());
    }

    public void resume(DeskId desk, Actor actor) {
        var post = posts.requireMannedBy(desk.value(), actor);
        posts.pause(desk.value(), null);
        audit.done(actor.person().value(), "reception.resume-desk", desk.toString(), Map.of());
        tell(desk.value(), true, post.office(), actor.client());
    }

    private void take(UUID post, boolean isDesk, OfficeId office, Actor actor) {
        posts.man(post, isDesk, office, actor, clock.instant());
        if (isDesk) {
            handOver(new DeskId(post), actor);
        }
        var facts = new HashMap<String, Object>(Map.of("client", actor.client().value()));
        duties.actsFor(actor.person(), isDesk ? Role.OFFICIAL : Role.CLERK, office)
                .ifPresent(absent -> facts.put("for", absent.value()));
        audit.done(actor.person().value(), "reception.take-post", post.toString(), facts);
        tell(post, isDesk, office, actor.client());
    }

    public void release(UUID id, Actor actor) {
        var post = posts.requireMannedBy(id, actor);
        posts.leave(id);
        audit.done(actor.person().value(), "reception.release-post", id.toString(), Map.of());
        tell(id, post.isDesk(), post.office(), null);
    }

    /** Who mans the terminal from anywhere else than its device is displaced at once. */
    @EventListener
    void on(DeviceChanged change) {
        var id = change.terminal().value();
        posts.find(id).filter(post -> isElsewhere(post, change)).ifPresent(post -> {
            posts.leave(id);
            tell(id, false, post.office(), null);
        });
    }

    private static boolean isElsewhere(Post post, DeviceChanged change) {
        return post.manned() != null
                && (change.device() == null
                        || !change.device().equals(post.manned().device()));
    }

    private void tell(UUID post, boolean isDesk, OfficeId office, @Nullable ClientId client) {
        events.publishEvent(new PostChanged(post, isDesk, office, client, clock.instant()));
        if (isDesk) {
            changes.touch(office);
        }
    }

    public TerminalRenewal renew(TerminalId terminal, Actor actor) {
        var at = clock.instant();
        posts.seen(terminal.value(), actor, at);
        presence.renew(terminal, true);
        line.confirm(terminal, at);
        return new TerminalRenewal(views.revisionOf(terminal), at);
    }

    public DeskRenewal renew(DeskId desk, Actor actor) {
        posts.seen(desk.value(), actor, clock.instant());
        var confirmed = line.confirmations(places.desk(desk).office()).stream()
                .collect(Collectors.toMap(Line.Confirmed::reception, Line.Confirmed::at));
        return new DeskRenewal(views.revisionOf(desk), confirmed);
    }
}
