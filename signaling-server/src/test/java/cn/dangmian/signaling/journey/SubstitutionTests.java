package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody does a duty for a person on leave. */
class SubstitutionTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final Realm realm = new Realm(node);
    private final Visitor admin = realm.county.security();
    private final Town.Person absent = realm.person(realm.township, "CLERK");
    private final Town.Person deputy = realm.personWithoutDuty(realm.county.office());
    private final UUID duty = realm.jdbc()
            .sql("select id from duty where person = ?")
            .param(absent.id())
            .query(UUID.class)
            .single();
    private final LocalDate today = Realm.today();

    private String leave(LocalDate from, LocalDate to) {
        var answer = admin.post(
                node,
                "/api/people/" + absent.id() + "/leaves",
                Map.of("kind", "ANNUAL", "from", from.toString(), "to", to.toString()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.text("id");
    }

    private Answer substitute(String leave, UUID person, LocalDate from, LocalDate to) {
        return admin.post(
                node,
                "/api/leaves/" + leave + "/substitutes",
                Map.of("duty", duty, "person", person, "from", from.toString(), "to", to.toString()));
    }

    private boolean mayWork() {
        return Visitor.signedIn(node, deputy.login())
                        .get(node, "/api/terminals/" + realm.terminal + "/receiving-offices")
                        .status()
                == 200;
    }

    @Test
    void theDeputyHoldsTheDutyInThoseDaysAndTheLogTellsForWhom() {
        var leave = leave(today.minusDays(3), today.plusDays(3));
        assertThat(mayWork()).isFalse();
        assertThat(substitute(leave, deputy.id(), today, today).status()).isEqualTo(201);
        assertThat(mayWork()).isTrue();
        try (var post = Post.terminal(node, deputy.login(), realm.terminal).taken()) {
            assertThat(realm.jdbc()
                            .sql(
                                    "select facts->>'for' from audit_line where subject = ? and action = 'reception.take-post' and person = ?")
                            .params(post.id().toString(), deputy.id())
                            .query(String.class)
                            .single())
                    .isEqualTo(absent.id().toString());
        }
    }

    @Test
    void notBeforeAndNotAfter() {
        var leave = leave(today.minusDays(3), today.plusDays(3));
        assertThat(substitute(leave, deputy.id(), today.plusDays(1), today.plusDays(3))
                        .status())
                .isEqualTo(201);
        assertThat(mayWork()).isFalse();
        assertThat(substitute(leave, deputy.id(), today.minusDays(3), today.minusDays(1))
                        .status())
                .isEqualTo(201);
        assertThat(mayWork()).isFalse();
        assertThat(substitute(leave, deputy.id(), today.minusDays(1), today.plusDays(1))
                        .code())
                .isEqualTo("identity.already-substituted");
        assertThat(substitute(leave, deputy.id(), today, today.plusDays(4)).code())
                .isEqualTo("identity.outside-leave");
        assertThat(substitute(leave, absent.id(), today, today).code()).isEqualTo("identity.outside-leave");
        assertThat(substitute(leave, realm.county.securityAdmin().id(), today, today)
                        .code())
                .isEqualTo("identity.own-duties");
    }

    @Test
    void endsWithTheLeaveAndThePostIsFree() {
        var leave = leave(today, today.plusDays(3));
        substitute(leave, deputy.id(), today, today.plusDays(3));
        try (var post = Post.terminal(node, deputy.login(), realm.terminal).taken()) {
            assertThat(admin.post(node, "/api/leaves/" + leave + "/end", Map.of())
                            .status())
                    .isEqualTo(204);
            post.page().awaitClosed();
            assertThat(mayWork()).isFalse();
            RevocationTests.awaitWithin(2, "the post is free", () -> RevocationTests.isFree(node, realm.terminal));
        }
    }

    @Test
    void endsWithTheDutyAndWithThePerson() {
        var leave = leave(today, today.plusDays(3));
        substitute(leave, deputy.id(), today, today.plusDays(3));
        assertThat(realm.county
                        .system()
                        .post(node, "/api/people/" + absent.id() + "/disable", Map.of("reason", "has left"))
                        .status())
                .isEqualTo(204);
        assertThat(mayWork()).isFalse();
        realm.county.system().post(node, "/api/people/" + absent.id() + "/enable", Map.of("reason", "is back"));
        assertThat(mayWork()).isTrue();
        admin.post(node, "/api/duties/" + duty + "/end", Map.of("reason", "moves on"));
        assertThat(mayWork()).isFalse();
    }

    @Test
    void anAdministratorHasNone() {
        var auditor = realm.person(realm.township, "AUDITOR");
        var leave = admin.post(
                        node,
                        "/api/people/" + auditor.id() + "/leaves",
                        Map.of("kind", "SICK", "from", today.toString(), "to", today.toString()))
                .text("id");
        var its = realm.jdbc()
                .sql("select id from duty where person = ?")
                .param(auditor.id())
                .query(UUID.class)
                .single();
        assertThat(admin.post(
                                node,
                                "/api/leaves/" + leave + "/substitutes",
                                Map.of(
                                        "duty",
                                        its,
                                        "person",
                                        deputy.id(),
                                        "from",
                                        today.toString(),
                                        "to",
                                        today.toString()))
                        .code())
                .isEqualTo("identity.no-substitute");
    }

    @Test
    void aNeighbourNeitherNotesNorEndsIt() {
        var leave = leave(today, today.plusDays(3));
        var substitution = substitute(leave, deputy.id(), today, today).text("id");
        var stranger = realm.neighbour.security();
        var before = realm.rows();
        assertThat(stranger.post(node, "/api/leaves/" + leave + "/end", Map.of())
                        .code())
                .isEqualTo("identity.unknown-leave");
        assertThat(stranger.post(node, "/api/leaves/" + UUID.randomUUID() + "/end", Map.of())
                        .code())
                .isEqualTo("identity.unknown-leave");
        assertThat(stranger.post(node, "/api/substitutions/" + substitution + "/end", Map.of())
                        .code())
                .isEqualTo("identity.unknown-substitution");
        assertThat(realm.rows()).isEqualTo(before);
        assertThat(admin.post(node, "/api/substitutions/" + substitution + "/end", Map.of())
                        .status())
                .isEqualTo(204);
    }
}
