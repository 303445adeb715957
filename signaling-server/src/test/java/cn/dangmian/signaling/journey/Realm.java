package cn.dangmian.signaling.journey;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** A province with two counties and a township in each, and the administrators of each, for those who administer people. */
final class Realm {

    private static final AtomicInteger REALMS = new AtomicInteger();
    private static final AtomicInteger LOGINS = new AtomicInteger();
    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(Town.PASSWORD);

    /** An office with its three administrators. */
    record Bureau(UUID office, Visitor system, Visitor security, Visitor auditor, Town.Person securityAdmin) {}

    final Node node;
    final UUID province;
    final Bureau capital;
    final Bureau county;
    final UUID township;
    final UUID terminal;
    final Bureau neighbour;
    final UUID neighbourTownship;

    Realm(Node node) {
        this.node = node;
        var code = "R" + REALMS.incrementAndGet();
        province = office(code, "PROVINCE", null, "/" + code + "/");
        capital = bureau(province);
        var a = office(code + "a", "COUNTY", province, "/" + code + "/a/");
        township = office(code + "at", "TOWNSHIP", a, "/" + code + "/a/t/");
        county = bureau(a);
        var b = office(code + "b", "COUNTY", province, "/" + code + "/b/");
        neighbourTownship = office(code + "bt", "TOWNSHIP", b, "/" + code + "/b/t/");
        neighbour = bureau(b);
        terminal = UUID.randomUUID();
        jdbc().sql("insert into terminal (id, office, name) values (?, ?, 'One')")
                .params(terminal, township)
                .update();
    }

    private Bureau bureau(UUID office) {
        var security = person(office, "SECURITY_ADMIN");
        return new Bureau(
                office,
                Visitor.signedIn(node, person(office, "SYSTEM_ADMIN").login()),
                Visitor.signedIn(node, security.login()),
                Visitor.signedIn(node, person(office, "AUDITOR").login()),
                security);
    }

    JdbcClient jdbc() {
        return node.jdbc();
    }

    private UUID office(String code, String tier, @Nullable UUID parent, String path) {
        var id = UUID.randomUUID();
        jdbc().sql("insert into office (id, division_code, name, tier, parent, path) values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(code)
                .param("Office " + code)
                .param(tier)
                .param(parent)
                .param(path)
                .update();
        return id;
    }

    /** Somebody with a password of their own and this duty since long ago. */
    Town.Person person(UUID home, String role) {
        var person = personWithoutDuty(home);
        jdbc().sql("insert into duty (person, role, office, starts_on) values (?, ?, ?, '2020-01-01')")
                .params(person.id(), role, home)
                .update();
        return person;
    }

    Town.Person personWithoutDuty(UUID home) {
        var id = UUID.randomUUID();
        var login = newLogin();
        jdbc().sql("insert into person (id, login, name, password, home_office) values (?, ?, ?, ?, ?)")
                .params(id, login, "Name of " + login, HASH, home)
                .update();
        return new Town.Person(id, login);
    }

    static String newLogin() {
        return "realm-" + LOGINS.incrementAndGet();
    }

    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    static Map<String, Object> duty(String role, UUID office) {
        return duty(role, office, today());
    }

    static Map<String, Object> duty(String role, UUID office, LocalDate from) {
        var fields = new HashMap<String, Object>(
                Map.of("role", role, "office", office, "from", from.toString(), "reason", "roster of the month"));
        return fields;
    }

    /** Everything about people that an administrator could change. */
    String rows() {
        return jdbc().sql("""
                        select jsonb_build_object(
                            'people', (select jsonb_agg(to_jsonb(p) order by p.id) from person p join office o on o.id = p.home_office
                                       where o.path ^@ own.path),
                            'duties', (select jsonb_agg(to_jsonb(d) - 'lapsed' order by d.id) from duty d join office o on o.id = d.office
                                       where o.path ^@ own.path),
                            'leaves', (select jsonb_agg(to_jsonb(l) order by l.id) from person_leave l join person p on p.id = l.person
                                       join office o on o.id = p.home_office where o.path ^@ own.path),
                            'substitutes', (select jsonb_agg(to_jsonb(s) - 'lapsed' order by s.id) from substitution s
                                       join duty d on d.id = s.duty join office o on o.id = d.office where o.path ^@ own.path))::text
                        from office own where own.id = ?""").param(province).query(String.class).single();
    }

    int refusalsLogged() {
        return jdbc().sql("select count(*) from audit_line where outcome = 'refused'")
                .query(Integer.class)
                .single();
    }

    Answer create(Visitor admin, String login, UUID office) {
        return admin.post(node, "/api/people", Map.of("login", login, "name", "Wang Min", "office", office));
    }

    Answer act(Visitor admin, Object person, String verb, Map<String, Object> body) {
        return admin.post(node, "/api/people/" + person + "/" + verb, body);
    }

    Answer assign(Visitor admin, Object person, Map<String, Object> duty) {
        return act(admin, person, "duties", duty);
    }

    Answer endNow(Visitor admin, String duty) {
        return admin.post(node, "/api/duties/" + duty + "/end", Map.of("reason", "moves on"));
    }

    /** Logins of the people an administrator is shown. */
    List<String> list(Visitor admin, String query) {
        return admin.get(node, "/api/people?" + query)
                .json()
                .path("people")
                .valueStream()
                .map(row -> row.path("login").asString())
                .toList();
    }
}
