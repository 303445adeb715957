package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.Offices;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of the tree of offices, with their history. */
class OfficeTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();
    private final Registry admin = Registry.of(SERVERS, town, "SYSTEM_ADMIN", town.province);
    private final Offices offices = SERVERS.first().bean(Offices.class);

    @Test
    void keepsTheNameAnOfficeHadBefore() {
        var code = Registry.newCode();
        var office = admin.opened(town.city, "COUNTY", code, "会川县信访局");
        var newCode = Registry.newCode();
        var changed = admin.patch(
                "/api/offices/" + office,
                Map.of("revision", 1, "name", "会川市信访局", "divisionCode", newCode, "longitude", 102.2, "latitude", 26.7));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("longitude").asDouble()).isEqualTo(102.2);
        var past = admin.get("/api/offices/" + office + "/history").json().path("past");
        assertThat(past.size()).isEqualTo(1);
        assertThat(past.path(0).path("name").asString()).isEqualTo("会川县信访局");
        assertThat(past.path(0).path("divisionCode").asString()).isEqualTo(code);
        assertThat(past.path(0).path("endedBy").asString()).isEqualTo("RENAMED");
        assertThat(past.path(0).path("until").asString()).isEqualTo(changed.text("since"));
        assertThat(admin.get("/api/offices?q=" + newCode).json().path("offices").size())
                .isEqualTo(1);
        assertThat(admin.get("/api/offices?q=" + code).json().path("offices").size())
                .isZero();
        assertThat(offices.isWithin(new OfficeId(office), new OfficeId(town.city)))
                .isTrue();
        var late = admin.patch("/api/offices/" + office, Map.of("revision", 1, "name", "会川", "divisionCode", newCode));
        assertThat(late.code()).isEqualTo("organization.outdated");
    }

    @Test
    void movesAnOfficeWithEverythingBelowIt() {
        var county = admin.opened(town.city, "COUNTY", Registry.newCode(), "甲县信访局");
        var township = admin.opened(county, "TOWNSHIP", Registry.newCode() + "100", "乙镇信访工作站");
        var other = town.stranger.city();
        assertThat(admin.tell(county, "move", Map.of("to", other)).status()).isEqualTo(200);
        assertThat(offices.isWithin(new OfficeId(township), new OfficeId(other)))
                .isTrue();
        assertThat(offices.isWithin(new OfficeId(township), new OfficeId(town.city)))
                .isFalse();
        assertThat(offices.above(new OfficeId(township)).stream()
                        .map(one -> one.id().value()))
                .containsExactly(county, other, town.province);
        assertThat(offices.subtree(new OfficeId(other))).contains(new OfficeId(township));
        var past = admin.get("/api/offices/" + county + "/history")
                .json()
                .path("past")
                .path(0);
        assertThat(past.path("endedBy").asString()).isEqualTo("MOVED");
        assertThat(past.path("parent").path("id").asString()).isEqualTo(town.city.toString());
        assertThat(logged(county, "organization.move-office")).isEqualTo(1);
    }

    @Test
    void givesASuccessorJurisdictionOverWhatBelongedToAMergedOffice() {
        var old = admin.opened(town.city, "COUNTY", Registry.newCode(), "丙县信访局");
        var township = admin.opened(old, "TOWNSHIP", Registry.newCode() + "100", "丁镇信访工作站");
        var successor = admin.opened(town.stranger.city(), "COUNTY", Registry.newCode(), "戊区信访局");
        var terminal = town.newTerminalAt(old);
        var merged = admin.tell(old, "merge", Map.of("into", successor));
        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
        assertThat(merged.json().path("successor").path("id").asString()).isEqualTo(successor.toString());
        assertThat(merged.json().path("closedOn").isNull()).isFalse();
        assertThat(merged.json().path("terminals").path(0).path("id").asString())
                .isEqualTo(terminal.toString());
        assertThat(offices.isWithin(new OfficeId(old), new OfficeId(successor))).isTrue();
        assertThat(offices.above(new OfficeId(township)).stream()
                        .map(one -> one.id().value()))
                .as("the closed one receives nobody")
                .containsExactly(successor, town.stranger.city(), town.province);
        assertAdministered(old, successor);
        assertThat(admin.open(old, "TOWNSHIP", Registry.newCode() + "100", "己镇").code())
                .isEqualTo("organization.office-closed");
    }

    private void assertAdministered(UUID old, UUID successor) {
        var ofSuccessor = Registry.of(SERVERS, town, "SYSTEM_ADMIN", successor);
        assertThat(ofSuccessor
                        .get("/api/offices/" + old)
                        .json()
                        .path("administered")
                        .asBoolean())
                .isTrue();
        assertThat(admin.get("/api/offices/" + successor)
                        .json()
                        .path("absorbed")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(old.toString());
    }

    @Test
    void closesAnOfficeOnlyWhenNoneBelowItIsOpen() {
        var county = admin.opened(town.city, "COUNTY", Registry.newCode(), "庚县信访局");
        var township = admin.opened(county, "TOWNSHIP", Registry.newCode() + "100", "辛镇信访工作站");
        assertThat(admin.tell(county, "close", Map.of()).code()).isEqualTo("organization.has-open-offices");
        assertThat(admin.tell(township, "close", Map.of()).status()).isEqualTo(200);
        assertThat(admin.tell(county, "close", Map.of()).status()).isEqualTo(200);
        assertThat(admin.tell(county, "close", Map.of()).code()).isEqualTo("organization.office-closed");
    }

    @Test
    void refusesWhatWouldBreakTheTree() {
        var county = admin.opened(town.city, "COUNTY", Registry.newCode(), "壬县信访局");
        var township = admin.opened(county, "TOWNSHIP", Registry.newCode() + "100", "癸镇信访工作站");
        assertThat(admin.tell(town.city, "move", Map.of("to", county)).code()).isEqualTo("organization.other-tier");
        assertThat(admin.tell(county, "merge", Map.of("into", county)).code()).isEqualTo("organization.below-itself");
        assertThat(admin.tell(county, "merge", Map.of("into", township)).code()).isEqualTo("organization.other-tier");
        assertThat(admin.open(town.city, "COUNTY", "12345", "子县").code()).isEqualTo("organization.bad-code");
        assertThat(admin.open(town.city, "COUNTY", "510104", "子县").code()).isEqualTo("organization.code-taken");
        assertThat(admin.open(town.city, "CITY", Registry.newCode(), "丑市").code())
                .isEqualTo("organization.other-tier");
        assertThat(admin.open(town.city, "COUNTY", Registry.newCode(), "x").code())
                .isEqualTo("organization.bad-name");
    }

    @Test
    void leavesWhatStaysToWhoIsAbove() {
        var county = admin.opened(town.city, "COUNTY", Registry.newCode(), "寅县信访局");
        var own = Registry.of(SERVERS, town, "SYSTEM_ADMIN", county);
        assertThat(own.tell(county, "close", Map.of()).code()).isEqualTo("organization.decided-above");
        assertThat(own.opened(county, "TOWNSHIP", Registry.newCode() + "100", "卯镇"))
                .isNotNull();
    }

    @Test
    void answersAnAdministratorOfAnotherSubtreeAsIfTheOfficeWereUnknown() {
        var county = admin.opened(town.city, "COUNTY", Registry.newCode(), "辰县信访局");
        var neighbour = admin.opened(town.city, "COUNTY", Registry.newCode(), "巳县信访局");
        var own = Registry.of(SERVERS, town, "SYSTEM_ADMIN", neighbour);
        var before = admin.get("/api/offices/" + county).text();
        for (var verb : List.of("close", "move", "merge", "children", "units")) {
            var foreign = own.tell(county, verb, Map.of("to", neighbour, "into", neighbour));
            var unknown = own.tell(UUID.randomUUID(), verb, Map.of("to", neighbour, "into", neighbour));
            assertThat(foreign.status()).isEqualTo(403);
            assertThat(foreign.text()).isEqualTo(unknown.text());
        }
        assertThat(own.patch("/api/offices/" + county, Map.of()).text())
                .isEqualTo(
                        own.patch("/api/offices/" + UUID.randomUUID(), Map.of()).text());
        assertThat(own.upload(county, "TOWNSHIPS", "区划代码,名称\n").status()).isEqualTo(403);
        assertThat(refusals(county)).as("lines in the log").isEqualTo(7);
        assertThat(admin.get("/api/offices/" + county).text()).isEqualTo(before);
    }

    @Test
    void doesNotTellAForeignTargetFromAnUnknownOne() {
        var township = admin.opened(town.city, "TOWNSHIP", Registry.newCode() + "100", "午镇");
        var own = Registry.of(SERVERS, town, "SYSTEM_ADMIN", town.city);
        var foreign = own.tell(township, "move", Map.of("to", town.stranger.city()));
        var unknown = own.tell(township, "move", Map.of("to", UUID.randomUUID()));
        assertThat(foreign.code()).isEqualTo("organization.unknown-office");
        assertThat(unknown.code()).isEqualTo(foreign.code());
        assertThat(refusals(township)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"SECURITY_ADMIN", "AUDITOR", "SUPERVISOR", "TECHNICIAN", "CLERK"})
    void letsOthersLookOnly(String role) {
        var other = Registry.of(SERVERS, town, role, town.province);
        assertThat(other.get("/api/offices/" + town.city)
                        .json()
                        .path("administered")
                        .asBoolean())
                .isFalse();
        assertThat(other.open(town.city, "COUNTY", Registry.newCode(), "未县").code())
                .isEqualTo("wire.not-allowed");
    }

    private static int logged(UUID subject, String action) {
        return SERVERS.jdbc()
                .sql("select count(*) from audit_line where subject = ? and action = ? and outcome = 'done'")
                .params(subject.toString(), action)
                .query(Integer.class)
                .single();
    }

    /** Refusals whose address names this office. */
    private static int refusals(UUID office) {
        return SERVERS.jdbc()
                .sql("select count(*) from audit_line where outcome = 'refused' and subject like ?")
                .param("%" + office + "%")
                .query(Integer.class)
                .single();
    }
}
