package cn.dangmian.signaling.media;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.media.RoomCall.Op;
import cn.dangmian.signaling.media.RoomRows.Link;
import cn.dangmian.signaling.media.RoomRows.Seat;
import cn.dangmian.signaling.media.events.SeatQuality;
import cn.dangmian.signaling.media.events.SeatQualityChanged;
import cn.dangmian.signaling.media.server.Candidate;
import cn.dangmian.signaling.media.server.LinkId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What a client does with its seats and links. A foreign one and an unknown one get the same answer. */
@Service
public class LinkDesk {

    private final RoomRows rows;
    private final QuietSeats quiet;
    private final RoomKeeper rooms;
    private final ClientMessages clients;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LinkDesk(
            RoomRows rows,
            QuietSeats quiet,
            RoomKeeper rooms,
            ClientMessages clients,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.quiet = quiet;
        this.rooms = rooms;
        this.clients = clients;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Says again which seats this client holds, and offers again what it should see and does not.
     *
     * @param links the watching links that the client still has
     */
    public void resume(List<UUID> links, Actor actor) {
        var held = links.stream().map(LinkId::new).toList();
        for (var seat : rows.seatsOf(actor.client())) {
            if (rows.find(seat.room()).isPresent()) {
                rooms.call(RoomCall.of(Op.RESUME, seat.room()).with(seat.plan()).with(held));
            }
        }
    }

    /**
     * @param command a repeat of it finds the link that it made, as long as no other took its place
     * @return the new link, or the restarted one
     */
    public UUID publish(UUID command, SeatId seat, String sdp, boolean restart, Actor actor) {
        SdpCheck.check(sdp);
        var own = ownSeat(seat, actor);
        if (own.plan().isShown()) {
            SdpCheck.checkSilent(sdp);
        }
        if (restart) {
            var link = rows.links(own.room()).stream()
                    .filter(found -> found.publishes() && found.seat().equals(seat))
                    .findFirst()
                    .orElseThrow(() -> Refused.unknown("media.unknown-link", "nothing is published from seat " + seat));
            rooms.call(RoomCall.of(Op.RESTART_PUBLISHING, own.room())
                    .with(link.id())
                    .with(sdp));
            return link.id().value();
        }
        return UUID.fromString(rooms.call(RoomCall.of(Op.PUBLISH, own.room())
                .with(own.plan())
                .with(linkOf(seat, command))
                .with(sdp)));
    }

    private Seat ownSeat(SeatId seat, Actor actor) {
        return rows.seat(seat)
                .filter(found -> found.plan().client().equals(actor.client())
                        && found.plan().may(Permission.PUBLISH))
                .orElseThrow(() -> Refused.unknown("media.unknown-seat", "no such seat of yours: " + seat));
    }

    /** Tells the others in the room how the line of a seat is. What differs from before is an event. */
    public void quality(SeatId seat, SeatQuality said, Actor actor) {
        var own = ownSeat(seat, actor);
        quiet.keep(seat, said.sendsLittle());
        if (rows.keepQuality(seat, said.words())) {
            events.publishEvent(new SeatQualityChanged(own.room(), own.plan().name(), said, clock.instant()));
        }
        rows.seats(own.room()).stream()
                .map(other -> other.plan().client())
                .filter(other -> !other.equals(actor.client()))
                .distinct()
                .forEach(other -> clients.quality(own.room(), own.plan(), other, said));
    }

    private static LinkId linkOf(SeatId seat, UUID command) {
        return new LinkId(UUID.nameUUIDFromBytes((seat + "/" + command).getBytes(StandardCharsets.US_ASCII)));
    }

    public void answer(UUID id, String sdp, Actor actor) {
        SdpCheck.check(sdp);
        var link = own(id, actor);
        rooms.call(RoomCall.of(Op.SETTLE, link.room()).with(link.id()).with(sdp));
    }

    /** @param candidate as the browser wrote it; null when there are no more */
    public void trickle(
            UUID id, @Nullable String candidate, @Nullable String mid, @Nullable Integer index, Actor actor) {
        var link = own(id, actor);
        var found = candidate == null ? null : new Candidate(candidate, mid, index);
        rooms.call(RoomCall.of(Op.TRICKLE, link.room()).with(link.id()).with(found));
    }

    public void restart(UUID id, Actor actor) {
        var link = watching(id, actor);
        rooms.call(RoomCall.of(Op.RESTART_WATCHING, link.room()).with(link.id()));
    }

    /** Asks the source for a whole picture, when the gate is open. */
    public void refresh(UUID id, Actor actor) {
        var link = watching(id, actor);
        rooms.call(RoomCall.of(Op.REFRESH, link.room()).with(link.id()));
    }

    /** Whether the picture comes with the sound: the line of whoever watches may bear the sound alone. */
    public void picture(UUID id, boolean shown, Actor actor) {
        var link = watching(id, actor);
        rooms.call(RoomCall.of(shown ? Op.SHOW_PICTURE : Op.SPARE_PICTURE, link.room())
                .with(link.id()));
    }

    private Link watching(UUID id, Actor actor) {
        var link = own(id, actor);
        if (link.publishes()) {
            throw Refused.malformed("media.not-watching", "nothing is watched over a publishing link: " + id);
        }
        return link;
    }

    private Link own(UUID id, Actor actor) {
        return rows.link(new LinkId(id))
                .filter(link -> link.client().equals(actor.client()))
                .orElseThrow(() -> Refused.unknown("media.unknown-link", "no such link of yours: " + id));
    }
}
