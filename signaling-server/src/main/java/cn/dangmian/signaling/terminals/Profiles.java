package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.TerminalId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The cameras, microphones and so on of a terminal: what was confirmed is remembered, and a change of it is an alarm. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Profiles {

    public enum Kind {
        CAMERA,
        MICROPHONE,
        SPEAKER,
        PRINTER
    }

    public enum Use {
        CAMERA,
        DOCUMENT_CAMERA,
        MICROPHONE,
        SPEAKER,
        PRINTER,
        NONE
    }

    /**
     * @param key hash of what the browser calls the device at this origin
     * @param use what it was chosen for
     */
    public record Device(Kind kind, String label, String key, Use use) {}

    /** @param confirmed null before anybody did */
    public record Profile(
            List<Device> seen,
            Instant seenAt,
            @Nullable List<Device> confirmed,
            @Nullable Instant confirmedAt,
            @Nullable UUID confirmedBy) {

        boolean isAsConfirmed() {
            return confirmed != null && identities(confirmed).equals(identities(seen));
        }
    }

    private record Identity(Kind kind, String label, String key) {}

    private static final TypeReference<List<Device>> DEVICES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TerminalTasks tasks;
    private final TerminalHistory history;
    private final Audit audit;
    private final JsonMapper json;

    Profiles(JdbcClient jdbc, TerminalTasks tasks, TerminalHistory history, Audit audit, JsonMapper json) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.history = history;
        this.audit = audit;
        this.json = json;
    }

    private static Set<Identity> identities(List<Device> devices) {
        return devices.stream()
                .map(device -> new Identity(device.kind(), device.label(), device.key()))
                .collect(Collectors.toSet());
    }

    /** What the page sees now. @return whether it is what was confirmed */
    public boolean see(TerminalId terminal, List<Device> devices, PersonId person) {
        var before = find(terminal).orElse(null);
        jdbc.sql("""
                        insert into terminal_profile (terminal, seen, seen_at) values (?, ?::jsonb, clock_timestamp())
                        on conflict (terminal) do update set seen = excluded.seen, seen_at = excluded.seen_at""").params(terminal.value(), json.writeValueAsString(devices)).update();
        if (before == null || before.confirmed() == null) {
            return false;
        }
        if (identities(before.confirmed()).equals(identities(devices))) {
            tasks.settle(terminal, TerminalTasks.Kind.DEVICES_CHANGED, null);
            return true;
        }
        alarm(terminal, before, devices, person);
        return false;
    }

    private void alarm(TerminalId terminal, Profile before, List<Device> now, PersonId person) {
        if (identities(before.seen()).equals(identities(now))
                && tasks.isOpen(terminal, TerminalTasks.Kind.DEVICES_CHANGED)) {
            return;
        }
        var known = identities(before.confirmed() == null ? List.of() : before.confirmed());
        var present = identities(now);
        var facts = Map.of(
                "gone", known.stream().filter(one -> !present.contains(one)).toList(),
                "new", present.stream().filter(one -> !known.contains(one)).toList());
        tasks.open(terminal, TerminalTasks.Kind.DEVICES_CHANGED, facts);
        history.note(terminal, TerminalHistory.Kind.DEVICES_CHANGED, null, facts);
        audit.done(person.value(), "terminals.devices-changed", terminal.toString(), Map.of());
    }

    /** Somebody looked: what is there now, used like this, is how it should be. */
    public void confirm(TerminalId terminal, List<Device> devices, PersonId person) {
        if (devices.isEmpty()) {
            throw Refused.malformed("terminals.no-devices", "a terminal without devices cannot be confirmed");
        }
        jdbc.sql("""
                        insert into terminal_profile (terminal, seen, seen_at, confirmed, confirmed_at, confirmed_by)
                        values (:terminal, :devices::jsonb, clock_timestamp(), :devices::jsonb, clock_timestamp(), :person)
                        on conflict (terminal) do update set seen = excluded.seen, seen_at = excluded.seen_at,
                            confirmed = excluded.confirmed, confirmed_at = excluded.confirmed_at,
                            confirmed_by = excluded.confirmed_by""")
                .param("terminal", terminal.value())
                .param("devices", json.writeValueAsString(devices))
                .param("person", person.value())
                .update();
        tasks.settle(terminal, TerminalTasks.Kind.DEVICES_CHANGED, person);
        history.note(terminal, TerminalHistory.Kind.DEVICES_CONFIRMED, person, Map.of("count", devices.size()));
        audit.done(person.value(), "terminals.confirm-devices", terminal.toString(), Map.of("count", devices.size()));
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Profile> find(TerminalId terminal) {
        return jdbc.sql("select * from terminal_profile where terminal = ?")
                .param(terminal.value())
                .query((row, _) -> {
                    var confirmed = row.getString("confirmed");
                    var at = row.getTimestamp("confirmed_at");
                    return new Profile(
                            json.readValue(row.getString("seen"), DEVICES),
                            row.getTimestamp("seen_at").toInstant(),
                            confirmed == null ? null : json.readValue(confirmed, DEVICES),
                            at == null ? null : at.toInstant(),
                            row.getObject("confirmed_by", UUID.class));
                })
                .optional();
    }
}
