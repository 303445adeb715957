package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.identity.Devices;
import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down by what a terminal was commissioned. */
@Component
class CommissioningReports {

    record Written(String text, String hash, String signature) {}

    record Signatory(UUID id, String name) {}

    record Machine(UUID device, String label, String key, Instant enrolledAt) {}

    /** The report as it is hashed; fields are never taken away, so that old ones can be read. */
    record Report(
            int version,
            Instant at,
            UUID terminal,
            String name,
            String office,
            String divisionCode,
            Machine machine,
            List<Profiles.Device> devices,
            SelfTests.Result test,
            @Nullable Signatory clerk,
            @Nullable Signatory technician) {}

    private final Places places;
    private final Offices offices;
    private final People people;
    private final ReportSigner signer;
    private final Clock clock;
    private final JsonMapper json;

    CommissioningReports(
            Places places, Offices offices, People people, ReportSigner signer, Clock clock, JsonMapper json) {
        this.places = places;
        this.offices = offices;
        this.people = people;
        this.signer = signer;
        this.clock = clock;
        this.json = json;
    }

    Written write(
            TerminalId id,
            Devices.Device device,
            Profiles.Profile profile,
            SelfTests.Result test,
            Commissioning.State state) {
        var terminal = places.terminal(id);
        var office = offices.get(terminal.office());
        var text = json.writeValueAsString(new Report(
                1,
                clock.instant(),
                id.value(),
                terminal.name(),
                office.name(),
                office.divisionCode(),
                new Machine(device.id().value(), device.label(), device.key(), device.enrolledAt()),
                profile.confirmed() == null ? List.of() : profile.confirmed(),
                test,
                signatory(state.clerk()),
                signatory(state.technician())));
        var hash = ReportSigner.hash(text);
        return new Written(text, hash, signer.sign(hash));
    }

    private @Nullable Signatory signatory(@Nullable UUID person) {
        return person == null
                ? null
                : new Signatory(person, people.get(new PersonId(person)).name());
    }
}
