package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.local.GeneratedProvince;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole province loaded through its own import: 4,663 offices and 16,000 units, and how long its questions take. */
@Tag("figures")
class JurisdictionFiguresTests {

    private static final UUID PROVINCE = UUID.fromString("01900000-0000-7000-8000-000000510000");
    private static final int ROUNDS = 1_200;
    private static final double MOST_MILLIS = 10;

    @RegisterExtension
    static final Servers SERVERS = Servers.alone();

    @SuppressWarnings("NullAway.Init") // set before all
    private static Registry admin;

    @SuppressWarnings("NullAway.Init") // set before all
    private static PersonId person;

    @SuppressWarnings("NullAway.Init") // set before all
    private static List<OfficeId> all;

    @BeforeAll
    static void load() {
        admin = Registry.of(SERVERS, SERVERS.foundTown(), "SYSTEM_ADMIN", PROVINCE);
        person = PersonId.of(
                admin.get("/api/me").json().path("person").path("id").asString());
        var made = GeneratedProvince.below(Path.of("src/main/resources/province/sichuan.csv"), 1);
        imported("TOWNSHIPS", made.townships(), GeneratedProvince.TOWNSHIPS);
        imported("UNITS", made.units(), GeneratedProvince.UNITS);
        SERVERS.ownersJdbc().sql("analyze").update();
        all = SERVERS.first().bean(Offices.class).subtree(new OfficeId(PROVINCE));
    }

    private static void imported(String kind, String file, int rows) {
        var began = System.nanoTime();
        var preview = admin.upload(PROVINCE, kind, file);
        assertThat(preview.json().path("rows").path("NEW").asInt())
                .as(preview.text())
                .isEqualTo(rows);
        var looked = System.nanoTime();
        assertThat(admin.confirm(PROVINCE, preview.text("id")).status()).isEqualTo(200);
        System.out.printf(
                "import of %d %s: looked at in %.1f s, done in %.1f s%n",
                rows, kind, (looked - began) / 1e9, (System.nanoTime() - looked) / 1e9);
    }

    @Test
    void hasAllOfIt() {
        // Two townships were there before the file.
        assertThat(all).hasSize(1 + 21 + 183 + GeneratedProvince.TOWNSHIPS + 2);
        var sheet = admin.get("/api/offices/" + PROVINCE).json();
        assertThat(sheet.path("offices").asInt()).isEqualTo(all.size() - 1);
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from responsible_unit")
                        .query(Integer.class)
                        .single())
                .isEqualTo(GeneratedProvince.UNITS);
    }

    @Test
    void answersQuestionsOfJurisdictionInTime() {
        var offices = SERVERS.first().bean(Offices.class);
        var duties = SERVERS.first().bean(Duties.class);
        var random = new Random(7);
        assertQuick("isWithin", _ -> offices.isWithin(any(random), any(random)));
        assertQuick("above", _ -> offices.above(any(random)));
        assertQuick("subtree", _ -> offices.subtree(any(random)));
        assertQuick("holdsAbove", _ -> duties.holdsAbove(person, Role.SYSTEM_ADMIN, any(random)));
    }

    /** Nobody decides by it: 4,665 rows are read, whatever the index does. */
    @Test
    void listsTheWholeProvinceAtOnce() {
        var offices = SERVERS.first().bean(Offices.class);
        assertThat(timed(_ -> offices.subtree(new OfficeId(PROVINCE)))[ROUNDS / 2] / 1e6)
                .isLessThan(MOST_MILLIS);
    }

    private static OfficeId any(Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static void assertQuick(String what, Consumer<Integer> question) {
        var nanos = timed(question);
        var p99 = nanos[ROUNDS * 99 / 100] / 1e6;
        System.out.printf("%-12s n=%d p50=%.2f ms p99=%.2f ms%n", what, ROUNDS, nanos[ROUNDS / 2] / 1e6, p99);
        assertThat(p99).as(what + ", ms at p99").isLessThan(MOST_MILLIS);
    }

    private static long[] timed(Consumer<Integer> question) {
        for (var round = 0; round < 200; round++) {
            question.accept(round);
        }
        var nanos = new long[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            var began = System.nanoTime();
            question.accept(round);
            nanos[round] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "offices?q=n",
                "offices?q=xc",
                "offices?q=511",
                "units?q=rlzy",
                "units?q=ncs",
                "units?q=%E5%B1%80"
            })
    void findsInTimeWhatOneTypes(String search) {
        assertThat(admin.get("/api/" + search).json().size()).isEqualTo(1);
        var nanos = new long[50];
        for (var round = 0; round < nanos.length; round++) {
            var began = System.nanoTime();
            admin.get("/api/" + search);
            nanos[round] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        System.out.printf("GET /api/%-16s p50=%.1f ms max=%.1f ms%n", search, nanos[25] / 1e6, nanos[49] / 1e6);
        assertThat(nanos[25] / 1e6).isLessThan(200);
    }

    @Test
    void asksTheIndexForASubtreeAndForWhatIsAbove() {
        assertThat(plan("""
                        select i.id from office o join office i on i.path >= o.path and i.path < rtrim(o.path, '/') || '0'
                        where o.id = '01900000-0000-7000-8000-000000511325'""")).contains("Index Cond: ((path >= o.path)").doesNotContain("Seq Scan");
        assertThat(plan("""
                        select o.* from office own join office o on o.path = any (array(
                            select left(own.path, n) from generate_series(1, length(own.path) - 1) n where substr(own.path, n, 1) = '/'))
                        where own.id = '01900000-0000-7000-8000-511325001000'""")).doesNotContain("Seq Scan");
    }

    private static String plan(String query) {
        return String.join(
                "\n", SERVERS.jdbc().sql("explain " + query).query(String.class).list());
    }
}
