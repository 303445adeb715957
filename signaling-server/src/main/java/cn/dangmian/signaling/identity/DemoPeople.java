package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes the people, terminals and desks of a demonstration, when a file names them; else nobody. */
@Component
class DemoPeople implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPeople.class);
    private static final List<String> TERMINALS = List.of("一号终端", "二号终端");
    private static final List<String> DESKS = List.of("一号接访席", "二号接访席");

    record DemoDuty(Role role, String office) {}

    record DemoPerson(String login, String password, String name, List<DemoDuty> duties) {}

    private final IdentitySettings settings;
    private final People people;
    private final Duties duties;
    private final Offices offices;
    private final Places places;
    private final PasswordEncoder encoder;
    private final JsonMapper json;

    DemoPeople(
            IdentitySettings settings,
            People people,
            Duties duties,
            Offices offices,
            Places places,
            PasswordEncoder encoder,
            JsonMapper json) {
        this.settings = settings;
        this.people = people;
        this.duties = duties;
        this.offices = offices;
        this.places = places;
        this.encoder = encoder;
        this.json = json;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (settings.demo() == null) {
            return;
        }
        var all = json.readValue(settings.demo().toFile(), new TypeReference<List<DemoPerson>>() {});
        all.forEach(this::put);
        LOG.warn("{} demo people can sign in; never run like this in production", all.size());
    }

    private void put(DemoPerson demo) {
        var known = people.credential(demo.login());
        var hash = known.filter(k -> encoder.matches(demo.password(), k.hash()))
                .map(People.Credential::hash)
                .orElseGet(() -> encoder.encode(demo.password()));
        var home = offices.withDivisionCode(demo.duties().getFirst().office()).orElseThrow();
        var person = people.put(demo.login(), demo.name(), hash, home.id());
        for (var duty : demo.duties()) {
            var office = offices.withDivisionCode(duty.office()).orElseThrow().id();
            duties.assign(person, duty.role(), office);
            furnish(duty.role(), office);
        }
    }

    private void furnish(Role role, OfficeId office) {
        switch (role) {
            case CLERK -> TERMINALS.forEach(name -> places.ensureTerminal(office, name));
            case OFFICIAL -> DESKS.forEach(name -> places.ensureDesk(office, name));
            default -> {}
        }
    }
}
