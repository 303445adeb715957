package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People and their accounts, over HTTP. */
class PeopleTests {

    private static final String OWN = "mill-lane drain 37 stones";

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final Realm realm = new Realm(node);

    @Test
    void twoAdministratorsMakeAClerkWhoChoosesAPasswordAndTakesATerminal() {
        var login = Realm.newLogin();
        var made = realm.create(realm.county.system(), login, realm.township);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(realm.assign(realm.county.security(), made.text("id"), Realm.duty("CLERK", realm.township))
                        .status())
                .isEqualTo(201);

        var clerk = new Visitor();
        var entered = clerk.signIn(node, login, made.text("startPassword"));
        assertThat(entered.json().at("/person/mustChoosePassword").asBoolean()).isTrue();
        assertThat(entered.json().path("duties")).isEmpty();
        assertThat(clerk.get(node, "/api/terminals").code()).isEqualTo("wire.not-allowed");

        choosesAfterFourThatAreRefused(clerk, made.text("startPassword"));
        assertThat(clerk.get(node, "/api/me").json().at("/duties/0/role").asString())
                .isEqualTo("CLERK");
        try (var page = Page.open(node, clerk)) {
            assertThat(page.ask("/app/reception/terminals/" + realm.terminal + "/take")
                            .isDone())
                    .isTrue();
        }
        assertThat(new Visitor().signIn(node, login, made.text("startPassword")).code())
                .isEqualTo("identity.wrong-password");
        assertThat(new Visitor().signIn(node, login, OWN).status()).isEqualTo(200);
        assertThat(realm.jdbc()
                        .sql("select count(*) from command where result::text like ?")
                        .param("%" + made.text("startPassword") + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void choosesAfterFourThatAreRefused(Visitor clerk, String start) {
        assertThat(choose(clerk, "not the one", OWN)).isEqualTo("identity.wrong-current-password");
        assertThat(choose(clerk, start, "short")).isEqualTo("identity.password-length");
        assertThat(choose(clerk, start, "password1234")).isEqualTo("identity.password-guessable");
        assertThat(choose(clerk, start, start)).isEqualTo("identity.password-unchanged");
        assertThat(choose(clerk, start, OWN)).isEmpty();
    }

    private String choose(Visitor person, String current, String wanted) {
        return person.post(node, "/api/me/password", Map.of("current", current, "wanted", wanted))
                .code();
    }

    @Test
    void aChosenPasswordEndsOnesOtherSignIns() {
        var person = realm.person(realm.township, "CLERK");
        var here = Visitor.signedIn(node, person.login());
        var there = Visitor.signedIn(node, person.login());
        try (var page = Page.open(SERVERS.second(), there)) {
            assertThat(choose(here, Town.PASSWORD, OWN)).isEmpty();
            page.awaitClosed();
            assertThat(there.get(node, "/api/me").status()).isEqualTo(401);
            assertThat(here.get(node, "/api/me").status()).isEqualTo(200);
        }
    }

    @Test
    void onesPresentPasswordIsNotGuessedInAnOpenSignIn() {
        var person = realm.person(realm.township, "CLERK");
        var left = Visitor.signedIn(node, person.login());
        for (var guess = 0; guess < 10; guess++) {
            assertThat(choose(left, "guess " + guess, OWN)).isEqualTo("identity.wrong-current-password");
        }
        assertThat(choose(left, Town.PASSWORD, OWN)).isEqualTo("identity.too-many-attempts");
    }

    @Test
    void aNewStartPasswordEndsTheSignInsAndMustBeReplaced() {
        var person = realm.person(realm.township, "CLERK");
        var before = Visitor.signedIn(node, person.login());
        var reset = realm.act(realm.county.system(), person.id(), "reset-password", Map.of());
        assertThat(before.get(SERVERS.second(), "/api/me").code()).isEqualTo("identity.not-signed-in");
        assertThat(new Visitor().signIn(node, person.login(), Town.PASSWORD).code())
                .isEqualTo("identity.wrong-password");
        var after = new Visitor();
        var entered = after.signIn(node, person.login(), reset.text("startPassword"));
        assertThat(entered.json().at("/person/mustChoosePassword").asBoolean()).isTrue();
        assertThat(after.get(node, "/api/terminals").code()).isEqualTo("wire.not-allowed");
    }

    @Test
    void aLoginIsGivenOnceForEver() {
        var login = Realm.newLogin();
        var first = realm.create(realm.county.system(), login, realm.township);
        assertThat(realm.act(realm.county.system(), first.text("id"), "disable", Map.of("reason", "has left"))
                        .status())
                .isEqualTo(204);
        assertThat(realm.create(realm.county.system(), login, realm.township).code())
                .isEqualTo("identity.login-taken");
        for (var bad : List.of("Wang", "wang..min", "wang min", "王敏", "ab", "-wang", "wang-")) {
            assertThat(realm.create(realm.county.system(), bad, realm.township).code())
                    .isEqualTo("wire.malformed");
        }
    }

    @Test
    void aDisabledPersonIsOutAtOnceAndBackWhenEnabled() {
        var person = realm.person(realm.township, "CLERK");
        var clerk = Visitor.signedIn(node, person.login());
        assertThat(realm.act(realm.county.system(), person.id(), "disable", Map.of("reason", "under inquiry"))
                        .status())
                .isEqualTo(204);
        assertThat(clerk.get(SERVERS.second(), "/api/me").code()).isEqualTo("identity.not-signed-in");
        assertThat(new Visitor().signIn(node, person.login(), Town.PASSWORD).code())
                .isEqualTo("identity.wrong-password");
        assertThat(realm.act(realm.county.system(), person.id(), "enable", Map.of("reason", "cleared"))
                        .status())
                .isEqualTo(204);
        assertThat(new Visitor().signIn(node, person.login(), Town.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void aHomeOfficeIsMovedWithinTheSubtreeAndNotWhileOnDuty() {
        var person = realm.personWithoutDuty(realm.township);
        assertThat(realm.act(realm.county.system(), person.id(), "move", Map.of("office", realm.neighbourTownship))
                        .code())
                .isEqualTo("organization.unknown-office");
        assertThat(realm.act(realm.county.system(), person.id(), "move", Map.of("office", realm.county.office()))
                        .status())
                .isEqualTo(204);
        var duty = realm.assign(realm.county.security(), person.id(), Realm.duty("CLERK", realm.township));
        assertThat(realm.act(realm.capital.system(), person.id(), "move", Map.of("office", realm.neighbourTownship))
                        .code())
                .isEqualTo("identity.still-on-duty");
        assertThat(realm.endNow(realm.county.security(), duty.text("id")).status())
                .isEqualTo(204);
        assertThat(realm.act(realm.capital.system(), person.id(), "move", Map.of("office", realm.neighbourTownship))
                        .status())
                .isEqualTo(204);
        assertThat(realm.county.system().get(node, "/api/people/" + person.id()).code())
                .isEqualTo("identity.unknown-person");
    }

    @Test
    void listsPageByPageAndNarrowsAsOneTypes() {
        var logins = IntStream.range(0, 7)
                .mapToObj(_ -> realm.person(realm.township, "CLERK").login())
                .sorted()
                .toList();
        var first = realm.county.system().get(node, "/api/people?limit=5&office=" + realm.township);
        assertThat(first.json().path("people")).hasSize(5);
        var next = realm.county
                .system()
                .get(node, "/api/people?limit=5&office=" + realm.township + "&after=" + first.text("next"));
        assertThat(Stream.of(first, next)
                        .flatMap(page -> page.json().path("people").valueStream())
                        .map(row -> row.path("login").asString()))
                .containsExactlyElementsOf(logins);
        assertThat(next.json().path("next").isNull()).isTrue();
        assertThat(realm.list(realm.county.system(), "text=name%20of%20" + logins.get(3)))
                .contains(logins.get(3));
        assertThat(realm.list(realm.county.system(), "text=%25")).isEmpty();
        assertThat(realm.list(realm.county.system(), "role=SECURITY_ADMIN"))
                .containsExactly(realm.county.securityAdmin().login());
        assertThat(realm.list(realm.county.system(), "state=DISABLED")).isEmpty();
        assertThat(realm.list(realm.capital.security(), "role=SECURITY_ADMIN")).hasSize(3);
    }
}
