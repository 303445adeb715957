package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.minutes.MinutesView.LineShown;
import cn.dangmian.signaling.minutes.MinutesView.SignedShown;
import cn.dangmian.signaling.minutes.MinutesView.SupplementShown;
import cn.dangmian.signaling.minutes.MinutesView.TextShown;
import cn.dangmian.signaling.reception.Views.Named;
import java.util.HashMap;
import java.util.Map;

/** How things look on a page, for one answer: whoever wrote many lines is looked up once. */
final class Shapes {

    private final People people;
    private final Map<PersonId, Named> known = new HashMap<>();

    Shapes(People people) {
        this.people = people;
    }

    LineShown of(Line line) {
        var after = line.after();
        return new LineShown(
                line.id().value(),
                after == null ? null : after.value(),
                line.kind(),
                line.removed() ? "" : line.words(),
                line.at(),
                line.revision(),
                person(line.changedBy()),
                line.removed());
    }

    TextShown of(Text text) {
        return new TextShown(text.version(), text.words(), text.sha256(), person(text.shownBy()), text.shownAt());
    }

    SignedShown of(Signature one) {
        var proof = one.proof();
        return new SignedShown(
                one.way(), proof.strokes(), proof.scan(), proof.reason(), person(one.person()), one.at());
    }

    SupplementShown of(Supplement one) {
        return new SupplementShown(one.id(), one.words(), one.sha256(), person(one.writtenBy()), one.at());
    }

    Named person(PersonId id) {
        return known.computeIfAbsent(
                id, person -> new Named(person.value(), people.get(person).name()));
    }
}
