package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fleet of a province: 21 cities, 183 counties, 4,458 townships and a terminal in each of the 4,663 offices. */
@Tag("figures")
class FleetScaleTests {

    private static final int TERMINALS = 4663;
    private static final int ASKED = 60;
    private static final double LONGEST_MILLIS = 400;

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    @SuppressWarnings("NullAway.Init") // set before all
    private static UUID province;

    @SuppressWarnings("NullAway.Init") // set before all
    private static Visitor visitor;

    @BeforeAll
    static void fill() {
        province = UUID.randomUUID();
        SERVERS.jdbc().sql("""
                insert into office (id, division_code, name, tier, parent, path)
                    values (?, 'SCALE', 'Province', 'PROVINCE', null, '/SCALE/')""").param(province).update();
        under("CITY", "PROVINCE", 21, "c");
        under("COUNTY", "CITY", 183, "x");
        under("TOWNSHIP", "COUNTY", 4458, "t");
        SERVERS.jdbc().sql("""
                insert into terminal (id, office, name)
                select gen_random_uuid(), id, '一号终端' from office where path ^@ '/SCALE/'""").update();
        SERVERS.jdbc().sql("""
                insert into terminal_standing (terminal, stage, presence, seen_at, score, passed, tested_at)
                select t.id, (array['NOT_YET', 'IN_TEST', 'COMMISSIONED'])[1 + n % 3], (array['ONLINE', 'OFFLINE'])[1 + n % 2],
                    now() + interval '1 hour', n % 101, n % 101 >= 80, now()
                from (select t.id, row_number() over (order by t.id) n from terminal t
                      join office o on o.id = t.office and o.path ^@ '/SCALE/') t""").update();
        SERVERS.jdbc().sql("analyze office, terminal, terminal_standing").update();
        var person = Town.found(SERVERS.first()).newPerson("SUPERVISOR", province);
        visitor = Visitor.signedIn(SERVERS.first(), person.login());
    }

    private static void under(String tier, String above, int count, String sign) {
        SERVERS.jdbc()
                .sql("""
                with parents as (select id, path, row_number() over (order by path) - 1 as k, count(*) over () as all_of_them
                                 from office where tier = :above and path ^@ '/SCALE/')
                insert into office (id, division_code, name, tier, parent, path)
                select gen_random_uuid(), 'SCALE' || :sign || n, :tier || n, :tier, p.id, p.path || :sign || n || '/'
                from generate_series(1, :count) n join parents p on p.k = n % p.all_of_them""")
                .param("tier", tier)
                .param("above", above)
                .param("count", count)
                .param("sign", sign)
                .update();
    }

    @AfterAll
    static void empty() {
        for (var sql : new String[] {
            "delete from terminal_standing using terminal t, office o where terminal = t.id and o.id = t.office and o.path ^@ '/SCALE/'",
            "delete from terminal t using office o where o.id = t.office and o.path ^@ '/SCALE/'",
            "delete from duty d using office o where o.id = d.office and o.path ^@ '/SCALE/'",
            "delete from office where path ^@ '/SCALE/'"
        }) {
            SERVERS.jdbc().sql(sql).update();
        }
    }

    @Test
    void isListedFilteredAndCountedQuickly() {
        var list = visitor.get(SERVERS.first(), "/api/fleet?office=" + province).json();
        assertThat(list.path("terminals")).hasSize(50);
        var counts = visitor.get(SERVERS.first(), "/api/fleet-counts?office=" + province)
                .json();
        assertThat(counts.path("total").asInt()).isEqualTo(TERMINALS);
        var after = "&after=" + list.path("next").asString();
        measure("list", "/api/fleet?office=" + province);
        measure("next page", "/api/fleet?office=" + province + after);
        measure("filter", "/api/fleet?stage=COMMISSIONED&presence=ONLINE&below=50&office=" + province);
        measure("with tasks", "/api/fleet?tasks=true&office=" + province);
        measure("counts", "/api/fleet-counts?office=" + province);
        measure("cities", "/api/fleet-summary?office=" + province);
        measure("counties", "/api/fleet-summary?tier=COUNTY&office=" + province);
        var counties = visitor.get(SERVERS.first(), "/api/fleet-summary?tier=COUNTY&office=" + province)
                .json();
        var sum = 0;
        for (var county : counties) {
            sum += county.path("tier").asString().equals("COUNTY")
                    ? county.path("total").asInt()
                    : 0;
        }
        assertThat(sum).isEqualTo(183 + 4458);
        assertThat(visitor.get(SERVERS.first(), "/api/fleet-export?office=" + province)
                        .text()
                        .lines())
                .hasSize(TERMINALS + 1);
    }

    private static void measure(String what, String path) {
        var millis = new double[ASKED];
        for (var i = 0; i < ASKED; i++) {
            var from = System.nanoTime();
            assertThat(visitor.get(SERVERS.first(), path).status()).isEqualTo(200);
            millis[i] = (System.nanoTime() - from) / 1e6;
        }
        Arrays.sort(millis);
        var p95 = millis[(int) Math.ceil(ASKED * 0.95) - 1];
        System.out.printf(
                "fleet of %d: %s p50 %.1f ms, p95 %.1f ms (n=%d)%n", TERMINALS, what, millis[ASKED / 2], p95, ASKED);
        assertThat(p95).as(what).isLessThan(LONGEST_MILLIS);
    }
}
