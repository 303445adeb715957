package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writing, at either side. Each method runs inside the transaction of its command, after the post was asked for. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class MinutesDesk {

    private static final int MOST_LINES = 300;

    /**
     * @param base revision that the line had where it was changed; 0 for one that is begun
     * @param after the line that a new one follows; null for the top
     */
    record Draft(Line.Id line, long base, Line.@Nullable Id after, Line.Kind kind, String words) {}

    private final AllMinutes all;
    private final Lines lines;
    private final Sittings sittings;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MinutesDesk(
            AllMinutes all,
            Lines lines,
            Sittings sittings,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.all = all;
        this.lines = lines;
        this.sittings = sittings;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** @return the revision that the line has now */
    public long write(ReceptionId reception, Draft draft, Actor actor) {
        var before = open(reception, actor);
        var said = new Lines.Said(draft.kind(), words(draft.words()), actor.person(), clock.instant());
        var known = lines.find(reception, draft.line());
        if (known.isPresent() && isSaidAlready(known.get(), said)) {
            return known.get().revision();
        }
        var revision = changed(before);
        if (known.isPresent()) {
            requireUnchanged(known.get(), draft.base());
            lines.change(draft.line(), said, revision);
        } else {
            requireRoom(reception);
            lines.add(reception, draft.line(), draft.after(), said, revision);
        }
        audit.done(actor.person().value(), "minutes.write", reception.toString(), fact(draft.line()));
        return revision;
    }

    /** Nothing happens when it was removed already. */
    public void remove(ReceptionId reception, Line.Id id, long base, Actor actor) {
        var before = open(reception, actor);
        var line = lines.find(reception, id).orElseThrow(() -> Lines.unknown(id));
        if (!line.removed()) {
            requireUnchanged(line, base);
            lines.remove(id, actor.person(), clock.instant(), changed(before));
            audit.done(actor.person().value(), "minutes.remove", reception.toString(), fact(id));
        }
    }

    private Minutes open(ReceptionId reception, Actor actor) {
        sittings.writable(reception, actor.person());
        var minutes = all.lock(reception);
        minutes.requireOpen();
        return minutes;
    }

    private long changed(Minutes before) {
        var revision = all.changed(before.reception());
        events.publishEvent(new MinutesChanged(before.reception(), before.revision()));
        return revision;
    }

    private static Map<String, Object> fact(Line.Id line) {
        return Map.of("line", line.value());
    }

    private static boolean isSaidAlready(Line line, Lines.Said said) {
        return !line.removed() && line.kind() == said.kind() && line.words().equals(said.words());
    }

    /** Nobody overwrites what they have not seen. */
    private static void requireUnchanged(Line line, long base) {
        if (line.revision() != base) {
            throw new Refused(
                    "minutes.line-changed",
                    "line " + line.id() + " has revision " + line.revision() + " (expected: " + base + ")");
        }
    }

    private void requireRoom(ReceptionId reception) {
        var count = lines.count(reception);
        if (count >= MOST_LINES) {
            throw new Refused(
                    "minutes.full", count + " lines (expected: fewer than " + MOST_LINES + " before one more)");
        }
    }

    private static String words(String words) {
        var said = words.strip();
        if (said.isEmpty()) {
            throw Refused.malformed("minutes.empty-line", "a line without words");
        }
        return said;
    }
}
