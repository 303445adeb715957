package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What nothing mends is somebody's, until it is closed or over. */
class IncidentTests {

    private static final String HASH = ArchiveSides.HASH;
    private static final RecordingShelf SHELF = new RecordingShelf();

    @RegisterExtension
    static final Servers SERVERS = Servers.with(ArchiveSides.settings(SHELF));

    private final ArchiveSides sides = new ArchiveSides(SERVERS, SHELF);

    @AfterEach
    void forget() {
        sides.close();
    }

    @AfterAll
    static void close() {
        SHELF.close();
    }

    @Test
    void anArchiveThatIsGoneIsSomebodysUntilItIsBack() {
        sides.ours("ARCHIVED", 20);

        var incident = sides.awaitIncident("GONE");
        assertThat(incident.path("reception").asString()).isEqualTo(sides.scene.waiting);
        assertThat(incident.path("office").path("id").asString()).isEqualTo(sides.scene.town.city.toString());
        assertThat(incident.path("owner").isNull()).isTrue();
        assertThat(sides.supervisor
                        .post(SERVERS.second(), sides.path(incident) + "/take", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(sides.awaitIncident("GONE").path("owner").path("name").asString())
                .isNotEmpty();

        sides.theirs("VERIFIED", HASH);
        await().atMost(Page.PATIENCE)
                .until(() -> sides.of("GONE").stream()
                        .anyMatch(one -> !one.path("isThere").asBoolean()));
        var over = sides.of("GONE").getFirst();
        assertThat(over.path("closedAt").isNull()).isFalse();
        assertThat(over.path("closedBy").isNull()).isTrue();
        assertThat(sides.supervisor
                        .post(SERVERS.first(), sides.path(over) + "/close", Map.of("note", "Too late."))
                        .code())
                .isEqualTo("archive.incident-closed");
        assertThat(sides.logged("archive.raise-incident")).isTrue();
        assertThat(sides.logged("archive.settle-incident")).isTrue();
    }

    @Test
    void whatWasClosedIsNotRaisedAgainWhileItIsSoAndIsOnceItWasOver() {
        sides.ours("ARCHIVED", 20);
        var first = sides.awaitIncident("GONE");
        assertThat(sides.supervisor
                        .post(SERVERS.first(), sides.path(first) + "/close", Map.of("note", "The backup has it."))
                        .status())
                .isEqualTo(204);
        sides.compareAll();
        assertThat(sides.of("GONE")).hasSize(1);
        var closed = sides.of("GONE").getFirst();
        assertThat(closed.path("note").asString()).isEqualTo("The backup has it.");
        assertThat(closed.path("isThere").asBoolean()).isTrue();
        assertThat(closed.path("owner").path("id"))
                .isEqualTo(closed.path("closedBy").path("id"));

        sides.theirs("VERIFIED", HASH);
        await().atMost(Page.PATIENCE)
                .until(() -> !sides.of("GONE").getFirst().path("isThere").asBoolean());
        SHELF.has(Map.of());

        await().atMost(Page.PATIENCE).until(() -> sides.of("GONE").size() == 2);
    }

    @Test
    void findsFilesThatAreAmissAnotherManifestAndARecordingNobodyAskedFor() {
        sides.ours("ARCHIVED", 20);
        SHELF.has(Map.of(
                sides.recording,
                sides.entry(
                        sides.recording,
                        "VERIFIED",
                        "b".repeat(64),
                        "[{\"name\": \"desk-1\", \"fault\": \"missing\"}]")));

        var files = sides.awaitIncident("FILES").path("facts").path("files").get(0);
        assertThat(files.path("name").asString()).isEqualTo("desk-1");
        assertThat(files.path("fault").asString()).isEqualTo("missing");
        sides.awaitIncident("CHANGED");

        var foreign = UUID.randomUUID();
        SHELF.has(Map.of(foreign, sides.entry(foreign, "VERIFIED", HASH, "[]")));
        assertThat(sides.awaitOf(sides.administrator, "UNASKED").path("subject").asString())
                .isEqualTo(foreign.toString());
        assertThat(sides.of("UNASKED"))
                .as("nobody's reception is the administrators'")
                .isEmpty();
    }

    @Test
    void aTalkWithoutAnyRecordingIsFound() {
        var commitment = EndedTalk.commitment(SERVERS.jdbc(), sides.scene.town, sides.scene.waiting);
        var talk = SERVERS.jdbc()
                .sql("select reception::text from reception_commitment where id = ?::uuid")
                .param(commitment)
                .query(String.class)
                .single();

        assertThat(sides.awaitIncident("NEVER_RECORDED").path("subject").asString())
                .isEqualTo(talk);

        sides.ours(talk, "ARCHIVED", 20);
        sides.theirs("VERIFIED", HASH);
        await().atMost(Page.PATIENCE)
                .until(() ->
                        !sides.of("NEVER_RECORDED").getFirst().path("isThere").asBoolean());
    }

    @Test
    void aTapeThatNobodyKnowsAndADiskThatIsNearlyFullAreTheAdministrators() {
        SHELF.says("""
                {"spool": {"freeBytes": 15, "reserveBytes": 10, "writable": true},
                 "vault": {"freeBytes": 1000, "reserveBytes": 10, "writable": true},
                 "strays": [{"name": "odd.mjr", "recording": null, "bytes": 7, "changedAt": "2026-01-01T00:00:00Z"}]}""");

        assertThat(sides.awaitOf(sides.administrator, "STRAY_TAPE")
                        .path("subject")
                        .asString())
                .isEqualTo("odd.mjr");
        var scarce = sides.awaitOf(sides.administrator, "LOW_SPACE");
        assertThat(scarce.path("subject").asString()).isEqualTo("spool");
        assertThat(scarce.path("facts").path("short").asBoolean()).isFalse();
    }

    @Test
    void aStoreThatIsAwayIsTheAdministratorsAndMakesNoRecordingAmiss() {
        SHELF.says(withStore("\"2026-01-01T00:00:00Z\"", "\"keys\""));
        sides.ours("ARCHIVED", 20);

        var away = sides.awaitOf(sides.administrator, "UNANSWERED");
        assertThat(away.path("subject").asString()).isEqualTo("store");
        assertThat(away.path("facts").path("reason").asString()).isEqualTo("keys");
        assertThat(away.path("facts").path("since").asString()).isEqualTo("2026-01-01T00:00:00Z");
        // Told in the turn after: by then the one that found it is over.
        SHELF.says(withStore("\"2026-01-01T00:00:00Z\"", "\"bucket\""));
        await().atMost(Page.PATIENCE)
                .until(() -> sides.of(sides.administrator, "UNANSWERED").stream()
                        .anyMatch(one ->
                                one.path("facts").path("reason").asString().equals("bucket")));
        assertThat(sides.of("GONE")).noneMatch(one -> one.path("isThere").asBoolean());

        SHELF.says(withStore("null", "null"));
        sides.awaitIncident("GONE");
        await().atMost(Page.PATIENCE)
                .until(() -> sides.of(sides.administrator, "UNANSWERED").stream()
                        .noneMatch(one -> one.path("isThere").asBoolean()));
    }

    private static String withStore(String unreachableSince, String reason) {
        return RecordingShelf.ROOM.replace(
                "\"strays\"",
                "\"store\": {\"kind\": \"s3\", \"unreachableSince\": %s, \"reason\": %s}, \"strays\""
                        .formatted(unreachableSince, reason));
    }
}
