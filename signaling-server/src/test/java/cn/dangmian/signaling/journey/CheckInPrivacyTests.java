package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.kernel.ColumnCipher;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Photographs, agents and numbers of a check-in: for those who may see the case, and nowhere in plain. */
@ExtendWith(OutputCaptureExtension.class)
class CheckInPrivacyTests {

    private static final String ID_NUMBER = "440524188001010014";

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Scene scene = new Scene(SERVERS);
    private final Town town = scene.town;
    private final UUID terminal = town.newTerminal();

    private final Post clerk =
            Post.terminal(SERVERS.first(), town.newClerk().login(), terminal).taken();

    @AfterEach
    void close() {
        clerk.close();
        scene.close();
    }

    @Test
    void showsAPhotographToWhoMaySeeTheCaseAndLeavesItInNoCache() throws Exception {
        var photo = Materials.photo(clerk.visitor(), SERVERS.first(), terminal);
        var fields = clerk.checkInOf(clerk.registerCase("Zhang San", "A drain"), town.city);
        fields.put("attending", Coming.attending(null, photo));
        var reception = clerk.ask("check-in", fields).text("reception");
        var path = "/api/receptions/" + reception + "/materials/" + photo;
        var request = HttpRequest.newBuilder(URI.create(SERVERS.second().url(path)))
                .header("Cookie", scene.official.visitor().cookieHeader());
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            assertThat(answer.body()).isEqualTo(Materials.jpeg());
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("sandbox"));
        }
        assertThat(scene.stranger.visitor().get(SERVERS.first(), path).code()).isEqualTo("reception.unknown");
        assertThat(clerk.visitor().get(SERVERS.first(), own(photo)).code()).isEqualTo("reception.unknown-material");
        var foreign = "/api/receptions/" + scene.waiting + "/materials/" + photo;
        assertThat(scene.official.visitor().get(SERVERS.first(), foreign).code())
                .isEqualTo("reception.unknown-material");
        var caseId = text("select case_id::text from reception where id = ?::uuid", reception);
        recuse(caseId);
        for (var kept : List.of(path, sheetOf(reception))) {
            var refused = scene.official.visitor().get(SERVERS.first(), kept);
            assertThat(refused.code()).isEqualTo("casework.recused");
        }
    }

    private void recuse(String caseId) {
        var supervisor = Visitor.signedIn(SERVERS.first(), town.supervisor.login());
        var wanted = Map.of("person", town.official.id(), "kind", "OTHER", "reason", "He is a brother.");
        var answer = supervisor.post(SERVERS.first(), "/api/cases/" + caseId + "/recusals", wanted);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var line = scene.official.view().path("line");
        assertThat(line.path(line.size() - 1).path("attending").isNull()).isTrue();
    }

    /** The numbers, the agent's name and what they brought are in no log, and in no column in plain. */
    @Test
    void writesNothingInPlain(CapturedOutput output) {
        var caseId = register();
        var attorney = Materials.attorney(clerk.visitor(), SERVERS.first(), terminal);
        assertThat(checkIn(caseId, attorney, 1).code()).isEqualTo("reception.head-count");
        assertThat(checkIn(caseId, attorney, 6).code()).isEmpty();
        for (var table : SERVERS.jdbc()
                .sql(
                        "select format('%I', tablename) from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'")
                .query(String.class)
                .list()) {
            assertPlainNowhere(table);
        }
        assertThat(output.getAll()).doesNotContain(Coming.AGENT, ID_NUMBER, Coming.AGENT_NUMBER, "planted-petitioner");
        var sealed = SERVERS.jdbc()
                .sql("select content from reception_material where id = ?::uuid")
                .param(attorney)
                .query(byte[].class)
                .single();
        var opened =
                SERVERS.first().bean(ColumnCipher.class).openBytes(sealed, "reception_material.content " + attorney);
        assertThat(new String(opened, StandardCharsets.ISO_8859_1)).isEqualTo(Materials.ATTORNEY);
    }

    private static void assertPlainNowhere(String table) {
        var all = rowsAsText(table);
        assertThat(all.contains(Coming.AGENT))
                .as("the agent's name in " + table)
                .isFalse();
        assertThat(all.contains(ID_NUMBER) || all.contains(Coming.AGENT_NUMBER))
                .as("a number in " + table)
                .isFalse();
        assertThat(all.contains("planted-petitioner"))
                .as("the petitioner in " + table)
                .isEqualTo(table.equals("petition_case"));
        assertThat(all).doesNotContain(hex(Coming.AGENT), hex("%PDF-1.4"), hex("JFIF"));
    }

    private String register() {
        var petitioner = Map.of("name", "planted-petitioner", "idNumber", ID_NUMBER);
        var wanted = new HashMap<String, Object>(clerk.registration("", "A drain"));
        wanted.put("petitioner", petitioner);
        var answer = clerk.visitor().post(SERVERS.first(), "/api/cases", wanted);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.text("id");
    }

    private Said checkIn(String caseId, String attorney, int heads) {
        var fields = clerk.checkInOf(caseId, town.city);
        fields.put("headCount", heads);
        fields.put("attending", Coming.attending(Coming.agent(attorney), null));
        return clerk.ask("check-in", fields);
    }

    private static String sheetOf(String reception) {
        return "/api/receptions/" + reception + "/check-in";
    }

    private String own(String material) {
        return "/api/terminals/" + terminal + "/materials/" + material;
    }

    private static String text(String sql, String parameter) {
        return SERVERS.jdbc().sql(sql).param(parameter).query(String.class).single();
    }

    private static String hex(String text) {
        var hex = new StringBuilder();
        for (var one : text.getBytes(StandardCharsets.UTF_8)) {
            hex.append("%02x".formatted(one));
        }
        return hex.toString();
    }

    private static String rowsAsText(String table) {
        return String.join(
                "\n",
                SERVERS.jdbc()
                        .sql("select t::text from " + table + " t")
                        .query(String.class)
                        .list());
    }
}
