package cn.dangmian.signaling.journey;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * A province of its own for each test, so that tests do not meet: a city that receives, a township below it where petitioners
 * come, and a second city with its township as strangers.
 */
final class Town {

    private static final String ROWS = """
            with own as (select id from office where path ^@ (select path from office where id = :province)),
                 people as (select distinct person from duty join own on own.id = duty.office)
            select jsonb_pretty(jsonb_build_object(
                'receptions', (select jsonb_agg(to_jsonb(r) - '{room,room_desk,revision,recorder,trouble}'::text[] order by r.id)
                               from reception r join own on own.id = r.line),
                'posts', (select jsonb_agg(to_jsonb(p) - 'seen_at' order by p.id)
                          from reception_post p join own on own.id = p.office),
                'lines', (select jsonb_agg(to_jsonb(l) - 'revision' order by l.office)
                          from reception_line l join own on own.id = l.office),
                'cases', (select jsonb_agg(to_jsonb(c) order by c.id)
                          from petition_case c join own on own.id = c.office),
                'materials', (select jsonb_agg(to_jsonb(m) - 'content' order by m.id) from reception_material m join terminal t on t.id = m.terminal join own on own.id = t.office),
                'representatives', (select jsonb_agg(to_jsonb(p) order by p.reception, p.position) from reception_representative p join reception r on r.id = p.reception join own on own.id = r.line),
                'recusals', (select jsonb_agg(to_jsonb(g) order by g.id) from recusal g
                             join petition_case c on c.id = g.case_id join own on own.id = c.office),
                'lists', (select jsonb_agg(to_jsonb(g) order by g.case_id, g.person) from case_access g
                          join petition_case c on c.id = g.case_id join own on own.id = c.office),
                'relations', (select jsonb_agg(to_jsonb(g) order by g.id) from relation g join people using (person)),
                'appointments', (select jsonb_agg(to_jsonb(a) order by a.id)
                                 from appointment a join own on own.id = a.office),
                'notices', (select jsonb_agg(to_jsonb(n) order by n.id) from notice n join own on own.id = n.office
                            where n.kind = 'BOOKED'),
                'rosters', (select jsonb_agg(to_jsonb(r) order by r.office, r.version)
                            from roster r join own on own.id = r.office),
                'interpreters', (select jsonb_agg(to_jsonb(i) order by i.id)
                                 from interpreter i join own on own.id = i.office),
                'help', (select jsonb_agg(to_jsonb(h) order by h.id) from help_call h join terminal t on t.id = h.post join own on own.id = t.office),
                'watches', (select jsonb_agg(to_jsonb(w) order by w.id) from watch w join people using (person)),
                'commands', (select jsonb_agg(to_jsonb(c) order by c.id) from command c join people using (person))
            ))::text""";

    static final String PASSWORD = "the same for all of them";
    private static final AtomicInteger TOWNS = new AtomicInteger();
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    // The cheapest there is: signing in is not what most tests wait for.
    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

    record Person(UUID id, String login) {}

    private final JdbcClient jdbc;
    final UUID province;
    final UUID city;
    final UUID township;
    final UUID terminal;
    final UUID desk;
    final Person clerk;
    final Person official;
    final Person supervisor;
    final Stranger stranger;

    /** The other city, and whom and what it has. */
    record Stranger(
            UUID city, UUID township, UUID terminal, UUID desk, Person clerk, Person official, Person supervisor) {}

    private Town(JdbcClient jdbc, String code) {
        this.jdbc = jdbc;
        province = office(code, "PROVINCE", null, "/" + code + "/");
        city = office(code + "c", "CITY", province, "/" + code + "/c/");
        township = office(code + "t", "TOWNSHIP", city, "/" + code + "/c/t/");
        terminal = newTerminal();
        desk = newDesk();
        clerk = newPerson("CLERK", township);
        official = newPerson("OFFICIAL", city);
        supervisor = newPerson("SUPERVISOR", province);
        stranger = stranger(code);
    }

    private Stranger stranger(String code) {
        var other = office(code + "x", "CITY", province, "/" + code + "/x/");
        var below = office(code + "y", "TOWNSHIP", other, "/" + code + "/x/y/");
        return new Stranger(
                other,
                below,
                place("terminal", below),
                place("desk", other),
                newPerson("CLERK", below),
                newPerson("OFFICIAL", other),
                newPerson("SUPERVISOR", other));
    }

    static Town found(Node node) {
        return new Town(node.jdbc(), "T" + TOWNS.incrementAndGet());
    }

    private UUID office(String code, String tier, @Nullable UUID parent, String path) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into office (id, division_code, name, tier, parent, path) values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(code)
                .param("Office " + code)
                .param(tier)
                .param(parent)
                .param(path)
                .update();
        return id;
    }

    /** Another office of the city. */
    UUID newOffice() {
        var code = "O" + PEOPLE.incrementAndGet();
        return office(code, "COUNTY", city, "/" + code + "/");
    }

    UUID newTerminal() {
        return place("terminal", township);
    }

    UUID newTerminalAt(UUID office) {
        return place("terminal", office);
    }

    UUID newDesk() {
        return newDeskAt(city);
    }

    UUID newDeskAt(UUID office) {
        return place("desk", office);
    }

    private UUID place(String kind, UUID office) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into " + kind + " (id, office, name) values (?, ?, ?)")
                .params(id, office, kind + " " + id)
                .update();
        return id;
    }

    Person newClerk() {
        return newPerson("CLERK", township);
    }

    Person newOfficial() {
        return newPerson("OFFICIAL", city);
    }

    Person newPerson(String role, UUID office) {
        var person = newPersonWithoutDuty();
        jdbc.sql("insert into duty (person, role, office) values (?, ?, ?)")
                .params(person.id(), role, office)
                .update();
        return person;
    }

    /** Was clerk, official and supervisor here until yesterday. */
    Person former() {
        var person = newPersonWithoutDuty();
        for (var duty : Map.of("CLERK", township, "OFFICIAL", city, "SUPERVISOR", province)
                .entrySet()) {
            jdbc.sql(
                            "insert into duty (person, role, office, starts_on, ends_on, lapsed) values (?, ?, ?, current_date - 9, current_date - 2, true)")
                    .params(person.id(), duty.getKey(), duty.getValue())
                    .update();
        }
        return person;
    }

    Person newPersonWithoutDuty() {
        var id = UUID.randomUUID();
        var login = "person-" + PEOPLE.incrementAndGet();
        jdbc.sql("insert into person (id, login, name, password) values (?, ?, ?, ?)")
                .params(id, login, "Name of " + login, HASH)
                .update();
        return new Person(id, login);
    }

    /** Everything in this province that a command could change; what clocks and media change by themselves is left out. */
    String rows() {
        return jdbc.sql(ROWS).param("province", province).query(String.class).single();
    }

    /** How often this person was refused, as the log has it. */
    int refusalsLogged(Person person) {
        return jdbc.sql("select count(*) from audit_line where person = ? and outcome = 'refused'")
                .param(person.id())
                .query(Integer.class)
                .single();
    }
}
