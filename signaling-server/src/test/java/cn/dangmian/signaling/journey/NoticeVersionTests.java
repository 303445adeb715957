package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What was acknowledged is shown in the words of then, when others hold. */
class NoticeVersionTests {

    private static final String NEWER = "2026-11-b";

    @RegisterExtension
    static final Servers SERVERS = Servers.with(Map.of());

    private final Node node = SERVERS.first();
    private final Scene scene = new Scene(SERVERS);

    @AfterEach
    void close() {
        scene.close();
        SERVERS.ownersJdbc()
                .sql("delete from reception_notice_paragraph where version = ?")
                .param(NEWER)
                .update();
        SERVERS.ownersJdbc()
                .sql("delete from reception_notice where version = ?")
                .param(NEWER)
                .update();
    }

    /** As its next version brings it. */
    private static void addNextVersion(String table, String from) {
        SERVERS.ownersJdbc()
                .sql("insert into " + table + " (version, valid_from) values (?, " + from + ")")
                .param(NEWER)
                .update();
        SERVERS.ownersJdbc()
                .sql("insert into " + table
                        + "_paragraph (version, position, zh, en) values (?, 1, '新的话', 'New words')")
                .param(NEWER)
                .update();
    }

    private JsonNode acknowledgedAt(String reception) {
        return scene.clerk
                .visitor()
                .get(node, "/api/receptions/" + reception + "/check-in")
                .json()
                .path("notice");
    }

    private Said checkInAnew(String version) {
        var fields = scene.clerk.checkInOf(scene.clerk.registerCase("Li Si", "A wall"), scene.town.city);
        fields.put("notice", Map.of("version", version, "acknowledged", true));
        return scene.clerk.ask("check-in", fields);
    }

    @Test
    void aReceptionKeepsTheWordsThatWereReadAloud() {
        var before = scene.waiting;
        scene.clerk.done("leave", Map.of("reception", before, "reason", "tired"));
        addNextVersion("reception_notice", "(now() at time zone 'Asia/Shanghai')::date + 1");
        assertThat(scene.clerk
                        .visitor()
                        .get(node, "/api/notice")
                        .json()
                        .path("version")
                        .asString())
                .as("tomorrow's words do not hold today")
                .isEqualTo(Post.NOTICE);
        SERVERS.ownersJdbc()
                .sql(
                        "update reception_notice set valid_from = (now() at time zone 'Asia/Shanghai')::date where version = ?")
                .param(NEWER)
                .update();
        var held = scene.clerk.visitor().get(node, "/api/notice").json();
        assertThat(held.path("version").asString()).isEqualTo(NEWER);
        assertThat(held.path("paragraphs").path(0).path("en").asString()).isEqualTo("New words");

        var after = checkInAnew(NEWER).text("reception");
        assertThat(acknowledgedAt(after).path("paragraphs").path(0).path("zh").asString())
                .isEqualTo("新的话");
        var then = acknowledgedAt(before);
        assertThat(then.path("version").asString()).isEqualTo(Post.NOTICE);
        assertThat(then.path("paragraphs").size()).isEqualTo(4);
        assertThat(then.path("paragraphs").path(0).path("zh").asString()).contains("全程录音录像");
    }

    @Test
    void wordsThatHoldNoLongerAreNotAcknowledged() {
        scene.clerk.done("leave", Map.of("reception", scene.waiting, "reason", "tired"));
        addNextVersion("reception_notice", "(now() at time zone 'Asia/Shanghai')::date");
        assertThat(checkInAnew(Post.NOTICE).code()).isEqualTo("reception.notice-not-acknowledged");
    }

    @Test
    void aWishKeepsTheNoticeOfPersonalInformationThatItsPetitionerAgreedTo() {
        var petitioner = new OnlinePetitioner(node, scene.town);
        petitioner.code();
        addNextVersion("privacy_notice", "(now() at time zone 'Asia/Shanghai')::date");
        var held = petitioner.phone.get(node, "/api/public/privacy-notice").json();
        assertThat(held.path("version").asString()).isEqualTo(NEWER);
        var late = petitioner.wish(OnlinePetitioner.newIdNumber());
        assertThat(petitioner.ask(late).code()).isEqualTo("scheduling.notice-not-acknowledged");
        var now = new HashMap<>(late);
        now.put("notice", NEWER);
        assertThat(petitioner.ask(now).status()).isEqualTo(201);

        assertThat(noticeOf(petitioner, 0).path("paragraphs").size()).isEqualTo(5);
        assertThat(noticeOf(petitioner, 1).path("paragraphs").path(0).path("zh").asString())
                .isEqualTo("新的话");
    }

    private JsonNode noticeOf(OnlinePetitioner petitioner, int place) {
        var id = petitioner.atTheOffice(place).path("id").asString();
        return petitioner
                .booking
                .office
                .get(node, "/api/appointments/" + id)
                .json()
                .path("notice");
    }
}
