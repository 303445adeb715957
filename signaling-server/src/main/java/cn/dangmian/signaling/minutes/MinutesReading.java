package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.minutes.MinutesView.Change;
import cn.dangmian.signaling.minutes.MinutesView.SignedShown;
import cn.dangmian.signaling.minutes.MinutesView.SignerShown;
import cn.dangmian.signaling.minutes.MinutesView.Whole;
import cn.dangmian.signaling.minutes.Signature.Part;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Where minutes stand, for pages. Who may look is asked before. */
@Component
class MinutesReading {

    private final AllMinutes all;
    private final Lines lines;
    private final ShownTexts texts;
    private final Signatures signatures;
    private final Supplements supplements;
    private final Papers papers;
    private final Signers signers;
    private final People people;

    MinutesReading(
            AllMinutes all,
            Lines lines,
            ShownTexts texts,
            Signatures signatures,
            Supplements supplements,
            Papers papers,
            Signers signers,
            People people) {
        this.all = all;
        this.lines = lines;
        this.texts = texts;
        this.signatures = signatures;
        this.supplements = supplements;
        this.papers = papers;
        this.signers = signers;
        this.people = people;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Whole of(ReceptionShown shown) {
        var id = new ReceptionId(shown.id());
        var minutes = all.find(id).orElseGet(() -> Minutes.none(id));
        var text = texts.find(id, minutes.version()).orElse(null);
        var under = minutes.stage() == Minutes.Stage.OPEN ? List.<Signature>of() : signatures.of(id, minutes.version());
        var added = supplements.of(id);
        var shapes = new Shapes(people);
        return new Whole(
                shown.id(),
                minutes.revision(),
                minutes.stage(),
                minutes.version(),
                shown.talkSince(),
                lines.of(id).stream().map(shapes::of).toList(),
                text == null ? null : shapes.of(text),
                signers(shown, shownAt(minutes, text), under, shapes),
                added.stream().map(shapes::of).toList(),
                papers.hashOf(id).orElse(null),
                isIntact(text, under) && added.stream().allMatch(Supplement::isIntact));
    }

    private static boolean isIntact(@Nullable Text text, List<Signature> under) {
        return text == null
                || text.isIntact()
                        && under.stream().allMatch(one -> one.textSha256().equals(text.sha256()));
    }

    /** @param before the revision that pages had */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Change since(ReceptionId id, long before) {
        var minutes = all.find(id).orElseGet(() -> Minutes.none(id));
        return new Change(
                id.value(),
                before,
                minutes.revision(),
                minutes.stage(),
                minutes.version(),
                lines.changedAfter(id, before).stream()
                        .map(new Shapes(people)::of)
                        .toList());
    }

    /** As long as nothing is shown, whoever is there will sign. */
    private static Instant shownAt(Minutes minutes, @Nullable Text text) {
        return text == null || minutes.stage() == Minutes.Stage.OPEN ? Instant.MAX : text.shownAt();
    }

    private List<SignerShown> signers(ReceptionShown shown, Instant at, List<Signature> under, Shapes shapes) {
        var all = new ArrayList<SignerShown>();
        for (var one : signers.of(new ReceptionId(shown.id()), at)) {
            var number = all.size();
            var signed = signed(Part.PETITIONER, number, under, shapes);
            all.add(new SignerShown(Part.PETITIONER, number, one.name(), one.relation(), one.isRemote(), signed));
        }
        if (shown.official() != null) {
            var signed = signed(Part.OFFICIAL, 0, under, shapes);
            all.add(new SignerShown(Part.OFFICIAL, 0, shown.official().name(), null, false, signed));
        }
        return all;
    }

    private static @Nullable SignedShown signed(Part part, int number, List<Signature> under, Shapes shapes) {
        return under.stream()
                .filter(one -> one.part() == part && one.number() == number)
                .findFirst()
                .map(shapes::of)
                .orElse(null);
    }
}
