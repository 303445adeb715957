package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.dangmian.signaling.kernel.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;

/** 接访笔录, read, signed at the far end, closed, and never another afterwards. */
class MinutesSigningTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final MinutesTalk talk = new MinutesTalk(SERVERS);
    private final Scene scene = talk.scene;
    private final MinutesPage clerk = talk.clerk;
    private final MinutesPage official = talk.official;
    private final UUID answer = talk.answer;

    @AfterEach
    void leave() {
        talk.close();
    }

    private void close() {
        talk.write();
        assertThat(official.show().code()).isEmpty();
        assertThat(clerk.sign(Map.of("number", 0, "strokes", MinutesPage.NAME)).code())
                .isEmpty();
        assertThat(official.sign(Map.of()).code()).isEmpty();
    }

    @Test
    void areReadSignedAtTheFarEndAndClosed() {
        talk.write();
        assertThat(official.show().code()).isEmpty();
        scene.assertRefused("minutes.not-open", () -> clerk.write(answer, 2, null, "ANSWER", "Something else."));
        var text = clerk.whole().path("text");
        assertThat(text.path("words").asString().lines())
                .startsWith("视频接访笔录")
                .contains("问：What is it about?", "答：The drain at the mill.", "事项：A drain");
        assertThat(text.path("sha256").asString())
                .isEqualTo(MinutesPage.sha256(text.path("words").asString()));

        scene.assertRefused(
                "minutes.other-text",
                () -> clerk.sign(
                        Map.of("number", 0, "strokes", MinutesPage.NAME, "sha256", MinutesPage.sha256("another"))));
        assertThat(clerk.sign(Map.of("number", 0, "strokes", MinutesPage.NAME)).code())
                .isEmpty();
        assertThat(clerk.whole().path("stage").asString()).isEqualTo("SHOWN");
        scene.assertRefused(
                "minutes.signed-already", () -> clerk.sign(Map.of("number", 0, "strokes", MinutesPage.NAME)));
        assertThat(official.sign(Map.of()).code()).isEmpty();
        assertClosed();
    }

    private void assertClosed() {
        assertThat(official.whole().path("stage").asString()).isEqualTo("CLOSED");
        assertThat(official.signer("PETITIONER").path("name").asString()).isEqualTo("Zhang San");
        assertThat(official.signer("PETITIONER")
                        .path("signed")
                        .path("strokes")
                        .path(1)
                        .size())
                .isEqualTo(8);
        scene.assertRefused("minutes.not-open", () -> clerk.write(answer, 2, null, "ANSWER", "Something else."));
        scene.assertRefused("minutes.not-shown", () -> official.ask("reopen", Map.of("version", 1)));
        assertThat(logged("minutes.sign")).isEqualTo(2);
        assertThat(logged("minutes.close")).isEqualTo(1);
    }

    @Test
    void areCorrectedBeforeTheyAreSignedAndWhatWasSignedIsWorthNothingThen() {
        talk.write();
        official.show();
        clerk.sign(Map.of("number", 0, "strokes", MinutesPage.NAME));
        var old = clerk.shown();
        assertThat(clerk.ask("reopen", Map.of("version", 1)).code()).isEmpty();
        clerk.written(answer, 2, null, "ANSWER", "The drain behind the mill.");
        assertThat(official.show().code()).isEmpty();
        assertThat(clerk.signer("PETITIONER").path("signed").isNull()).isTrue();
        assertThat(clerk.shown().get("version")).isEqualTo(2);
        scene.assertRefused("minutes.not-shown", () -> official.ask("sign", old));
        assertThat(texts()).isEqualTo(2);
    }

    private int texts() {
        return SERVERS.jdbc()
                .sql("select count(*) from minutes_text where reception = ?::uuid")
                .param(scene.waiting)
                .query(Integer.class)
                .single();
    }

    @Test
    void areNotSignedForAReason() {
        talk.write();
        official.show();
        scene.assertRefused("minutes.how-signed", () -> clerk.sign(Map.of("number", 0, "reason", "  ")));
        scene.assertRefused("minutes.unknown-signer", () -> clerk.sign(Map.of("number", 1, "reason", "No.")));
        assertThat(clerk.sign(Map.of("number", 0, "reason", "He does not agree with line 2."))
                        .code())
                .isEmpty();
        official.sign(Map.of());
        assertThat(official.whole().path("stage").asString()).isEqualTo("CLOSED");
        assertThat(official.signer("PETITIONER").path("signed").path("way").asString())
                .isEqualTo("DECLINED");
    }

    @ParameterizedTest
    @CsvSource({"minutes.empty-signature, 2, 500", "minutes.bad-signature, 3001, 500", "minutes.bad-signature, 20, 1001"
    })
    void refuseWhatIsNoSignature(String code, int numbers, int value) {
        talk.write();
        official.show();
        var stroke = Collections.nCopies(numbers, value);
        scene.assertRefused(code, () -> clerk.sign(Map.of("number", 0, "strokes", List.of(stroke))));
    }

    @Test
    void areSignedOnPaperAndScanned() {
        talk.write();
        official.show();
        var paper = scene.clerk.visitor().bytes(SERVERS.first(), clerk.path() + "/paper");
        assertThat(new String(paper, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        var scan = Materials.upload(
                        scene.clerk.visitor(), SERVERS.first(), scene.clerk.id(), "SIGNED_MINUTES", Materials.jpeg())
                .text("id");
        assertThat(clerk.sign(Map.of("number", 0, "scan", scan)).code()).isEmpty();
        official.sign(Map.of());
        var signed = official.signer("PETITIONER").path("signed");
        assertThat(signed.path("scan").asString()).isEqualTo(scan);
        assertThat(scene.clerk
                        .visitor()
                        .get(SERVERS.first(), "/api/receptions/" + scene.waiting + "/materials/" + scan)
                        .status())
                .isEqualTo(200);
        scene.assertRefused("reception.unknown-material", () -> clerk.sign(Map.of("number", 0, "scan", scan)));
    }

    @Test
    void makeAPaperThatNobodyChangesUnseen() {
        close();
        var visitor = scene.official.visitor();
        var paper = visitor.bytes(SERVERS.second(), official.path() + "/paper");
        assertThat(visitor.bytes(SERVERS.second(), official.path() + "/paper")).isEqualTo(paper);
        assertThat(official.whole().path("paper").asString()).isEqualTo(MinutesPage.sha256(paper));
        assertThat(verdict(paper)).isEqualTo("SIGNED");
        for (var place : List.of(paper.length / 3, paper.length / 2, paper.length - 20)) {
            var changed = paper.clone();
            changed[place] ^= 1;
            assertThat(verdict(changed)).as("byte " + place).isEqualTo("ALTERED");
        }
        assertThat(verdict("%PDF-1.4 something".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("UNKNOWN");
        var stranger =
                Materials.upload(scene.stranger.visitor(), SERVERS.second(), "/api/minutes-verifications", "x", paper);
        assertThat(stranger.text("outcome")).isEqualTo("UNKNOWN");
        var word = visitor.bytes(SERVERS.second(), official.path() + "/word");
        assertThat(new String(word, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
    }

    private String verdict(byte[] file) {
        return Materials.upload(scene.official.visitor(), SERVERS.second(), "/api/minutes-verifications", "x", file)
                .text("outcome");
    }

    @Test
    void sayWhenOneLetterOfTheSignedTextIsAnother() {
        close();
        assertThat(official.whole().path("intact").asBoolean()).isTrue();
        var change = "update minutes_text set words = replace(words, 'drain', 'train') where reception = ?::uuid";
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(
                        () -> SERVERS.jdbc().sql(change).param(scene.waiting).update())
                .havingRootCause()
                .withMessageContaining("permission denied");
        SERVERS.ownersJdbc().sql(change).param(scene.waiting).update();
        assertThat(official.whole().path("intact").asBoolean()).isFalse();
    }

    @Test
    void areSignedLaterByTheOfficialWhoHeldTheReception() {
        talk.write();
        clerk.show();
        clerk.sign(Map.of("number", 0, "strokes", MinutesPage.NAME));
        talk.end();
        var path = clerk.path() + "/sign";
        var colleague =
                Visitor.signedIn(SERVERS.first(), scene.town.newOfficial().login());
        assertThat(colleague.post(SERVERS.first(), path, official.shown()).code())
                .isEqualTo("minutes.took-no-part");
        assertThat(scene.official
                        .visitor()
                        .post(SERVERS.second(), path, official.shown())
                        .text("stage"))
                .isEqualTo("CLOSED");
    }

    @Test
    void areNotWrittenOrSignedByWhoMansTheSameDeskLater() {
        talk.write();
        talk.end();
        var successor = scene.town.newOfficial();
        try (var post =
                Post.desk(SERVERS.second(), successor.login(), scene.town.desk).taken()) {
            var later = MinutesPage.open(post, scene.waiting);
            scene.assertRefused(
                    "minutes.took-no-part", () -> later.write(Ids.next(), 0, talk.question, "NOTE", "I add this."));
            clerk.show();
            scene.assertRefused("minutes.took-no-part", () -> later.sign(Map.of()));
            scene.assertRefused("minutes.took-no-part", () -> later.ask("reopen", Map.of("version", 1)));
        }
    }

    @Test
    void areOnlyAddedToAfterwardsByWhoTookPartAndInTime() {
        talk.write();
        var late = Map.of("words", "He brought the contract later.");
        var visitor = scene.clerk.visitor();
        var path = clerk.path() + "/supplements";
        assertThat(visitor.post(SERVERS.first(), path, late).code()).isEqualTo("minutes.not-closed");
        talk.end();
        clerk.show();
        clerk.sign(Map.of("number", 0, "strokes", MinutesPage.NAME));
        official.sign(Map.of());
        var paper = scene.official.visitor().bytes(SERVERS.second(), official.path() + "/paper");
        assertThat(visitor.post(SERVERS.first(), path, late).status()).isEqualTo(200);
        visitor.post(SERVERS.first(), path, late);
        assertThat(clerk.whole().path("supplements")).hasSize(1);
        assertThat(scene.official.visitor().bytes(SERVERS.second(), official.path() + "/paper"))
                .isEqualTo(paper);
        addsNothing(path);
    }

    private void addsNothing(String path) {
        var late = Map.of("words", "Later still.");
        var visitor = scene.clerk.visitor();
        assertThat(scene.stranger.visitor().post(SERVERS.first(), path, late).code())
                .isEqualTo("minutes.unknown-reception");
        var colleague =
                Visitor.signedIn(SERVERS.first(), scene.town.newOfficial().login());
        assertThat(colleague.post(SERVERS.first(), path, late).code()).isEqualTo("minutes.took-no-part");
        endedDaysAgo(20);
        assertThat(visitor.post(SERVERS.first(), path, late).code()).isEqualTo("minutes.too-late");
        assertThat(clerk.whole().path("supplements")).hasSize(1);
    }

    private void endedDaysAgo(int days) {
        SERVERS.jdbc()
                .sql("""
                        update reception set stage_facts = jsonb_set(stage_facts, '{talk,until}', to_jsonb(?::text)) where id = ?::uuid""")
                .params(Instant.now().minus(Duration.ofDays(days)).toString(), scene.waiting)
                .update();
    }

    private int logged(String action) {
        return SERVERS.jdbc()
                .sql("select count(*) from audit_line where action = ? and subject = ? and outcome = 'done'")
                .params(action, scene.waiting)
                .query(Integer.class)
                .single();
    }
}
