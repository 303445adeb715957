package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fleet: what a terminal's page tells, and what those see who look after it. */
class FleetTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final Town town = SERVERS.foundTown();
    private final Visitor admin = signedIn("SYSTEM_ADMIN", town.city);
    private final Town.Person technicianPerson = town.newPerson("TECHNICIAN", town.city);
    private final Visitor technician = Visitor.signedIn(node, technicianPerson.login());
    private final Visitor clerk = Visitor.signedIn(node, town.clerk.login());

    private Visitor signedIn(String role, UUID office) {
        return Visitor.signedIn(node, town.newPerson(role, office).login());
    }

    private String fleet(String query) {
        return "/api/fleet" + query.replace("?", "?office=" + town.city + "&");
    }

    private static String app(UUID terminal, String verb) {
        return "/app/terminals/" + terminal + "/" + verb;
    }

    static Map<String, Object> check(String name, Map<String, Double> measures) {
        return Map.of("check", name, "tested", true, "reason", "", "measures", measures);
    }

    /** All that must be tested, good; the rest is not tested. */
    static List<Map<String, Object>> goodChecks() {
        return new ArrayList<>(List.of(
                check("CAMERA", Map.of("height", 720.0, "fps", 15.0, "brightness", 90.0)),
                check("MICROPHONE", Map.of("levelDb", -30.0)),
                check("WEBSOCKET", Map.of("millis", 20.0)),
                check("CALL", Map.of("frames", 20.0, "audioPackets", 60.0)),
                check("DOWNLOAD", Map.of("mbps", 50.0)),
                check("UPLOAD", Map.of("mbps", 20.0)),
                Map.of("check", "RELAY_TLS", "tested", false, "reason", "not-configured", "measures", Map.of())));
    }

    private static Said test(Page page, UUID terminal, List<Map<String, Object>> checks) {
        return page.ask(app(terminal, "self-test"), Map.of("occasion", "ON_DEMAND", "checks", checks));
    }

    @Test
    void aGoodSelfTestPassesAndWhatIsNotTestedIsNeverGood() {
        try (var page = Page.open(node, clerk)) {
            var said = test(page, town.terminal, goodChecks());
            assertThat(said.code()).as(said.result().toString()).isEmpty();
            assertThat(said.result().path("score").asInt()).isEqualTo(100);
            assertThat(said.result().path("passed").asBoolean()).isTrue();
            for (var check : said.result().path("checks")) {
                if (List.of("RELAY_TLS", "PRINTING", "LOOPBACK")
                        .contains(check.path("check").asString())) {
                    assertThat(check.path("outcome").asString()).isEqualTo("NOT_TESTED");
                }
            }
            assertThat(sheet().path("tasks")).isEmpty();
        }
    }

    @Test
    void aFailedSelfTestIsATaskUntilATechnicianClosesItWithANote() {
        try (var page = Page.open(node, clerk)) {
            var checks = goodChecks();
            checks.set(0, check("CAMERA", Map.of("height", 720.0, "fps", 15.0, "brightness", 0.0)));
            var said = test(page, town.terminal, checks);
            // 60 of 80: all but the camera, of what was tested or must be.
            assertThat(said.result().path("score").asInt()).isEqualTo(75);
            assertThat(said.result().path("passed").asBoolean()).isFalse();
        }
        var task = sheet().path("tasks").path(0);
        assertThat(task.path("kind").asString()).isEqualTo("SELF_TEST_FAILED");
        assertThat(task.path("facts").path("failed").toString()).isEqualTo("[\"CAMERA\"]");
        assertThat(rows("?tasks=true")).containsExactly(town.terminal.toString());
        var close =
                "/api/terminals/" + town.terminal + "/tasks/" + task.path("id").asString() + "/close";
        assertThat(admin.post(node, close, Map.of("note", "x")).code()).isEqualTo("wire.not-allowed");
        assertThat(technician.post(node, close, Map.of("note", " ")).code()).isEqualTo("wire.malformed");
        assertThat(technician.post(node, close, Map.of("note", "cap taken off")).status())
                .isEqualTo(204);
        assertThat(technician.post(node, close, Map.of("note", "again")).code()).isEqualTo("terminals.unknown-task");
        var closed = sheet();
        assertThat(closed.path("tasks").path(0).path("note").asString()).isEqualTo("cap taken off");
        assertThat(closed.path("tasks").path(0).path("closedBy").asString())
                .isEqualTo(technicianPerson.id().toString());
        assertThat(rows("?tasks=true")).isEmpty();
    }

    @AfterEach
    void makeTodayWhatTheListSays() {
        SERVERS.jdbc().sql("""
                        with made as (delete from calendar_day where name = 'a make-up day')
                        update calendar_day set working = name like '%上班'
                        where day = (now() at time zone 'Asia/Shanghai')::date and name <> 'a make-up day'""").update();
    }

    @Test
    void aTestThatNobodyMadeInTheMorningIsATaskUntilItIsMade() {
        SERVERS.jdbc().sql("""
                        insert into calendar_list (year, version, source)
                        values (extract(year from now() at time zone 'Asia/Shanghai'), 1, 'a list') on conflict do nothing""").update();
        SERVERS.jdbc().sql("""
                        with today as (select (now() at time zone 'Asia/Shanghai')::date as day)
                        insert into calendar_day (year, version, day, working, name)
                        select year, max(version), today.day, true, 'a make-up day' from calendar_list join today
                            on year = extract(year from today.day) group by year, today.day
                        on conflict (year, version, day) do update set working = true""").update();
        SERVERS.jdbc().sql("""
                        insert into terminal_standing (terminal, stage, tested_at) values (?, 'COMMISSIONED', now() - interval '1 day')
                        on conflict (terminal) do update set stage = excluded.stage, tested_at = excluded.tested_at""").param(town.terminal).update();
        try (var late = SERVERS.startNode("late-morning", Map.of("dangmian.terminals.test-until", "00:00"))) {
            await().atMost(Page.PATIENCE).until(() -> rows("?tasks=true").contains(town.terminal.toString()));
        }
        assertThat(sheet().path("tasks").path(0).path("kind").asString()).isEqualTo("SELF_TEST_MISSED");
        try (var page = Page.open(node, clerk)) {
            assertThat(test(page, town.terminal, goodChecks())
                            .result()
                            .path("passed")
                            .asBoolean())
                    .isTrue();
        }
        assertThat(rows("?tasks=true")).isEmpty();
    }

    @Test
    void aMissingMandatoryCheckFailsWhateverTheScore() {
        try (var page = Page.open(node, clerk)) {
            var checks = goodChecks();
            checks.removeIf(check -> "DOWNLOAD".equals(check.get("check")));
            var said = test(page, town.terminal, checks);
            assertThat(said.result().path("score").asInt()).isEqualTo(93);
            assertThat(said.result().path("passed").asBoolean()).isFalse();
            checks.add(check("TEA", Map.of()));
            assertThat(test(page, town.terminal, checks).code()).isEqualTo("terminals.unknown-check");
        }
    }

    private tools.jackson.databind.JsonNode sheet() {
        return technician
                .get(node, "/api/terminals/" + town.terminal + "/sheet")
                .json();
    }

    private static Map<String, Object> device(String kind, String label, String key) {
        return Map.of("kind", kind, "label", label, "key", key, "use", kind);
    }

    @Test
    void aChangedListOfDevicesIsAnAlarmUntilItIsConfirmedOrChangesBack() {
        var camera = device("CAMERA", "Camera A", "a1");
        var microphone = device("MICROPHONE", "Microphone", "m1");
        var both = Map.of("devices", List.of(camera, microphone));
        try (var page = Page.open(node, clerk)) {
            assertThat(page.ask(app(town.terminal, "devices"), both)
                            .result()
                            .path("asConfirmed")
                            .asBoolean())
                    .isFalse();
            assertThat(sheet().path("tasks")).isEmpty();
            assertThat(page.ask(app(town.terminal, "confirm-devices"), both).code())
                    .isEmpty();
            var other = Map.of("devices", List.of(device("CAMERA", "Camera B", "b1"), microphone));
            page.ask(app(town.terminal, "devices"), other);
            var alarm = sheet().path("tasks").path(0);
            assertThat(alarm.path("kind").asString()).isEqualTo("DEVICES_CHANGED");
            assertThat(alarm.path("facts").path("gone").path(0).path("label").asString())
                    .isEqualTo("Camera A");
            assertThat(alarm.path("facts").path("new").path(0).path("label").asString())
                    .isEqualTo("Camera B");
            page.ask(app(town.terminal, "devices"), both);
            assertThat(sheet().path("tasks").path(0).path("closedAt").isNull()).isFalse();
            page.ask(app(town.terminal, "devices"), other);
            assertThat(rows("?tasks=true")).hasSize(1);
            page.ask(app(town.terminal, "confirm-devices"), other);
            assertThat(rows("?tasks=true")).isEmpty();
        }
    }

    @Test
    void nothingIsNoListThatCouldBeConfirmed() {
        try (var page = Page.open(node, clerk)) {
            assertThat(page.ask(app(town.terminal, "confirm-devices"), Map.of("devices", List.of()))
                            .code())
                    .isEqualTo("terminals.no-devices");
        }
    }

    @Test
    void presenceFollowsThePageAndItsLease() {
        try (var page = Page.open(node, clerk)) {
            page.ask(app(town.terminal, "renew"));
            assertThat(rows("?presence=AWAY")).containsExactly(town.terminal.toString());
            page.ask("/app/reception/terminals/" + town.terminal + "/take");
            page.ask("/app/reception/terminals/" + town.terminal + "/renew");
            assertThat(rows("?presence=ONLINE")).containsExactly(town.terminal.toString());
        }
        SERVERS.jdbc()
                .sql("update terminal_standing set seen_at = seen_at - interval '61 s' where terminal = ?")
                .param(town.terminal)
                .update();
        await("the sweep")
                .atMost(Page.PATIENCE)
                .until(() -> rows("?presence=ONLINE").isEmpty());
        assertThat(sheet().path("events").path(0).path("kind").asString()).isEqualTo("OFFLINE");
    }

    private List<String> rows(String query) {
        var answer = technician.get(node, fleet(query));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var ids = new ArrayList<String>();
        answer.json().path("terminals").forEach(row -> ids.add(row.path("id").asString()));
        return ids;
    }

    @Test
    void theListIsTheSubtreeAndComesInPages() {
        for (var i = 0; i < 60; i++) {
            town.newTerminal();
        }
        var first = technician.get(node, fleet("?")).json();
        assertThat(first.path("terminals")).hasSize(50);
        var second = technician
                .get(node, fleet("?after=" + first.path("next").asString()))
                .json();
        assertThat(second.path("terminals")).hasSize(11);
        assertThat(second.path("next").isNull()).isTrue();
        var all = new HashMap<String, Integer>();
        List.of(first, second)
                .forEach(page -> page.path("terminals")
                        .forEach(row -> all.merge(row.path("id").asString(), 1, Integer::sum)));
        assertThat(all).hasSize(61).doesNotContainKey(town.stranger.terminal().toString());
        assertThat(technician.get(node, fleet("-counts?")).json().path("total").asInt())
                .isEqualTo(61);
        var sums = technician.get(node, fleet("-summary?")).json();
        assertThat(sums).hasSize(1);
        assertThat(sums.path(0).path("office").asString()).isEqualTo(town.township.toString());
        assertThat(sums.path(0).path("total").asInt()).isEqualTo(61);
    }

    @Test
    void nobodySeesAnotherSubtree() {
        for (var look : List.of("", "-counts", "-summary", "-export")) {
            for (var office : List.of(town.stranger.city(), town.province, UUID.randomUUID())) {
                assertThat(technician
                                .get(node, "/api/fleet" + look + "?office=" + office)
                                .code())
                        .isEqualTo("organization.unknown-office");
            }
            assertThat(clerk.get(node, fleet(look + "?")).code()).isEqualTo("wire.not-allowed");
        }
        assertThat(technician.get(node, fleet("?stage=NONSENSE")).code()).isEqualTo("wire.malformed");
        var sheet = "/api/terminals/" + town.stranger.terminal() + "/sheet";
        assertThat(technician.get(node, sheet).code()).isEqualTo("wire.not-allowed");
        assertThat(clerk.get(node, "/api/terminals/" + town.stranger.terminal() + "/condition")
                        .code())
                .isEqualTo("wire.not-allowed");
        try (var page = Page.open(node, clerk)) {
            assertThat(test(page, town.stranger.terminal(), goodChecks()).code())
                    .isEqualTo("wire.not-allowed");
        }
    }

    @Test
    void theExportIsAFileThatRunsNoFormulaAndIsLogged() {
        var made = admin.post(node, "/api/offices/" + town.township + "/terminals", Map.of("name", "=1+1\"x"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(admin.post(node, "/api/offices/" + town.township + "/terminals", Map.of("name", "=1+1\"x"))
                        .code())
                .isEqualTo("terminals.name-taken");
        assertThat(admin.post(node, "/api/offices/" + town.stranger.city() + "/terminals", Map.of("name", "x"))
                        .code())
                .isEqualTo("wire.not-allowed");
        var file = technician.get(node, fleet("-export?"));
        assertThat(file.text()).startsWith("\uFEFF\"单位\"").contains("\"'=1+1\"\"x\"");
        assertThat(file.text().lines()).hasSize(3);
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from audit_line where person = ? and action = 'terminals.export'")
                        .param(technicianPerson.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
