package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.identity.Devices;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One terminal as it is looked at: by who looks after it, and by its own page. */
@Component
public class Sheets {

    private static final int DEVICES = 10;
    private static final int TESTS = 30;
    private static final int TASKS = 30;
    private static final int EVENTS = 100;

    public record Place(UUID id, String name) {}

    public record Enrolled(
            UUID device,
            String stage,
            String label,
            Instant enrolledAt,
            Instant keySince,
            @Nullable Instant endedAt) {}

    public record Event(Instant at, String kind, @Nullable UUID person, Map<String, Object> facts) {}

    /** @param people names of all who are mentioned by id */
    public record Sheet(
            Place terminal,
            Place office,
            boolean closed,
            String stage,
            List<Enrolled> devices,
            Profiles.@Nullable Profile profile,
            List<SelfTests.Result> tests,
            List<TerminalTasks.Task> tasks,
            List<Event> events,
            Commissioning.State commissioning,
            Commissioning.@Nullable Signed report,
            Map<UUID, String> people) {}

    /** @param testDue whether this morning's self-test is still to be done */
    public record Condition(
            Place terminal,
            Place office,
            String stage,
            @Nullable Enrolled device,
            Profiles.@Nullable Profile profile,
            SelfTests.@Nullable Result test,
            boolean testDue,
            Commissioning.State commissioning,
            Commissioning.@Nullable Signed report,
            Map<UUID, String> people) {}

    private final Places places;
    private final Offices offices;
    private final Devices devices;
    private final Profiles profiles;
    private final SelfTests tests;
    private final TerminalTasks tasks;
    private final TerminalStanding standing;
    private final TerminalHistory history;
    private final Commissioning commissioning;
    private final JdbcClient jdbc;

    Sheets(
            Places places,
            Offices offices,
            Devices devices,
            Profiles profiles,
            SelfTests tests,
            TerminalTasks tasks,
            TerminalStanding standing,
            TerminalHistory history,
            Commissioning commissioning,
            JdbcClient jdbc) {
        this.places = places;
        this.offices = offices;
        this.devices = devices;
        this.profiles = profiles;
        this.tests = tests;
        this.tasks = tasks;
        this.standing = standing;
        this.history = history;
        this.commissioning = commissioning;
        this.jdbc = jdbc;
    }

    public Sheet sheet(TerminalId id) {
        var terminal = places.terminal(id);
        var profile = profiles.find(id).orElse(null);
        var shownTests = tests.of(id, TESTS);
        var shownTasks = tasks.of(id, TASKS);
        var events = events(id);
        var state = commissioning.state(id);
        var mentioned = Stream.of(
                        shownTests.stream().map(SelfTests.Result::person),
                        shownTasks.stream().map(TerminalTasks.Task::closedBy),
                        events.stream().map(Event::person),
                        mentioned(profile, state))
                .flatMap(Function.identity());
        return new Sheet(
                new Place(id.value(), terminal.name()),
                new Place(
                        terminal.office().value(),
                        offices.get(terminal.office()).name()),
                places.isClosed(id),
                standing.stageOf(id).name(),
                devices.of(id, DEVICES).stream().map(Sheets::shown).toList(),
                profile,
                shownTests,
                shownTasks,
                events,
                state,
                commissioning.signed(id).orElse(null),
                names(mentioned));
    }

    private List<Event> events(TerminalId id) {
        return history.of(id, EVENTS).stream()
                .map(entry -> new Event(entry.at(), entry.kind().name(), entry.person(), entry.facts()))
                .toList();
    }

    public Condition condition(TerminalId id) {
        var terminal = places.terminal(id);
        var profile = profiles.find(id).orElse(null);
        var state = commissioning.state(id);
        return new Condition(
                new Place(id.value(), terminal.name()),
                new Place(
                        terminal.office().value(),
                        offices.get(terminal.office()).name()),
                standing.stageOf(id).name(),
                devices.activeOf(id).map(Sheets::shown).orElse(null),
                profile,
                tests.of(id, 1).stream().findFirst().orElse(null),
                tests.isDue(id),
                state,
                commissioning.signed(id).orElse(null),
                names(mentioned(profile, state)));
    }

    public void closeTask(TerminalId terminal, UUID task, String note, PersonId by) {
        tasks.close(terminal, task, note, by);
    }

    private static Stream<@Nullable UUID> mentioned(Profiles.@Nullable Profile profile, Commissioning.State state) {
        return Stream.of(profile == null ? null : profile.confirmedBy(), state.clerk(), state.technician());
    }

    private static Enrolled shown(Devices.Device device) {
        return new Enrolled(
                device.id().value(),
                device.stage().name(),
                device.label(),
                device.enrolledAt(),
                device.keySince(),
                device.endedAt());
    }

    private Map<UUID, String> names(Stream<@Nullable UUID> mentioned) {
        var ids = mentioned.filter(Objects::nonNull).collect(Collectors.toSet());
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select id, name from person where id in (:ids)")
                        .param("ids", ids)
                        .query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
