package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Files of townships and units: looked at row by row, then done as a whole or not at all. */
class ImportTests {

    private static final String HEADS = "区划代码,名称,上级区划代码,经度,纬度\n";
    private static final String UNIT_HEADS = "区划代码,单位名称,单位类别,上级单位,业务范围,联系人1,联系电话1,值班时段1\n";

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();
    private final Registry admin = Registry.of(SERVERS, town, "SYSTEM_ADMIN", town.province);
    private final String code = Registry.newCode();
    private final UUID county = admin.opened(town.city, "COUNTY", code, "甲县信访局");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void changesNothingUntilItIsConfirmedAndThenEverything(String charset) {
        var file = (HEADS + code + "100,乙镇,,105.5,30.5\n" + code + "101,丙乡," + code + ",,\n")
                .getBytes(Charset.forName(charset));
        var preview = admin.upload(county, "TOWNSHIPS", file);
        assertThat(preview.status()).as(preview.text()).isEqualTo(201);
        assertThat(preview.json().path("rows").path("NEW").asInt()).isEqualTo(2);
        assertThat(townships()).isZero();

        var confirmed = admin.confirm(county, preview.text("id"));
        assertThat(confirmed.json().path("confirmedAt").isNull()).isFalse();
        assertThat(townships()).isEqualTo(2);
        var found = admin.get("/api/offices?q=" + code + "100")
                .json()
                .path("offices")
                .path(0);
        assertThat(found.path("name").asString()).isEqualTo("乙镇信访工作站");
        assertThat(found.path("latitude").asDouble()).isEqualTo(30.5);

        assertThat(admin.confirm(county, preview.text("id")).status()).isEqualTo(200);
        assertThat(confirmations(preview)).as("the second time does nothing").isEqualTo(1);
        var again = admin.upload(county, "TOWNSHIPS", file);
        assertThat(again.json().path("rows").path("UNCHANGED").asInt()).isEqualTo(2);
    }

    @Test
    void keepsTheFormerNameOfATownshipThatAFileRenames() {
        confirmed("TOWNSHIPS", HEADS + code + "100,乙镇,,,\n");
        var preview = admin.upload(county, "TOWNSHIPS", HEADS + code + "100,丁街道,,,\n");
        assertThat(preview.json().path("rows").path("CHANGED").asInt()).isEqualTo(1);
        admin.confirm(county, preview.text("id"));
        var office = admin.get("/api/offices?q=" + code + "100")
                .json()
                .path("offices")
                .path(0);
        assertThat(office.path("name").asString()).isEqualTo("丁街道信访工作站");
        var past = admin.get("/api/offices/" + office.path("id").asString() + "/history")
                .json()
                .path("past");
        assertThat(past.path(0).path("name").asString()).isEqualTo("乙镇信访工作站");
    }

    @Test
    void tellsEveryFaultWithItsRowAndColumnAndImportsNothing() {
        var file = HEADS + code + "100,乙镇,,,\n" // 2: good
                + code + "100,丙镇,,,\n" // 3: repeated
                + "12,丁镇,,,\n" // 4: bad code
                + code + "102,,,200,x\n" // 5: no name, bad point
                + "510104001,戊街道,,,\n" // 6: another subtree
                + code + "103,己镇,510104,,\n"; // 7: a county of another subtree
        var preview = admin.upload(county, "TOWNSHIPS", file);
        var id = preview.text("id");
        assertThat(preview.json().path("rows").path("ERROR").asInt()).isEqualTo(5);
        var report = admin.get("/api/offices/" + county + "/imports/" + id + "?outcome=ERROR");
        assertThat(report.json().path("rows").valueStream().map(ImportTests::faults))
                .containsExactly(
                        "3 code REPEATED",
                        "4 code BAD_CODE",
                        "5 name MISSING longitude BAD_POINT latitude BAD_POINT",
                        "6 code UNKNOWN_DIVISION",
                        "7 parent UNKNOWN_DIVISION");
        assertThat(admin.confirm(county, id).code()).isEqualTo("organization.import-has-faults");
        assertThat(townships()).isZero();
        var download = admin.get("/api/offices/" + county + "/imports/" + id + "/faults");
        assertThat(download.text()).startsWith("\uFEFF行号,").contains("5,经度,200,BAD_POINT");
    }

    private static String faults(JsonNode row) {
        var text = new StringBuilder(row.path("number").asString());
        row.path("faults")
                .forEach(fault -> text.append(' ')
                        .append(fault.path("column").asString())
                        .append(' ')
                        .append(fault.path("what").asString()));
        return text.toString();
    }

    @Test
    void importsNothingWhenTheDatabaseFailsInBetween() {
        var file = new StringBuilder(HEADS);
        for (var number = 100; number < 150; number++) {
            file.append(code).append(number).append(",乙镇").append(number).append(",,,\n");
        }
        var id = admin.upload(county, "TOWNSHIPS", file.toString()).text("id");
        // The keys are written after the offices: the failure comes when half is done.
        SERVERS.ownersJdbc()
                .sql("alter table search_key add constraint half check (key <> '" + code + "149') not valid")
                .update();
        try {
            assertThat(admin.confirm(county, id).status()).isEqualTo(500);
        } finally {
            SERVERS.ownersJdbc()
                    .sql("alter table search_key drop constraint half")
                    .update();
        }
        assertThat(townships()).isZero();
        assertThat(admin.get("/api/offices/" + county + "/imports/" + id)
                        .json()
                        .path("preview")
                        .path("confirmedAt")
                        .isNull())
                .isTrue();
        assertThat(admin.confirm(county, id).status()).isEqualTo(200);
        assertThat(townships()).isEqualTo(50);
    }

