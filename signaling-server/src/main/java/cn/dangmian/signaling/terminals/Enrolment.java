package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.identity.Devices;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.DeviceId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.terminals.events.DeviceChanged;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which machine may be which terminal: the code that is shown once, the device that is enrolled with it, and its end. */
@Service
@Transactional
public class Enrolment {

    private static final int GUESSES_PER_ADDRESS = 10;
    private static final int GUESSES_OF_ALL = 1000;

    /** @param seconds how long it is good; not a time, because the clock of a PC may stand anywhere */
    public record Code(String code, long seconds) {}

    public record Enrolled(DeviceId device, TerminalId terminal) {}

    private record Kept(TerminalId terminal, PersonId issuedBy) {}

    private final TerminalSettings settings;
    private final Devices devices;
    private final Places places;
    private final TerminalStanding standing;
    private final TerminalHistory history;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final EnrolmentGuesses guesses;

    Enrolment(
            TerminalSettings settings,
            Devices devices,
            Places places,
            TerminalStanding standing,
            TerminalHistory history,
            Audit audit,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock,
            EnrolmentGuesses guesses) {
        this.settings = settings;
        this.devices = devices;
        this.places = places;
        this.standing = standing;
        this.history = history;
        this.audit = audit;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.guesses = guesses;
    }

    /** A new code makes the one before it void. */
    public Code showCode(TerminalId terminal, PersonId person) {
        requireOpen(terminal);
        var code = CodeBook.draw();
        jdbc.sql("""
                        insert into terminal_enrolment_code (terminal, hash, issued_by, expires_at)
                        values (:terminal, :hash, :person, :expires)
                        on conflict (terminal) do update
                        set hash = :hash, issued_by = :person, expires_at = :expires""")
                .param("terminal", terminal.value())
                .param("hash", CodeBook.hash(code))
                .param("person", person.value())
                .param("expires", Timestamp.from(clock.instant().plus(settings.codeLife())))
                .update();
        audit.done(person.value(), "terminals.show-code", terminal.toString(), Map.of());
        history.note(terminal, TerminalHistory.Kind.CODE_SHOWN, person, Map.of());
        return new Code(code, settings.codeLife().toSeconds());
    }

    /**
     * @param address where the guess comes from
     * @param publicKey base64 of the device's SubjectPublicKeyInfo
     * @param label what the browser says it is
     * @throws Refused {@code terminals.wrong-code} for a code that is wrong, used or too old
     */
    public Enrolled enrol(String code, String publicKey, String label, String address) {
        guesses.requireFew(address, GUESSES_PER_ADDRESS, GUESSES_OF_ALL);
        var kept = use(code);
        if (kept == null) {
            guesses.remember(address);
            throw Refused.unknown("terminals.wrong-code", "no such code, or no longer");
        }
        requireOpen(kept.terminal());
        var device = devices.enrol(kept.terminal(), publicKey, label, kept.issuedBy());
        // Told first: a renewal locks the post before the standing too.
        tell(kept.terminal(), device);
        standing.become(kept.terminal(), TerminalStanding.Stage.IN_TEST);
        history.note(kept.terminal(), TerminalHistory.Kind.ENROLLED, kept.issuedBy(), Map.of("device", device.value()));
        return new Enrolled(device, kept.terminal());
    }

    private @Nullable Kept use(String code) {
        return jdbc.sql("""
                        delete from terminal_enrolment_code where hash = ? and expires_at > clock_timestamp()
                        returning terminal, issued_by""")
                .param(CodeBook.hash(code))
                .query((row, _) -> new Kept(
                        new TerminalId(row.getObject(1, UUID.class)), new PersonId(row.getObject(2, UUID.class))))
                .optional()
                .orElse(null);
    }

    public void revoke(TerminalId terminal, PersonId person) {
        if (!devices.revoke(terminal, person)) {
            throw new Refused("terminals.no-device", "terminal " + terminal + " has no enrolled device");
        }
        tell(terminal, null);
        if (standing.stageOf(terminal) == TerminalStanding.Stage.COMMISSIONED) {
            standing.become(terminal, TerminalStanding.Stage.IN_TEST);
        }
        history.note(terminal, TerminalHistory.Kind.REVOKED, person, Map.of());
    }

    /** Nobody works there any longer, from any machine. */
    void end(TerminalId terminal, PersonId person) {
        devices.revoke(terminal, person);
        tell(terminal, null);
    }

    private void tell(TerminalId terminal, @Nullable DeviceId device) {
        events.publishEvent(new DeviceChanged(terminal, device, clock.instant()));
    }

    /**
     * @throws Refused when the terminal is closed, when it has a device and the actor's connection does not come from it, or when
     *     it has none and must have one
     */
    @Transactional(readOnly = true)
    public void requireAt(TerminalId terminal, Actor actor) {
        requireOpen(terminal);
        var device = devices.activeOf(terminal).map(Devices.Device::id).orElse(null);
        if (device == null && settings.enrolment() == TerminalSettings.Enrolment.REQUIRED) {
            throw new Refused("terminals.not-enrolled", "terminal " + terminal + " has no enrolled device");
        }
        if (device != null && !device.equals(actor.device())) {
            throw Refused.notAllowed(
                    "terminals.device-required", "terminal " + terminal + " is worked from its enrolled device only");
        }
    }

    private void requireOpen(TerminalId terminal) {
        places.terminal(terminal);
        if (places.isClosed(terminal)) {
            throw new Refused("terminals.closed", "terminal " + terminal + " is closed");
        }
    }
}
