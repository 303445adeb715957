package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Minutes on paper, and whether a paper is still the one that was signed. */
@Service
class Printing {

    enum Outcome {
        /** The signed paper, byte by byte. */
        SIGNED,
        /** It says that it is the paper of this reception, and is not the one that was signed. */
        ALTERED,
        /** No paper of minutes that this person may see. */
        UNKNOWN
    }

    /** @param number of the case; null when the paper is unknown */
    record Verdict(
            Outcome outcome,
            @Nullable UUID reception,
            @Nullable String number) {}

    private static final Pattern KEYWORD =
            Pattern.compile("dangmian-minutes (\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}) \\d+");
    private static final Verdict UNKNOWN = new Verdict(Outcome.UNKNOWN, null, null);

    private final Sittings sittings;
    private final MinutesReading reading;
    private final Papers papers;
    private final Audit audit;

    Printing(Sittings sittings, MinutesReading reading, Papers papers, Audit audit) {
        this.sittings = sittings;
        this.reading = reading;
        this.papers = papers;
        this.audit = audit;
    }

    @Transactional
    public byte[] paper(ReceptionId reception, PersonId person) {
        var sheet = sheet(reception, person);
        audit.done(person.value(), "minutes.print", reception.toString(), Map.of("version", sheet.version()));
        return sheet.closed() ? papers.signed(reception, sheet.asSigned()) : papers.unsigned(sheet);
    }

    @Transactional
    public byte[] word(ReceptionId reception, PersonId person) {
        var sheet = sheet(reception, person);
        audit.done(person.value(), "minutes.export", reception.toString(), Map.of("version", sheet.version()));
        return WordPaper.of(sheet);
    }

    private Sheet sheet(ReceptionId reception, PersonId person) {
        var whole = reading.of(sittings.readable(reception, person));
        var text = whole.text();
        if (text == null || whole.stage() == Minutes.Stage.OPEN) {
            throw new Refused(
                    "minutes.not-shown", "the minutes are " + whole.stage() + "; what is being written is not printed");
        }
        return Sheet.of(whole, text);
    }

    Verdict verify(byte[] file, PersonId person) {
        var signed = papers.withHash(Text.sha256(file)).flatMap(found -> seen(found, person));
        if (signed.isPresent()) {
            return verdict(Outcome.SIGNED, signed.get());
        }
        return named(file)
                .flatMap(found -> seen(found, person))
                .map(found -> verdict(Outcome.ALTERED, found))
                .orElse(UNKNOWN);
    }

    private static Optional<ReceptionId> named(byte[] file) {
        var keyword = KEYWORD.matcher(new String(file, StandardCharsets.ISO_8859_1));
        return keyword.find() ? Optional.of(ReceptionId.of(keyword.group(1))) : Optional.empty();
    }

    private Optional<ReceptionShown> seen(ReceptionId reception, PersonId person) {
        try {
            return Optional.of(sittings.read(reception, person));
        } catch (Refused notTheirs) {
            return Optional.empty();
        }
    }

    private static Verdict verdict(Outcome outcome, ReceptionShown shown) {
        return new Verdict(outcome, shown.id(), shown.caseShown().number());
    }
}
