package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.conference.TalkGuests;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.minutes.Signature.Part;
import cn.dangmian.signaling.minutes.Signature.Proof;
import cn.dangmian.signaling.minutes.Signature.Way;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Giving minutes to be read, and signing them. Each method runs inside the transaction of its command. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class SigningDesk {

    /** @param sha256 of the text that was shown to whoever signs */
    record Shown(int version, String sha256) {}

    /** @param number which of those who came; 0 for the official */
    record Hand(int number, Way way, Proof proof) {}

    private final AllMinutes all;
    private final Lines lines;
    private final ShownTexts texts;
    private final Signatures signatures;
    private final Sittings sittings;
    private final LiveReceptions receptions;
    private final TalkGuests guests;
    private final Signers signers;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SigningDesk(
            AllMinutes all,
            Lines lines,
            ShownTexts texts,
            Signatures signatures,
            Sittings sittings,
            LiveReceptions receptions,
            TalkGuests guests,
            Signers signers,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.all = all;
        this.lines = lines;
        this.texts = texts;
        this.signatures = signatures;
        this.sittings = sittings;
        this.receptions = receptions;
        this.guests = guests;
        this.signers = signers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Freezes what is written, so that it is read.
     *
     * @param revision of the minutes as whoever shows them sees them
     * @return the version of the text
     */
    public int show(ReceptionId reception, long revision, Actor actor) {
        var shown = sittings.writable(reception, actor.person());
        var before = all.lock(reception);
        before.requireOpen();
        if (before.revision() != revision) {
            throw new Refused(
                    "minutes.line-changed", "revision " + before.revision() + " (expected: " + revision + ")");
        }
        var written = lines.of(reception);
        if (written.isEmpty()) {
            throw new Refused("minutes.empty", "nothing is written");
        }
        var at = clock.instant();
        var words = Wording.of(shown, head(reception, at), written, at);
        var text = new Text(before.version() + 1, words, Text.sha256(words), actor.person(), at);
        texts.add(reception, text);
        all.shown(reception, text.version());
        changed(before);
        audit.done(
                actor.person().value(),
                "minutes.show",
                reception.toString(),
                Map.of("version", text.version(), "text", text.sha256()));
        return text.version();
    }

    private Head head(ReceptionId reception, Instant at) {
        return new Head(
                clerk(reception),
                receptions.handOvers(reception),
                signers.of(reception, at),
                receptions.representatives(reception),
                guests.of(reception));
    }

    private String clerk(ReceptionId reception) {
        return receptions
                .terminalOf(reception)
                .flatMap(terminal -> receptions.mannedBy(terminal.value()))
                .map(manned -> manned.person().name())
                .orElse("");
    }

    /** Takes it back to correct it; what was signed under that version is worth nothing for the next. */
    public void reopen(ReceptionId reception, int version, Actor actor) {
        sittings.writable(reception, actor.person());
        var before = all.lock(reception);
        before.requireShown(version);
        all.reopened(reception);
        changed(before);
        audit.done(actor.person().value(), "minutes.reopen", reception.toString(), Map.of("version", version));
    }

    public void signAtTerminal(ReceptionId reception, Shown shown, Hand hand, Actor actor) {
        var signer = signers.get(reception, shownAt(reception, shown.version()), hand.number());
        sittings.writable(reception, actor.person());
        if (signer.isRemote() && hand.way() != Way.DECLINED) {
            throw new Refused("minutes.signs-elsewhere", hand.number() + " took part by telephone and signs there");
        }
        sign(reception, shown, new Signer(Part.PETITIONER, hand), actor.person());
    }

    /** By telephone, while they sit in the talk. */
    public void signRemotely(TalkGuests.Remote remote, Shown shown, Way way, Proof proof) {
        var reception = remote.reception();
        var number = signers.numberOf(reception, shownAt(reception, shown.version()), remote.representative());
        if (number < 0) {
            throw Refused.malformed("minutes.unknown-signer", "came after version " + shown.version() + " was shown");
        }
        sign(reception, shown, new Signer(Part.PETITIONER, new Hand(number, way, proof)), remote.person());
    }

    private Instant shownAt(ReceptionId reception, int version) {
        return texts.find(reception, version).map(Text::shownAt).orElse(Instant.MAX);
    }

    /** At the desk, or later, by the official who held the reception. */
    @Transactional
    public void signAsOfficial(ReceptionId reception, Shown shown, PersonId person) {
        sittings.writableByOfficial(reception, person);
        sign(reception, shown, new Signer(Part.OFFICIAL, new Hand(0, Way.ACCOUNT, Proof.NONE)), person);
    }

    private record Signer(Part part, Hand hand) {}

    private void sign(ReceptionId reception, Shown shown, Signer signer, PersonId person) {
        var before = all.lock(reception);
        before.requireShown(shown.version());
        requireSeen(reception, shown);
        var already = signatures.of(reception, shown.version());
        requireFirst(signer, already);
        var hand = signer.hand();
        var at = clock.instant();
        signatures.add(
                reception,
                shown.version(),
                new Signature(signer.part(), hand.number(), hand.way(), shown.sha256(), hand.proof(), person, at));
        audit.done(person.value(), "minutes.sign", reception.toString(), facts(signer, shown));
        // Everybody who signs for the petitioner's side, and the official besides.
        if (already.size()
                == signers.of(reception, shownAt(reception, shown.version())).size()) {
            all.closed(reception, at);
            audit.done(
                    person.value(),
                    "minutes.close",
                    reception.toString(),
                    Map.of("version", shown.version(), "text", shown.sha256()));
            events.publishEvent(new MinutesClosed(reception, at));
        }
        changed(before);
    }

    private void requireSeen(ReceptionId reception, Shown shown) {
        var text = texts.find(reception, shown.version()).orElseThrow();
        if (!text.sha256().equals(shown.sha256())) {
            throw new Refused("minutes.other-text", "signed " + shown.sha256() + " (shown: " + text.sha256() + ")");
        }
    }

    private static void requireFirst(Signer signer, List<Signature> already) {
        var number = signer.hand().number();
        if (already.stream().anyMatch(one -> one.part() == signer.part() && one.number() == number)) {
            throw new Refused("minutes.signed-already", signer.part() + " " + number);
        }
    }

    private static Map<String, Object> facts(Signer signer, Shown shown) {
        return Map.of(
                "part", signer.part(),
                "number", signer.hand().number(),
                "way", signer.hand().way(),
                "version", shown.version(),
                "text", shown.sha256(),
                "scan", Objects.requireNonNullElse(signer.hand().proof().scanSha256(), ""));
    }

    private void changed(Minutes before) {
        all.changed(before.reception());
        events.publishEvent(new MinutesChanged(before.reception(), before.revision()));
    }
}