    @Test
    void refusesAFileThatTheWorldHasOvertaken() {
        var id = admin.upload(county, "TOWNSHIPS", HEADS + code + "100,乙镇,,,\n").text("id");
        admin.opened(county, "TOWNSHIP", code + "100", "乙镇");
        assertThat(admin.confirm(county, id).code()).isEqualTo("organization.import-outdated");
        assertThat(townships()).isEqualTo(1);
    }

    @Test
    void importsUnitsWithTheirContacts() {
        var file = UNIT_HEADS + code + ",甲县人力资源和社会保障局,政府部门,,劳动报酬、社会保险,值班室,0817-4200123,08:30-17:30\n" + code
                + ",甲县劳动监察大队,事业单位,甲县人力资源和社会保障局,劳动报酬,,,\n";
        var waiting = admin.upload(county, "UNITS", file).text("id");
        assertThat(kept("4200123")).isZero();
        var preview = admin.confirm(county, waiting);
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.text()).doesNotContain("4200123");
        var list = admin.get("/api/offices/" + county + "/units").json().path("units");
        assertThat(list.size()).isEqualTo(2);
        var found = admin.get("/api/units?q=rlzy").json().path("units");
        assertThat(found.valueStream().map(one -> one.path("name").asString())).contains("甲县人力资源和社会保障局");
        assertThat(cellsWithTelephones(waiting)).isZero();
        var again = admin.upload(county, "UNITS", file);
        assertThat(again.json().path("rows").path("UNCHANGED").asInt()).isEqualTo(2);
        var changed = confirmed("UNITS", file.replace("4200123", "4200999"));
        assertThat(changed.json().path("rows").path("CHANGED").asInt()).isEqualTo(1);
        assertThat(kept("4200123") + kept("4200999")).isZero();
    }

    private static int cellsWithTelephones(String id) {
        return SERVERS.jdbc()
                .sql(
                        "select count(*) from office_import_row where import = ?::uuid and cells->'telephone1' is not null")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** How often the number stands in plain. */
    private static int kept(String telephone) {
        return SERVERS.jdbc()
                .sql("""
                        select (select count(*) from unit_contact where encode(telephone, 'escape') like :t)
                            + (select count(*) from office_import_row where cells::text like :t)""")
                .param("t", "%" + telephone + "%")
                .query(Integer.class)
                .single();
    }

    @Test
    void tellsTheFaultsOfUnits() {
        var file = UNIT_HEADS + code + ",甲县局,部门,,,,,\n" // 2
                + code + ",乙县局,法院,丙县局,,,,\n" // 3
                + code + ",丁县局,法院,,,李,abc,25:00\n" // 4
                + "510104,戊县局,法院,,,,,\n"; // 5
        var id = admin.upload(county, "UNITS", file).text("id");
        var report =
                admin.get("/api/offices/" + county + "/imports/" + id).json().path("rows");
        assertThat(report.valueStream().map(ImportTests::faults))
                .containsExactly(
                        "2 kind BAD_KIND",
                        "3 parent UNKNOWN_PARENT",
                        "4 hours1 BAD_HOURS telephone1 BAD_TELEPHONE",
                        "5 division UNKNOWN_DIVISION");
    }

    @Test
    void showsAFileToNobodyElse() {
        var id = admin.upload(county, "TOWNSHIPS", HEADS + code + "100,乙镇,,,\n").text("id");
        var neighbour = admin.opened(town.city, "COUNTY", Registry.newCode(), "庚县信访局");
        var own = Registry.of(SERVERS, town, "SYSTEM_ADMIN", neighbour);
        assertThat(own.get("/api/offices/" + county + "/imports/" + id).code()).isEqualTo("wire.not-allowed");
        assertThat(own.get("/api/offices/" + neighbour + "/imports/" + id).code())
                .isEqualTo("organization.unknown-import");
        assertThat(own.confirm(neighbour, id).code()).isEqualTo("organization.unknown-import");
        assertThat(townships()).isZero();
    }

    @Test
    void refusesAFileThatItCannotRead() {
        assertThat(admin.upload(county, "TOWNSHIPS", "a,b\n1,2\n").code())
                .isEqualTo("organization.import-wrong-columns");
        assertThat(admin.upload(county, "TOWNSHIPS", new byte[] {(byte) 0xFF, (byte) 0xFE, 0})
                        .code())
                .isEqualTo("organization.import-unreadable");
        assertThat(admin.upload(county, "NOTHING", HEADS).code()).isEqualTo("wire.malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOWNSHIPS", "UNITS"})
    void takesItsOwnTemplate(String kind) {
        var template = admin.get("/api/import-templates/" + kind);
        assertThat(template.status()).isEqualTo(200);
        assertThat(admin.upload(county, kind, template.text()).status()).isEqualTo(201);
    }

    private Answer confirmed(String kind, String file) {
        var id = admin.upload(county, kind, file).text("id");
        var confirmed = admin.confirm(county, id);
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        return confirmed;
    }

    private int townships() {
        return SERVERS.jdbc()
                .sql("select count(*) from office where parent = ?")
                .param(county)
                .query(Integer.class)
                .single();
    }

    private static int confirmations(Answer preview) {
        return SERVERS.jdbc()
                .sql("select count(*) from audit_line where action = 'organization.confirm-import' and subject = ?")
                .param(preview.text("id"))
                .query(Integer.class)
                .single();
    }
}
