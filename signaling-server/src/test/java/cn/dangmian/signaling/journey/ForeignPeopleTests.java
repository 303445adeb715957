package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an administrator may not do: for a neighbour, for oneself, and in the work of another administrator. */
class ForeignPeopleTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final Realm realm = new Realm(node);

    static Stream<Arguments> foreignWork() {
        return Stream.of(
                Arguments.of("system", "rename", Map.of("name", "Somebody")),
                Arguments.of("system", "disable", Map.of("reason", "no reason")),
                Arguments.of("system", "enable", Map.of("reason", "no reason")),
                Arguments.of("system", "reset-password", Map.of()),
                Arguments.of("security", "leaves", Map.of("kind", "SICK", "from", "2026-11-01", "to", "2026-12-01")));
    }

    @ParameterizedTest
    @MethodSource("foreignWork")
    void aNeighbourIsAnsweredAsForUnknownIds(String kind, String verb, Map<String, Object> body) {
        var admin = kind.equals("system") ? realm.neighbour.system() : realm.neighbour.security();
        var person = realm.person(realm.township, "CLERK");
        assertSameAnswer(person.id(), id -> realm.act(admin, id, verb, body), "identity.unknown-person");
    }

    @Test
    void aNeighbourSeesAndAssignsNobody() {
        var person = realm.person(realm.township, "CLERK");
        var own = realm.personWithoutDuty(realm.neighbourTownship);
        assertSameAnswer(
                person.id(), id -> realm.neighbour.system().get(node, "/api/people/" + id), "identity.unknown-person");
        assertSameAnswer(
                person.id(),
                id -> realm.assign(realm.neighbour.security(), id, Realm.duty("CLERK", realm.neighbourTownship)),
                "identity.unknown-person");
        assertSameAnswer(
                realm.township,
                id -> realm.assign(realm.neighbour.security(), own.id(), Realm.duty("CLERK", id)),
                "organization.unknown-office");
        assertSameAnswer(
                realm.township,
                id -> realm.create(realm.neighbour.system(), Realm.newLogin(), id),
                "organization.unknown-office");
        assertSameAnswer(
                realm.township,
                id -> realm.neighbour.system().get(node, "/api/people?office=" + id),
                "organization.unknown-office");
    }

    @Test
    void aNeighbourEndsNoDutyAndListsNobody() {
        var person = realm.person(realm.township, "CLERK");
        var duty = realm.jdbc()
                .sql("select id from duty where person = ?")
                .param(person.id())
                .query(UUID.class)
                .single();
        assertSameAnswer(duty, id -> realm.endNow(realm.neighbour.security(), id.toString()), "identity.unknown-duty");
        assertThat(realm.list(realm.neighbour.system(), "text=" + person.login()))
                .isEmpty();
        assertThat(realm.list(realm.county.system(), "text=" + person.login())).containsExactly(person.login());
    }

    @Test
    void aSupervisorFindsThePeopleBelowAndNoNeighbour() {
        var below = realm.person(realm.township, "CLERK");
        var beside = realm.person(realm.neighbourTownship, "CLERK");
        var supervisor = Visitor.signedIn(
                node, realm.person(realm.county.office(), "SUPERVISOR").login());
        var found = supervisor.get(node, "/api/supervised-people?text=name%20of%20" + below.login());
        assertThat(found.json().at("/0/id").asString()).isEqualTo(below.id().toString());
        assertThat(supervisor
                        .get(node, "/api/supervised-people?text=" + beside.login())
                        .json())
                .isEmpty();
    }

    @Test
    void factorsAreResetByWhoIsToldThatTheyMay() {
        var person = realm.person(realm.township, "CLERK");
        assertThat(mayReset(realm.county.security(), person)).isTrue();
        assertThat(mayReset(realm.county.system(), person)).isFalse();
        assertThat(mayReset(realm.county.security(), realm.county.securityAdmin()))
                .isFalse();
        assertThat(mayReset(realm.county.security(), realm.personWithoutDuty(realm.township)))
                .isFalse();
        assertThat(realm.act(realm.county.security(), person.id(), "factors/reset", Map.of())
                        .status())
                .isEqualTo(204);
    }

    private boolean mayReset(Visitor admin, Town.Person person) {
        return admin.get(node, "/api/people/" + person.id())
                .json()
                .at("/may/resetFactors")
                .asBoolean();
    }

    private void assertSameAnswer(UUID foreign, Function<UUID, Answer> attempt, String code) {
        var before = realm.rows();
        var logged = realm.refusalsLogged();
        var known = attempt.apply(foreign);
        var unknownId = UUID.randomUUID();
        var unknown = attempt.apply(unknownId);
        assertThat(known.code()).as(known.text()).isEqualTo(code);
        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.text().replace(unknownId.toString(), ""))
                .isEqualTo(known.text().replace(foreign.toString(), ""));
        assertThat(realm.rows()).isEqualTo(before);
        assertThat(realm.refusalsLogged()).isGreaterThanOrEqualTo(logged + 2);
    }

    @ParameterizedTest
    @CsvSource({
        "security, POST /api/people",
        "security, POST /api/people/{person}/rename",
        "security, POST /api/people/{person}/move",
        "security, POST /api/people/{person}/disable",
        "security, POST /api/people/{person}/enable",
        "security, POST /api/people/{person}/reset-password",
        "system, POST /api/people/{person}/duties",
        "system, POST /api/people/{person}/leaves",
        "system, POST /api/duties/{person}/end",
        "auditor, POST /api/people",
        "auditor, POST /api/people/{person}/duties",
        "auditor, POST /api/people/{person}/disable",
        "auditor, GET /api/people",
        "auditor, GET /api/people/{person}"
    })
    void noneOfTheThreeDoesTheWorkOfAnother(String who, String operation) {
        var admin = switch (who) {
            case "security" -> realm.county.security();
            case "system" -> realm.county.system();
            default -> realm.county.auditor();
        };
        var path = operation.split(" ")[1].replace(
                "{person}", realm.person(realm.township, "CLERK").id().toString());
        var before = realm.rows();
        var answer = operation.startsWith("GET")
                ? admin.get(node, path)
                : admin.post(node, path, Map.of("reason", "because", "name", "X"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("wire.not-allowed");
        assertThat(realm.rows()).isEqualTo(before);
    }

    @Test
    void anAdministratorIsAppointedByAnOfficeAbove() {
        var person = realm.personWithoutDuty(realm.county.office());
        for (var role : List.of("SECURITY_ADMIN", "SYSTEM_ADMIN", "AUDITOR")) {
            assertThat(realm.assign(realm.county.security(), person.id(), Realm.duty(role, realm.county.office()))
                            .code())
                    .isEqualTo("identity.higher-office-appoints");
        }
        var appointed =
                realm.assign(realm.capital.security(), person.id(), Realm.duty("AUDITOR", realm.county.office()));
        assertThat(appointed.status()).as(appointed.text()).isEqualTo(201);
        assertThat(realm.endNow(realm.county.security(), appointed.text("id")).code())
                .isEqualTo("identity.higher-office-appoints");
        assertThat(realm.endNow(realm.capital.security(), appointed.text("id")).status())
                .isEqualTo(204);
    }

    @Test
    void nobodyAdministersOneself() {
        var self = realm.county.securityAdmin().id();
        assertThat(realm.assign(realm.county.security(), self, Realm.duty("CLERK", realm.township))
                        .code())
                .isEqualTo("identity.own-duties");
        assertThat(realm.assign(realm.county.security(), self, Realm.duty("SUPERVISOR", realm.province))
                        .code())
                .isEqualTo("organization.unknown-office");
        var system = realm.county.system();
        var own = system.get(node, "/api/me").json().at("/person/id").asString();
        assertThat(realm.act(system, own, "reset-password", Map.of()).code()).isEqualTo("identity.own-account");
    }

    /** Or a system administrator would become the security administrator by a new password. */
    @Test
    void theAccountOfAnAdministratorBelongsToAnOfficeAbove() {
        var other = realm.county.securityAdmin().id();
        assertThat(realm.act(realm.county.system(), other, "reset-password", Map.of())
                        .code())
                .isEqualTo("identity.higher-office-administers");
        assertThat(realm.act(realm.county.system(), other, "disable", Map.of("reason", "to be alone"))
                        .code())
                .isEqualTo("identity.higher-office-administers");
        assertThat(realm.act(realm.capital.system(), other, "reset-password", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(realm.county.security().get(node, "/api/me").status()).isEqualTo(401);
    }
}
