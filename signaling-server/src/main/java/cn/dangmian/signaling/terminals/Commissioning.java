package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.identity.Devices;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A terminal goes into service: enrolled, its devices confirmed, its self-test passed, signed by a technician and a clerk. */
@Component
public class Commissioning {

    /** What stands in the way; empty means that it may be signed. */
    public enum Step {
        ENROL,
        CONFIRM_DEVICES,
        SELF_TEST,
        SIGN,
        DONE
    }

    /**
     * @param step what is to be done next
     * @param clerk who has signed as clerk
     */
    public record State(
            Step step, @Nullable UUID clerk, @Nullable UUID technician) {}

    /**
     * @param report JSON, byte for byte what the hash is of
     * @param signature base64, of the words {@code dangmian-commissioning}, a line feed and the hash
     * @param intact whether the report still has this hash
     */
    public record Signed(Instant completedAt, String report, String hash, String signature, boolean intact) {}

    private record Basis(Devices.Device device, Profiles.Profile profile, SelfTests.Result test) {}

    private final Devices devices;
    private final Duties duties;
    private final Places places;
    private final Profiles profiles;
    private final SelfTests tests;
    private final TerminalStanding standing;
    private final CommissioningReports reports;
    private final TerminalHistory history;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TerminalSettings settings;

    Commissioning(
            Devices devices,
            Duties duties,
            Places places,
            Profiles profiles,
            SelfTests tests,
            TerminalStanding standing,
            CommissioningReports reports,
            TerminalHistory history,
            Audit audit,
            JdbcClient jdbc,
            Clock clock,
            TerminalSettings settings) {
        this.devices = devices;
        this.duties = duties;
        this.places = places;
        this.profiles = profiles;
        this.tests = tests;
        this.standing = standing;
        this.reports = reports;
        this.history = history;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    public State state(TerminalId terminal) {
        if (standing.stageOf(terminal) == TerminalStanding.Stage.COMMISSIONED) {
            return new State(Step.DONE, null, null);
        }
        var device = devices.activeOf(terminal).orElse(null);
        if (device == null) {
            return new State(Step.ENROL, null, null);
        }
        if (profiles.find(terminal).filter(Profiles.Profile::isAsConfirmed).isEmpty()) {
            return new State(Step.CONFIRM_DEVICES, null, null);
        }
        return testFor(terminal, device)
                .map(test -> signatures(terminal, device, test))
                .orElse(new State(Step.SELF_TEST, null, null));
    }

    /** The last one, when it was done on this device, lately, and passed. */
    private Optional<SelfTests.Result> testFor(TerminalId terminal, Devices.Device device) {
        return tests.of(terminal, 1).stream()
                .findFirst()
                .filter(SelfTests.Result::passed)
                .filter(test -> device.id().value().equals(test.device()))
                .filter(test -> test.at().plus(settings.testFresh()).isAfter(clock.instant()));
    }

    private State signatures(TerminalId terminal, Devices.Device device, SelfTests.Result test) {
        return jdbc.sql("""
                        select clerk, technician from terminal_commissioning
                        where terminal = ? and device = ? and self_test = ?""")
                .params(terminal.value(), device.id().value(), test.id())
                .query((row, _) -> new State(
                        Step.SIGN, row.getObject("clerk", UUID.class), row.getObject("technician", UUID.class)))
                .optional()
                .orElse(new State(Step.SIGN, null, null));
    }

    /** @param as CLERK or TECHNICIAN, a duty that the person holds here; the other signature is another person's */
    @Transactional(propagation = Propagation.MANDATORY)
    public State sign(TerminalId terminal, Role as, PersonId person) {
        requireDuty(terminal, as, person);
        if (state(terminal).step() != Step.SIGN) {
            throw new Refused("terminals.not-ready", "the steps before the signatures are not done");
        }
        var device = devices.activeOf(terminal).orElseThrow();
        var test = testFor(terminal, device).orElseThrow();
        var profile = profiles.find(terminal).orElseThrow();
        var state = write(terminal, device, test, as, person);
        audit.done(person.value(), "terminals.sign", terminal.toString(), Map.of("as", as.name(), "test", test.id()));
        history.note(terminal, TerminalHistory.Kind.SIGNED, person, Map.of("as", as.name()));
        if (state.clerk() != null && state.technician() != null) {
            complete(terminal, new Basis(device, profile, test), state, person);
            return new State(Step.DONE, null, null);
        }
        return state;
    }

    private void requireDuty(TerminalId terminal, Role as, PersonId person) {
        var office = places.officeOf(terminal);
        var holds = as == Role.CLERK
                ? duties.holds(person, as, office)
                : as == Role.TECHNICIAN && duties.holdsAbove(person, as, office);
        if (!holds) {
            throw Refused.notAllowed("terminals.not-signer", "this person does not sign as " + as);
        }
    }

    private State write(TerminalId terminal, Devices.Device device, SelfTests.Result test, Role as, PersonId person) {
        var before = signatures(terminal, device, test);
        if (person.value().equals(as == Role.CLERK ? before.technician() : before.clerk())) {
            throw new Refused("terminals.same-person", "the two signatures are those of two people");
        }
        var column = as == Role.CLERK ? "clerk" : "technician";
        jdbc.sql("""
                        insert into terminal_commissioning (id, terminal, device, self_test, @, @_at)
                        values (?, ?, ?, ?, ?, clock_timestamp())
                        on conflict (terminal, device, self_test) do update
                        set @ = excluded.@, @_at = excluded.@_at""".replace("@", column))
                .params(Ids.next(), terminal.value(), device.id().value(), test.id(), person.value())
                .update();
        return signatures(terminal, device, test);
    }

    private void complete(TerminalId terminal, Basis basis, State state, PersonId person) {
        var report = reports.write(terminal, basis.device(), basis.profile(), basis.test(), state);
        jdbc.sql("""
                        update terminal_commissioning
                        set report = ?, hash = ?, signature = ?, completed_at = clock_timestamp()
                        where terminal = ? and device = ? and self_test = ?""")
                .params(
                        report.text(),
                        report.hash(),
                        report.signature(),
                        terminal.value(),
                        basis.device().id().value(),
                        basis.test().id())
                .update();
        standing.become(terminal, TerminalStanding.Stage.COMMISSIONED);
        audit.done(person.value(), "terminals.commission", terminal.toString(), Map.of("hash", report.hash()));
        history.note(terminal, TerminalHistory.Kind.COMMISSIONED, person, Map.of("hash", report.hash()));
    }

    /** The last report of the terminal. */
    public Optional<Signed> signed(TerminalId terminal) {
        return jdbc.sql("""
                        select completed_at, report, hash, signature from terminal_commissioning
                        where terminal = ? and completed_at is not null order by completed_at desc limit 1""")
                .param(terminal.value())
                .query((row, _) -> new Signed(
                        row.getTimestamp("completed_at").toInstant(),
                        row.getString("report"),
                        row.getString("hash"),
                        row.getString("signature"),
                        ReportSigner.hash(row.getString("report")).equals(row.getString("hash"))))
                .optional();
    }
}
