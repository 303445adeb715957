package cn.dangmian.signaling.documents;

import cn.dangmian.signaling.conference.CaucusDoor;
import cn.dangmian.signaling.documents.DocumentsView.Pointing;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.wire.Commands;
import cn.dangmian.signaling.wire.Outbound;
import cn.dangmian.signaling.wire.Reply;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What either side may say about the papers of its talk, and what both are told. */
@Component
class DocumentCommands {

    /** A hand that points moves ten times a second: whether it may is looked up now and then. */
    private static final Duration ALLOWED = Duration.ofSeconds(5);

    private static final int MOST_ALLOWED = 10_000;

    record Show(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @Nullable UUID document,
            @Nullable @Min(1) Integer page) {

        int pageOrFirst() {
            return page == null ? 1 : page;
        }
    }

    record Point(
            @NotNull ReceptionId reception,
            @NotNull UUID document,
            @Min(1) int page,
            @Min(0) @Max(1) double x,
            @Min(0) @Max(1) double y) {}

    private record Hand(Actor actor, ReceptionId reception) {}

    private final DocumentDesk desk;
    private final Documents documents;
    private final LiveReceptions receptions;
    private final CaucusDoor caucus;
    private final Commands commands;
    private final Outbound outbound;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<Hand, Instant> allowedUntil = new ConcurrentHashMap<>();

    DocumentCommands(
            DocumentDesk desk,
            Documents documents,
            LiveReceptions receptions,
            CaucusDoor caucus,
            Commands commands,
            Outbound outbound,
            TransactionTemplate transaction,
            Clock clock) {
        this.desk = desk;
        this.documents = documents;
        this.receptions = receptions;
        this.caucus = caucus;
        this.commands = commands;
        this.outbound = outbound;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param own refuses when this page has nothing to do with the reception */
    Reply show(Show command, Actor actor, Runnable own) {
        var about = "show-document " + command.document() + " " + command.pageOrFirst();
        return commands.once(actor, command.commandId(), about, () -> {
            own.run();
            desk.show(command.reception(), command.document(), command.pageOrFirst());
        });
    }

    void point(Point point, Side side, Actor actor, Runnable own) {
        var hand = new Hand(actor, point.reception());
        var now = clock.instant();
        if (allowedUntil.getOrDefault(hand, Instant.MIN).isBefore(now)) {
            transaction.executeWithoutResult(_ -> own.run());
            if (allowedUntil.size() > MOST_ALLOWED) {
                allowedUntil.clear();
            }
            allowedUntil.put(hand, now.plus(ALLOWED));
        }
        var reception = point.reception();
        var pointing = new Pointing(reception.value(), point.document(), point.page(), side, point.x(), point.y());
        tell(reception, _ -> pointing);
    }

    @EventListener
    void on(DocumentsChanged changed) {
        AfterCommit.run(() -> Thread.startVirtualThread(
                () -> tell(changed.reception(), side -> documents.view(changed.reception(), side))));
    }

    private void tell(ReceptionId reception, Function<Side, Object> what) {
        if (!caucus.isClosed(reception)) {
            receptions
                    .terminalOf(reception)
                    .ifPresent(to -> outbound.publish("/topic/documents/terminals/" + to, what.apply(Side.TERMINAL)));
        }
        receptions
                .deskOf(reception)
                .ifPresent(to -> outbound.publish("/topic/documents/desks/" + to, what.apply(Side.DESK)));
    }
}
