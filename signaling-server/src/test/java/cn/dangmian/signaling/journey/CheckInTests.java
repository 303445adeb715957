package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who comes, and what they need: kept with the check-in, shown at the desk. */
class CheckInTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Scene scene = new Scene(SERVERS);
    private final Town town = scene.town;
    /** Nobody waits at this one yet. */
    private final UUID terminal = town.newTerminal();

    private final Post clerk =
            Post.terminal(SERVERS.first(), town.newClerk().login(), terminal).taken();

    @AfterEach
    void close() {
        clerk.close();
        scene.close();
    }

    @Test
    void keepsWhoIsThereAndShowsThemAtTheDesk() {
        var photo = Materials.photo(clerk.visitor(), SERVERS.first(), terminal);
        var reception = checkIn(Coming.agent(Materials.attorney(clerk.visitor(), SERVERS.second(), terminal)), photo);
        var sheet = scene.official
                .visitor()
                .get(SERVERS.second(), sheetOf(reception))
                .json();
        assertThat(sheet.path("headCount").asInt()).isEqualTo(6);
        assertThat(sheet.path("group").asBoolean()).isTrue();
        var shown = sheet.path("representatives").path(0);
        assertThat(shown.path("name").asString()).isEqualTo(Coming.AGENT);
        assertThat(shown.path("number").asString()).isEqualTo("110***********002X");
        assertThat(shown.path("powerOfAttorney").path("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(sheet.path("notice").path("version").asString()).isEqualTo(Post.NOTICE);
        assertThat(sheet.path("notice").path("by").path("name").asString()).startsWith("Name of");
        assertThat(sheet.path("notice").path("paragraphs").size()).isEqualTo(4);
        var line = scene.official.view().path("line");
        var entry = line.path(line.size() - 1).path("attending");
        assertThat(entry.path("language").path(0).path("zh").asString()).isEqualTo("彝语");
        assertThat(entry.path("needs").path(0).path("code").asString()).isEqualTo("WHEELCHAIR");
        assertThat(entry.path("group").asBoolean()).isTrue();
        assertThat(entry.path("photo").asString()).isEqualTo(photo);
        assertThat(clerk.view()
                        .path("reception")
                        .path("attending")
                        .path("representatives")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void refusesAnAgentWithoutAPowerOfAttorneyAndMoreThanFive() {
        var caseId = clerk.registerCase("Zhang San", "A drain");
        var attorney = Materials.attorney(clerk.visitor(), SERVERS.first(), terminal);
        assertRefused("reception.power-of-attorney-needed", caseId, Coming.attending(Coming.agent(null), null));
        assertRefused(
                "reception.unknown-material",
                caseId,
                Coming.attending(Coming.agent(UUID.randomUUID().toString()), null));
        assertRefused("reception.unknown-material", caseId, Coming.attending(null, attorney));
        var elsewhere = Materials.photo(scene.clerk.visitor(), SERVERS.first(), town.terminal);
        assertRefused("reception.unknown-material", caseId, Coming.attending(null, elsewhere));
        var nobody = new HashMap<>(Coming.attending(null, null));
        nobody.put("petitionerPresent", false);
        assertRefused("reception.representatives", caseId, nobody);
        var five = new HashMap<>(Coming.attending(null, null));
        five.put(
                "representatives",
                List.of(Coming.friend(), Coming.friend(), Coming.friend(), Coming.friend(), Coming.friend()));
        assertRefused("reception.representatives", caseId, five);
        five.put("petitionerPresent", false);
        assertRefused("reception.head-count", caseId, five, 4);
        assertRefused("reception.unknown-choice", caseId, Map.of("noPhoto", "CAMERA", "language", "KLINGON"));
        assertRefused("reception.other-needs-words", caseId, Map.of("noPhoto", "CAMERA", "needs", List.of("OTHER")));
        assertThat(rows("reception_representative", "reception is not null")).isZero();
        assertThat(clerk.ask("check-in", wanted(caseId, five, 5)).code()).isEmpty();
    }

    @Test
    void wantsAPhotographOrAReasonForHavingNone() {
        var caseId = clerk.registerCase("Zhang San", "A drain");
        assertRefused("reception.photo-needed", caseId, null);
        assertRefused("reception.photo-needed", caseId, Map.of("noPhotoNote", "no light"));
        assertRefused("reception.unknown-choice", caseId, Map.of("noPhoto", "NO_TIME"));
        assertRefused("reception.other-needs-words", caseId, Map.of("noPhoto", "OTHER", "noPhotoNote", " "));
        var said = clerk.ask(
                "check-in", wanted(caseId, Map.of("noPhoto", "REFUSED", "noPhotoNote", "He hides his face."), 1));
        assertThat(said.code()).as(said.result().toString()).isEmpty();
        var sheet = clerk.visitor()
                .get(SERVERS.second(), sheetOf(said.text("reception")))
                .json();
        assertThat(sheet.path("photo").isNull()).isTrue();
        assertThat(sheet.path("noPhoto").path("zh").asString()).isEqualTo("信访人不愿拍照");
        assertThat(sheet.path("noPhotoNote").asString()).isEqualTo("He hides his face.");
    }

    @Test
    void takesWhatWasUploadedOnce() {
        var photo = Materials.photo(clerk.visitor(), SERVERS.first(), terminal);
        assertThat(clerk.visitor().get(SERVERS.second(), own(photo)).status()).isEqualTo(200);
        var reception = checkIn(null, photo);
        clerk.done("leave", Map.of("reception", reception, "reason", "tired"));
        var again = clerk.registerCase("Li Si", "A wall");
        assertRefused("reception.unknown-material", again, Coming.attending(null, photo));
    }

    @Test
    void forgetsAfterADayWhatNoCheckInTook() {
        var photo = Materials.photo(clerk.visitor(), SERVERS.first(), terminal);
        SERVERS.jdbc()
                .sql("update reception_material set uploaded_at = now() - interval '25 hours' where id = ?::uuid")
                .param(photo)
                .update();
        Materials.photo(clerk.visitor(), SERVERS.first(), terminal);
        assertThat(clerk.visitor().get(SERVERS.first(), own(photo)).code()).isEqualTo("reception.unknown-material");
    }

    @Test
    void refusesAFileThatIsNotWhatItSays() {
        for (var content : List.of("<script>", "%PDF-1.4", "")) {
            var answer = Materials.upload(
                    clerk.visitor(), SERVERS.first(), terminal, "PHOTO", content.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(answer.code()).isEqualTo("reception.material-unreadable");
        }
        var large = Materials.upload(clerk.visitor(), SERVERS.first(), terminal, "PHOTO", new byte[201 * 1024]);
        assertThat(large.code()).isEqualTo("reception.material-too-large");
        assertThat(large.status()).isEqualTo(413);
    }

    private String checkIn(@Nullable Map<String, Object> agent, @Nullable String photo) {
        var caseId = clerk.registerCase("Zhang San", "A drain");
        var said = clerk.ask("check-in", wanted(caseId, Coming.attending(agent, photo), 6));
        assertThat(said.code()).as(said.result().toString()).isEmpty();
        return said.text("reception");
    }

    private Map<String, Object> wanted(String caseId, @Nullable Map<String, ?> attending, int heads) {
        var fields = clerk.checkInOf(caseId, town.city);
        fields.put("headCount", heads);
        fields.put("attending", attending);
        return fields;
    }

    private void assertRefused(String code, String caseId, @Nullable Map<String, ?> attending) {
        assertRefused(code, caseId, attending, 6);
    }

    private void assertRefused(String code, String caseId, @Nullable Map<String, ?> attending, int heads) {
        var before = town.rows();
        var said = clerk.ask("check-in", wanted(caseId, attending, heads));
        assertThat(said.code()).as(said.result().toString()).isEqualTo(code);
        assertThat(town.rows()).isEqualTo(before);
    }

    private static String sheetOf(String reception) {
        return "/api/receptions/" + reception + "/check-in";
    }

    private String own(String material) {
        return "/api/terminals/" + terminal + "/materials/" + material;
    }

    private int rows(String table, String condition) {
        return SERVERS.jdbc()
                .sql("select count(*) from " + table + " x join reception r on r.id = x.reception where " + condition
                        + " and r.terminal = ?")
                .param(terminal)
                .query(Integer.class)
                .single();
    }
}
