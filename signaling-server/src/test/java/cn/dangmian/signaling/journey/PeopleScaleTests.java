package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of people in a province of 20,000. */
@Tag("figures")
class PeopleScaleTests {

    private static final int ASKED = 20;
    // Nobody who types notices it; on a busy machine.
    private static final double MILLIS = 300;

    @RegisterExtension
    static final Servers SERVERS = Servers.with(Map.of(
            "dangmian.identity.appoint.login", "first.admin",
            "dangmian.identity.appoint.name", "First",
            "dangmian.identity.appoint.role", "SECURITY_ADMIN",
            "dangmian.identity.appoint.office", "510000",
            "dangmian.identity.appoint.exit", "false"));

    /** Both nodes were started with that command: the second gives a new start password and no second duty. */
    @Test
    void theServerAppointsAnAdministratorOfTheTopmostOffice() {
        var appointed = SERVERS.jdbc().sql("""
                        select count(*) filter (where d.role = 'SECURITY_ADMIN' and o.parent is null)
                        from person p join duty d on d.person = p.id join office o on o.id = d.office
                        where p.login = 'first.admin' and p.password_change_due""").query(Integer.class).single();
        assertThat(appointed).isEqualTo(1);
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from audit_line where action = 'identity.appoint'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(new Visitor().signIn(SERVERS.first(), "first.admin", "first").code())
                .isEqualTo("identity.wrong-password");
    }

    @Test
    void listsAndSearchesTwentyThousandPeopleWhileOneTypes() {
        var node = SERVERS.first();
        var realm = new Realm(node);
        fill(realm);
        // The server does this by itself some time after so many rows came.
        SERVERS.ownersJdbc().sql("analyze").update();
        var queries = new LinkedHashMap<String, String>();
        queries.put("first page, province", "limit=50");
        queries.put("page in the middle", "limit=50&after=scale-10000");
        queries.put("one letter of a name", "text=伟");
        queries.put("a rare name", "text=欧阳伟7778");
        queries.put("part of a login", "text=19999");
        queries.put("a name that nobody has", "text=nobody");
        queries.put("by role", "role=OFFICIAL");
        queries.put("by role and state", "role=CLERK&state=DISABLED");
        var township = realm.jdbc()
                .sql("select id from office where division_code = 'S7'")
                .query(String.class)
                .single();
        queries.put("one township", "office=" + township);
        queries.forEach((what, query) -> measure(node, realm.capital.system(), what, query));
        measure(node, realm.county.system(), "first page, one county", "limit=50");
    }

    private static void measure(Node node, Visitor admin, String what, String query) {
        var path = "/api/people?" + query.replace("伟", "%E4%BC%9F").replace("欧阳", "%E6%AC%A7%E9%98%B3");
        assertThat(admin.get(node, path).status()).isEqualTo(200);
        var millis = IntStream.range(0, ASKED)
                .mapToDouble(_ -> {
                    var began = System.nanoTime();
                    admin.get(node, path);
                    return (System.nanoTime() - began) / 1e6;
                })
                .sorted()
                .toArray();
        var p95 = millis[ASKED * 95 / 100 - 1];
        System.out.printf(
                "people: %-26s rows %2d  p50 %6.1f ms  p95 %6.1f ms%n",
                what, admin.get(node, path).json().path("people").size(), millis[ASKED / 2], p95);
        assertThat(p95).as(what).isLessThan(MILLIS);
    }

    /** 200 townships of 100 people; three of four are clerks, some are disabled. */
    private static void fill(Realm realm) {
        realm.jdbc()
                .sql("""
                        insert into office (id, division_code, name, tier, parent, path)
                        select gen_random_uuid(), 'S' || n, 'Township ' || n, 'TOWNSHIP', o.id, o.path || 'n' || n || '/'
                        from generate_series(1, 200) n join office o on o.id = case when n % 2 = 0 then :a::uuid else :b::uuid end""")
                .param("a", realm.county.office())
                .param("b", realm.neighbour.office())
                .update();
        realm.jdbc().sql("""
                        insert into person (id, login, name, password, home_office, disabled_at)
                        select gen_random_uuid(), 'scale-' || lpad(n::text, 5, '0'), (array['王', '李', '欧阳', '刘'])[1 + n % 4] || '伟' || n, 'x',
                               (select id from office where division_code = 'S' || (1 + n % 200)),
                               case when n % 50 = 0 then clock_timestamp() end
                        from generate_series(1, 20000) n""").update();
        realm.jdbc().sql("""
                        insert into duty (person, role, office, starts_on)
                        select p.id, case when row_number() over () % 4 = 0 then 'OFFICIAL' else 'CLERK' end, p.home_office, '2024-01-01'
                        from person p where p.login like 'scale-%'""").update();
        realm.jdbc().sql("analyze person, duty, office").update();
    }
}
