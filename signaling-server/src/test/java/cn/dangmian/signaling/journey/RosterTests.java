package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** An office draws up its roster, publishes it, and everybody reads who receives when. */
class RosterTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final Town town = SERVERS.foundTown();
    private final Booking booking = new Booking(node, town);
    private final LocalDate day = Booking.inDays(10);

    private JsonNode publicDays() {
        return new Visitor()
                .get(
                        SERVERS.second(),
                        "/api/public/offices/" + town.city + "/reception-days?from=" + day + "&until="
                                + day.plusDays(7))
                .json();
    }

    private String draftPath() {
        return "/api/offices/" + town.city + "/roster";
    }

    @Test
    void theDraftIsNobodysBusinessUntilItIsPublished() {
        var drawn = Booking.done(booking.office.put(
                node,
                draftPath(),
                Map.of(
                        "commandId",
                        UUID.randomUUID(),
                        "revision",
                        0,
                        "entries",
                        List.of(Booking.once(town.official.id(), town.desk, day)))));
        assertThat(drawn.path("entries").size()).isEqualTo(1);
        assertThat(drawn.path("published").isNull()).isTrue();
        assertThat(publicDays().path("days").size()).isZero();

        var publish = Map.of(
                "commandId",
                UUID.randomUUID(),
                "revision",
                drawn.path("revision").asLong());
        var published = Booking.done(booking.office.post(node, draftPath() + "/publish", publish));
        assertThat(published.path("published").path("version").asInt()).isEqualTo(1);
        assertThat(Booking.done(booking.office.post(node, draftPath() + "/publish", publish))
                        .path("published"))
                .isEqualTo(published.path("published"));
        assertShown(publicDays());
    }

    private void assertShown(JsonNode shown) {
        assertThat(shown.path("version").asInt()).isEqualTo(1);
        assertThat(shown.path("days").size()).isEqualTo(1);
        assertThat(shown.path("days").path(0).path("day").asString()).isEqualTo(day.toString());
        assertThat(shown.path("days").path(0).path("starts").asString()).isEqualTo(Booking.at(day, "09:00"));
        assertThat(shown.path("days").path(0).path("receiving").asString())
                .isEqualTo("Name of " + town.official.login());
    }

    @Test
    void whatWasPublishedBeforeStays() {
        booking.onDuty(day);
        booking.roster(List.of());
        assertThat(publicDays().path("version").asInt()).isEqualTo(2);
        assertThat(publicDays().path("days").size()).isZero();
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from roster_entry where office = ? and version = 1")
                        .param(town.city)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSubstituteStandsInForWhoIsOnLeaveAndWithoutOneNobodyReceives() {
        var deputy = town.newPersonWithoutDuty();
        booking.onDuty(day);
        var leave = UUID.randomUUID();
        SERVERS.jdbc()
                .sql("""
                        insert into person_leave (id, person, kind, starts_on, ends_on, noted_by) values (?, ?, 'ANNUAL', ?, ?, ?)""")
                .params(leave, town.official.id(), day.minusDays(1), day.plusDays(1), deputy.id())
                .update();
        assertThat(publicDays().path("days").path(0).path("receiving").isNull()).isTrue();
        assertThat(publicDays().path("days").path(0).path("official").asString())
                .isEqualTo("Name of " + town.official.login());

        SERVERS.jdbc()
                .sql("""
                        insert into substitution (id, leave, duty, substitute, starts_on, ends_on, noted_by)
                        select ?, ?, id, ?, ?, ?, person from duty where person = ?""")
                .params(UUID.randomUUID(), leave, deputy.id(), day, day, town.official.id())
                .update();
        assertThat(publicDays().path("days").path(0).path("receiving").asString())
                .isEqualTo("Name of " + deputy.login());

        SERVERS.jdbc()
                .sql("update person_leave set ended_at = now() where id = ?")
                .param(leave)
                .update();
        assertThat(publicDays().path("days").path(0).path("receiving").asString())
                .isEqualTo("Name of " + town.official.login());
    }

    @Test
    void refusesWhatMeetsItselfWhoIsNoOfficialAndAForeignDesk() {
        var twice = List.of(
                Booking.once(town.official.id(), town.desk, day),
                Booking.once(town.official.id(), town.newDesk(), day));
        assertThat(drawAndPublish(twice)).isEqualTo("scheduling.roster-meets-itself");
        var other = town.newOfficial();
        var sameDesk =
                List.of(Booking.once(town.official.id(), town.desk, day), Booking.once(other.id(), town.desk, day));
        assertThat(drawAndPublish(sameDesk)).isEqualTo("scheduling.roster-meets-itself");
        assertThat(drawAndPublish(List.of(Booking.once(town.clerk.id(), town.desk, day))))
                .isEqualTo("scheduling.not-an-official");
        assertThat(drawAndPublish(List.of(Booking.once(town.official.id(), town.stranger.desk(), day))))
                .isEqualTo("organization.unknown-desk");
        var nonsense = Booking.once(town.official.id(), town.desk, day);
        nonsense.put("weekday", 1);
        assertThat(drawAndPublish(List.of(nonsense))).isEqualTo("scheduling.bad-roster");
        assertThat(publicDays().path("days").size()).isZero();
    }

    private String drawAndPublish(List<Map<String, Object>> entries) {
        var revision =
                booking.office.get(node, draftPath()).json().path("revision").asLong();
        var drawn = booking.office.put(
                node, draftPath(), Map.of("commandId", UUID.randomUUID(), "revision", revision, "entries", entries));
        return drawn.code().isEmpty()
                ? booking.office
                        .post(
                                node,
                                draftPath() + "/publish",
                                Map.of(
                                        "commandId",
                                        UUID.randomUUID(),
                                        "revision",
                                        drawn.json().path("revision").asLong()))
                        .code()
                : drawn.code();
    }

    @Test
    void ofTwoWhoDrawAtOnceTheSecondLooksAgain() {
        var body = Map.of("commandId", UUID.randomUUID(), "revision", 0, "entries", List.of());
        var later = Map.of("commandId", UUID.randomUUID(), "revision", 0, "entries", List.of());
        assertThat(booking.office.put(node, draftPath(), body).status()).isEqualTo(200);
        assertThat(booking.office.put(node, draftPath(), later).code()).isEqualTo("scheduling.outdated");
    }

    @Test
    void anOfficeKeepsItsInterpretersAndLendsThemToThoseBelow() {
        var path = "/api/offices/" + town.city + "/interpreters";
        var kept = Booking.done(booking.office.put(
                node,
                path,
                Map.of(
                        "commandId",
                        UUID.randomUUID(),
                        "interpreters",
                        List.of(Map.of("name", "阿依", "languages", List.of("彝语"))))));
        assertThat(kept.path("interpreters").path(0).path("name").asString()).isEqualTo("阿依");
        assertThat(kept.path("interpreters").path(0).path("own").asBoolean()).isTrue();
        var none = Map.of("commandId", UUID.randomUUID(), "interpreters", List.of());
        assertThat(Booking.done(booking.office.put(node, path, none))
                        .path("interpreters")
                        .size())
                .isZero();
        var strange = Map.of(
                "commandId",
                UUID.randomUUID(),
                "interpreters",
                List.of(Map.of(
                        "id",
                        kept.path("interpreters").path(0).path("id").asString(),
                        "name",
                        "阿依",
                        "languages",
                        List.of("彝语"))));
        assertThat(booking.office.put(node, path, strange).code()).isEqualTo("scheduling.unknown-interpreter");
    }
}
