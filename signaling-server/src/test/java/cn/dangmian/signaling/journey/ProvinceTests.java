package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.Offices;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seeded province, finding its offices, and their responsible units. */
class ProvinceTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();
    private final Registry admin = Registry.of(SERVERS, town, "SYSTEM_ADMIN", town.province);
    private final Offices offices = SERVERS.first().bean(Offices.class);

    private record Seeded(String id, String code, String name, String tier, String parent) {}

    private static List<Seeded> seeded() {
        return SERVERS.jdbc()
                .sql("""
                        select o.id, o.division_code, o.name, o.tier, coalesce(up.division_code, '') from office o
                        left join office up on up.id = o.parent where o.division_code ~ '^51[0-9]{4}$'""")
                .query((row, _) -> new Seeded(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list();
    }

    @Test
    void seedsTheProvinceItsCitiesAndItsCounties() {
        var all = seeded();
        assertThat(all).filteredOn(one -> one.tier().equals("PROVINCE")).hasSize(1);
        assertThat(all).filteredOn(one -> one.tier().equals("CITY")).hasSize(21);
        assertThat(all).filteredOn(one -> one.tier().equals("COUNTY")).hasSize(183);
        assertThat(all).hasSize(205).allMatch(one -> one.name().endsWith("信访局"));
        assertThat(all).extracting(Seeded::code).doesNotHaveDuplicates();
        assertThat(all)
                .allMatch(one -> one.parent()
                        .equals(
                                switch (one.tier()) {
                                    case "COUNTY" -> one.code().substring(0, 4) + "00";
                                    case "CITY" -> "510000";
                                    default -> "";
                                }));
        assertThat(all)
                .extracting(Seeded::name)
                .contains("四川省信访局", "成都市信访局", "锦江区信访局", "阿坝藏族羌族自治州信访局", "会理市信访局", "射洪市信访局");
    }

    @Test
    void keepsTheOfficesThatWereThereBefore() {
        assertThat(seeded())
                .contains(
                        new Seeded("01900000-0000-7000-8000-000000511325", "511325", "西充县信访局", "COUNTY", "511300"),
                        new Seeded("01900000-0000-7000-8000-000000510104", "510104", "锦江区信访局", "COUNTY", "510100"));
        assertThat(offices.isWithin(
                        OfficeId.of("01900000-0000-7000-8000-511325001000"),
                        OfficeId.of("01900000-0000-7000-8000-000000510000")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ncs, 南充市信访局",
        "nanchong, 南充市信访局",
        "NanChong, 南充市信访局",
        "南充, 南充市信访局",
        "充县, 西充县信访局",
        "511325, 西充县信访局",
        "leshan, 乐山市信访局",
        "qianwei, 犍为县信访局",
        "changning, 长宁县信访局",
        "chaotian, 朝天区信访局",
        "yingjing, 荥经县信访局",
        "shifang, 什邡市信访局",
        "abz, 阿坝藏族羌族自治州信访局",
        "sichuan, 四川省信访局"
    })
    void findsAnOfficeAsOneTypes(String typed, String first) {
        var hits = admin.get("/api/offices?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        assertThat(hits.json().path("offices").path(0).path("name").asString()).isEqualTo(first);
    }

    @Test
    void showsTwentyHitsAtMostAndNoneForNothing() {
        assertThat(admin.get("/api/offices?q=5").json().path("offices").size()).isEqualTo(20);
        assertThat(admin.get("/api/offices?q=%20").json().path("offices").size())
                .isZero();
        assertThat(admin.get("/api/offices?q=qqqq%25").json().path("offices").size())
                .isZero();
    }

    @Test
    void pagesThroughWhatIsBelowAnOffice() {
        var names = new ArrayList<String>();
        var after = "";
        do {
            var page = admin.get("/api/offices/01900000-0000-7000-8000-000000510000/children?limit=10&after=" + after);
            page.json()
                    .path("offices")
                    .forEach(one -> names.add(one.path("name").asString()));
            after = page.json().path("next").asString("");
        } while (!after.isEmpty());
        assertThat(names).hasSize(21).doesNotHaveDuplicates().startsWith("成都市信访局");
    }

    @Test
    void keepsUnitsAndMasksTheirTelephones() {
        var contact = Map.of("name", "值班室", "telephone", "0817-4200123", "from", "08:30", "until", "17:30");
        var unit = Map.of(
                "name", "申县人社局", "kind", "GOVERNMENT", "competences", List.of("labour"), "contacts", List.of(contact));
        var added = admin.tell(town.city, "units", unit);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.text()).contains("****").doesNotContain("4200123");
        var path = "/api/offices/" + town.city + "/units/" + added.text("id");
        var masked = added.json().path("contacts").path(0).path("telephone").asString();
        var change = new HashMap<String, Object>(unit);
        change.put("revision", added.json().path("revision").asLong());
        change.put("contacts", List.of(Map.of("name", "值班室", "telephone", masked)));
        assertThat(admin.patch(path, change).status()).isEqualTo(200);
        assertThat(telephoneOf(added.text("id"))).isEqualTo("0817-4200123");
        assertThat(admin.tell(town.city, "units", unit).code()).isEqualTo("organization.unit-exists");
        assertThat(admin.get("/api/offices/" + town.province + "/units?below=true&q=rsj")
                        .json()
                        .path("units")
                        .size())
                .isEqualTo(1);
        assertThat(admin.get("/api/offices/" + town.stranger.city() + "/units/" + added.text("id"))
                        .code())
                .isEqualTo("organization.unknown-unit");
    }

    private static String telephoneOf(String unit) {
        var sealed = SERVERS.jdbc()
                .sql("select telephone from unit_contact where unit = ?")
                .param(UUID.fromString(unit))
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("4200123");
        return SERVERS.first().bean(ColumnCipher.class).open(sealed, "unit_contact.telephone " + unit + " 1");
    }
}
