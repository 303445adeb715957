package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a reception stands, with the facts of that stage only. */
sealed interface Stage {

    /** Who receives, and where. */
    record Seating(DeskId desk, PersonId official) {

        Seating with(PersonId other) {
            return new Seating(desk, other);
        }
    }

    /** From the gate's opening to its shutting. */
    record Talk(Instant from, Instant until) {}

    /** @param awaySince when the petitioner stepped away; null while there */
    record Queued(Instant since, int missedCalls, @Nullable Instant awaySince) implements Stage {

        Queued away(@Nullable Instant from) {
            return new Queued(since, missedCalls, from);
        }
    }

    /** @param recalls how often it was rung again */
    record Called(Seating seating, int missedCalls, Instant since, int recalls, Instant deadline) implements Stage {}

    record Skipped(Instant since, int missedCalls) implements Stage {}

    record Connecting(Seating seating, @Nullable Instant gateOpenedAt, Instant deadline) implements Stage {}

    record InProgress(Seating seating, Instant talkFrom) implements Stage {}

    record Interrupted(Seating seating, Instant talkFrom, Set<String> lost, Instant deadline) implements Stage {}

    record Suspended(Seating seating, Talk talk) implements Stage {}

    record WrapUp(Seating seating, Talk talk, List<Disposition> dispositions) implements Stage {}

    record Ended(Seating seating, Talk talk, List<Disposition> dispositions, Instant at) implements Stage {}

    record Archived(Seating seating, Talk talk, List<Disposition> dispositions, Instant at) implements Stage {}

    record Left(Instant at, String reason) implements Stage {}

    /** Not received by the end of the day: another time is given. */
    record Deferred(Instant at) implements Stage {}

    /** As stored and as told to browsers. */
    default StageName name() {
        return switch (this) {
            case Queued _ -> StageName.QUEUED;
            case Called _ -> StageName.CALLED;
            case Skipped _ -> StageName.SKIPPED;
            case Connecting _ -> StageName.CONNECTING;
            case InProgress _ -> StageName.IN_PROGRESS;
            case Interrupted _ -> StageName.INTERRUPTED;
            case Suspended _ -> StageName.SUSPENDED;
            case WrapUp _ -> StageName.WRAP_UP;
            case Ended _ -> StageName.ENDED;
            case Archived _ -> StageName.ARCHIVED;
            case Left _ -> StageName.LEFT;
            case Deferred _ -> StageName.DEFERRED;
        };
    }

    default @Nullable Seating seatingOrNull() {
        return switch (this) {
            case Called c -> c.seating();
            case Connecting c -> c.seating();
            case InProgress p -> p.seating();
            case Interrupted i -> i.seating();
            case Suspended s -> s.seating();
            case WrapUp w -> w.seating();
            case Ended e -> e.seating();
            case Archived a -> a.seating();
            case Queued _, Skipped _, Left _, Deferred _ -> null;
        };
    }

    /** The same with another official, or at another desk; null where nobody is at a desk. */
    default @Nullable Stage handedTo(Seating next) {
        return switch (this) {
            case Called c -> new Called(next, c.missedCalls(), c.since(), c.recalls(), c.deadline());
            case Connecting c -> new Connecting(next, c.gateOpenedAt(), c.deadline());
            case InProgress p -> new InProgress(next, p.talkFrom());
            case Interrupted i -> new Interrupted(next, i.talkFrom(), i.lost(), i.deadline());
            case Suspended s -> new Suspended(next, s.talk());
            case WrapUp w -> new WrapUp(next, w.talk(), w.dispositions());
            case Queued _, Skipped _, Ended _, Archived _, Left _, Deferred _ -> null;
        };
    }

    /** When the clock of this stage runs out. */
    default @Nullable Instant deadlineOrNull() {
        return switch (this) {
            case Called c -> c.deadline();
            case Connecting c -> c.deadline();
            case Interrupted i -> i.deadline();
            case Queued _, Skipped _, InProgress _, Suspended _, WrapUp _, Ended _, Archived _, Left _, Deferred _ ->
                null;
        };
    }

    default @Nullable Instant awaySinceOrNull() {
        return this instanceof Queued queued ? queued.awaySince() : null;
    }

    default int missedCalls() {
        return 0;
    }

    default boolean hasOpenGate() {
        return switch (this) {
            case Connecting connecting -> connecting.gateOpenedAt() != null;
            case InProgress _, Interrupted _ -> true;
            case Queued _, Called _, Skipped _, Suspended _, WrapUp _, Ended _, Archived _, Left _, Deferred _ -> false;
        };
    }

    /** When a ring began. */
    default @Nullable Instant calledAtOrNull() {
        return this instanceof Called called ? called.since() : null;
    }

    default @Nullable Instant endedAtOrNull() {
        return this instanceof Ended ended ? ended.at() : null;
    }

    default @Nullable Instant talkFromOrNull() {
        return switch (this) {
            case Connecting c -> c.gateOpenedAt();
            case InProgress p -> p.talkFrom();
            case Interrupted i -> i.talkFrom();
            case Suspended s -> s.talk().from();
            case WrapUp w -> w.talk().from();
            case Ended e -> e.talk().from();
            case Archived a -> a.talk().from();
            case Queued _, Called _, Skipped _, Left _, Deferred _ -> null;
        };
    }

    default @Nullable Instant talkUntilOrNull() {
        return switch (this) {
            case Suspended s -> s.talk().until();
            case WrapUp w -> w.talk().until();
            case Ended e -> e.talk().until();
            case Archived a -> a.talk().until();
            case Queued _, Called _, Skipped _, Connecting _, InProgress _, Interrupted _, Left _, Deferred _ -> null;
        };
    }

    /** A talk that lost one more seat; null where no such seat is to be lost. */
    default @Nullable Interrupted without(String seat, Instant graceOver) {
        return switch (this) {
            case InProgress p -> new Interrupted(p.seating(), p.talkFrom(), Set.of(seat), graceOver);
            case Interrupted i
            when !i.lost().contains(seat) -> {
                var lost = new TreeSet<>(i.lost());
                lost.add(seat);
                yield new Interrupted(i.seating(), i.talkFrom(), lost, i.deadline());
            }
            case Queued _, Called _, Skipped _, Connecting _, Interrupted _ -> null;
            case Suspended _, WrapUp _, Ended _, Archived _, Left _, Deferred _ -> null;
        };
    }

    /** The talk, if it ends now; null where there is none to end. */
    default @Nullable Talk talkEndingAt(Instant at) {
        return switch (this) {
            case InProgress p -> new Talk(p.talkFrom(), at);
            case Interrupted i -> new Talk(i.talkFrom(), at);
            case Suspended s -> s.talk();
            case Queued _, Called _, Skipped _, Connecting _, WrapUp _, Ended _, Archived _, Left _, Deferred _ -> null;
        };
    }

    default List<Disposition> dispositionsOrNone() {
        return switch (this) {
            case WrapUp w -> w.dispositions();
            case Ended e -> e.dispositions();
            case Archived a -> a.dispositions();
            case Queued _, Called _, Skipped _, Connecting _, InProgress _, Interrupted _, Suspended _ -> List.of();
            case Left _, Deferred _ -> List.of();
        };
    }
}
