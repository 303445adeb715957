package cn.dangmian.signaling.journey;

import static cn.dangmian.signaling.journey.ConferenceTalk.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.journey.UnitPhones.Phone;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A unit whose people have no account is called by telephone: who, when, in what order, and what is on the record. */
class UnitCallTests {

    private static final SmsGateway GATEWAY = new SmsGateway();

    @RegisterExtension
    static final Servers SERVERS = Servers.with(UnitPhones.settings(GATEWAY));

    private final ConferenceTalk talk = new ConferenceTalk(SERVERS);
    private final UnitPhones unit = new UnitPhones(GATEWAY, talk.town.newOffice());

    @AfterAll
    static void closeGateway() {
        GATEWAY.close();
    }

    @AfterEach
    void close() {
        talk.close();
    }

    private void inATalk(Runnable work) {
        unit.added(talk);
        Sitting.with(List.of(talk.scene.clerk.page(), talk.scene.official.page()), () -> {
            talk.begun();
            work.run();
        });
    }

    private String invited() {
        assertThat(unit.call(talk).code()).isEmpty();
        return talk.atDesk().path("ringing").path(0).path("invitation").asString();
    }

    @Test
    void callsTheNextWhenOneDoesNotAnswerAndLetsNobodyInByALinkThatIsOver() {
        var an = unit.with("An");
        var bo = unit.with("Bo");
        var cai = unit.with("Cai");
        inATalk(() -> {
            var invitation = invited();
            var first = an.awaitLink();
            assertThat(bo.wasCalled()).isFalse();
            talksAtOnce(invitation, bo);
            talk.patienceIsOver(invitation);
            await("called again").atMost(Page.PATIENCE).until(() -> bo.calls() == 2);
            refuses(bo, invitation, an, first);
            var last = cai.awaitLink();
            talk.done("cancel", Map.of("invitation", invitation));
            for (var dead : List.of(first, bo.newestLink(), last, "nothing-that-ever-was")) {
                assertThat(Phone.open(new Visitor(), SERVERS.first(), dead).code())
                        .isEqualTo("identity.link-dead");
            }
            assertThat(outcomes(invitation)).containsExactly("An UNANSWERED ", "Bo REFUSED In court", "Cai CANCELLED ");
        });
    }

    /** Whoever is called already is passed over by a second call. */
    private void talksAtOnce(String first, Phone bo) {
        assertThat(unit.call(talk).code()).isEmpty();
        var second = talk.atDesk()
                .path("ringing")
                .valueStream()
                .map(one -> one.path("invitation").asString())
                .filter(one -> !one.equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(outcomes(second)).startsWith("An BUSY ", "Bo - ");
        bo.awaitLink();
        talk.done("cancel", Map.of("invitation", second));
    }

    private void refuses(Phone bo, String invitation, Phone an, String first) {
        try (var guest = bo.come(SERVERS.second(), talk)) {
            assertThat(an.open(SERVERS.first(), first).code()).isEqualTo("identity.link-dead");
            assertThat(guest.ask(invitation, "refuse", Map.of("reason", "In court"))
                            .code())
                    .isEmpty();
            guest.page()
                    .awaitHeard(
                            "/user/queue/conference",
                            hint -> hint.path("ended").asString("").equals("REFUSED"));
        }
    }

    private static List<String> outcomes(String invitation) {
        return SERVERS.jdbc().sql("""
                        select p.name || ' ' || coalesce(r.outcome, '-') || ' ' || r.note
                        from invitation_ring r join person p on p.id = r.person where invitation = ?::uuid order by place""").param(invitation).query(String.class).list();
    }

    @Test
    void goesOnToTheNextWhenAMessageDoesNotArrive() {
        unit.with("An", "0817-2222222", null, null);
        var bo = unit.with("Bo");
        var cai = unit.with("Cai");
        inATalk(() -> {
            var invitation = invited();
            bo.awaitLink();
            await("sent")
                    .atMost(Page.PATIENCE)
                    .until(() -> SERVERS.jdbc()
                            .sql("select stage from notice where masked like '137%' and receiving = ?")
                            .param(talk.town.city)
                            .query(String.class)
                            .single()
                            .equals("SENT"));
            assertThat(SmsGateway.report(SERVERS.first(), bo.reference(), "FAILED")
                            .status())
                    .isEqualTo(204);
            var link = cai.awaitLink();
            assertThat(outcomes(invitation)).containsExactly("An UNDELIVERED ", "Bo UNDELIVERED ", "Cai - ");
            SERVERS.jdbc()
                    .sql("update contact_pass set expires_at = clock_timestamp() where call = ?::uuid")
                    .param(invitation)
                    .update();
            assertThat(cai.open(SERVERS.first(), link).code()).isEqualTo("identity.link-dead");
        });
    }

    @Test
    void callsThoseInWhoseHoursItIsAndAllWhenItIsInNobodys() {
        var now = LocalTime.now(ZoneId.of("Asia/Shanghai")).truncatedTo(ChronoUnit.MINUTES);
        var late = unit.with(
                "An",
                "13600000001",
                now.plusHours(2).toString(),
                now.plusHours(3).toString());
        unit.with(
                "Bo",
                "13600000002",
                now.minusHours(1).toString(),
                now.plusHours(1).toString());
        var others = new UnitPhones(GATEWAY, unit.office);
        var only = others.with(
                "Dai",
                "13600000003",
                now.plusHours(2).toString(),
                now.plusHours(3).toString());
        inATalk(() -> {
            assertThat(outcomes(invited())).containsExactly("Bo - ");
            assertThat(late.wasCalled()).isFalse();
            var shown = onCall();
            assertThat(shown.toString()).doesNotContain("13600000001");
            assertThat(texts(shown.path("contacts"), "now")).containsExactly("false", "true");
            rename();
            others.added(talk);
            assertThat(others.call(talk).code()).isEmpty();
            only.awaitLink();
        });
    }

    /** An office has one unit of each name. */
    private void rename() {
        SERVERS.ownersJdbc()
                .sql("update responsible_unit set name = 'Power Bureau' where id = ?::uuid")
                .param(unit.unit)
                .update();
    }

    private JsonNode onCall() {
        return talk.scene
                .official
                .visitor()
                .get(
                        SERVERS.first(),
                        "/api/desks/" + talk.town.desk + "/unit-on-call?office=" + unit.office + "&unit=" + unit.unit)
                .json();
    }

    @Test
    void callsNoUnitThatIsItselfAccusedThoughItsOfficeIsNotAndSendsAwayWhoSitsThere() {
        var an = unit.with("An");
        var others = new UnitPhones(GATEWAY, unit.office);
        var bo = others.with("Bo");
        inATalk(() -> {
            var invitation = invited();
            try (var guest = an.come(SERVERS.first(), talk)) {
                assertThat(guest.ask(invitation, "join").code()).isEmpty();
                accuse(Map.of("accusedUnits", List.of(String.valueOf(unit.unit))));
                guest.page()
                        .awaitHeard(
                                "/user/queue/conference",
                                hint -> hint.path("ended").asString("").equals("KEPT_AWAY"));
            }
            assertThat(unit.call(talk).code()).isEqualTo("conference.unit-accused");
            assertThat(onCall().path("accused").asBoolean()).isTrue();
            rename();
            others.added(talk);
            assertThat(others.call(talk).code()).isEmpty();
            bo.awaitLink();
        });
    }

    @Test
    void saysThatAnAccusedOfficeStaysAwayInsteadOfThatNobodyIsThere() {
        inATalk(() -> {
            accuse(Map.of("accusedOffices", List.of(unit.office)));
            assertThat(talk.invite("UNIT", unit.office).code()).isEqualTo("conference.unit-accused");
            var asked = "/api/desks/" + talk.town.desk + "/on-call?kind=UNIT&office=" + unit.office;
            assertThat(talk.scene.official.visitor().get(SERVERS.first(), asked).code())
                    .isEqualTo("conference.unit-accused");
        });
    }

    @Test
    void callsNoUnitThatTheCaseAccusesAndSendsAwayWhoSitsThereWhenItDoes() {
        var an = unit.with("An");
        inATalk(() -> {
            var invitation = invited();
            try (var guest = an.come(SERVERS.first(), talk)) {
                assertThat(guest.ask(invitation, "join").code()).isEmpty();
                accuse();
                guest.page()
                        .awaitHeard(
                                "/user/queue/conference",
                                hint -> hint.path("ended").asString("").equals("KEPT_AWAY"));
                assertThat(unit.call(talk).code()).isEqualTo("conference.unit-accused");
                assertThat(onCall().path("accused").asBoolean()).isTrue();
            }
        });
    }

    private void accuse() {
        accuse(Map.of("accusedOffices", List.of(unit.office)));
    }

    private void accuse(Map<String, ?> whom) {
        var caseId = SERVERS.jdbc()
                .sql("select case_id::text from reception where id = ?::uuid")
                .param(talk.scene.waiting)
                .query(String.class)
                .single();
        var guards = new HashMap<String, Object>(Map.of(
                "confidentiality",
                "NORMAL",
                "accusedOffices",
                List.of(),
                "accusedPeople",
                List.of(),
                "people",
                List.of()));
        guards.putAll(whom);
        var answer = Visitor.signedIn(SERVERS.first(), talk.town.supervisor.login())
                .put(SERVERS.first(), "/api/cases/" + caseId + "/guards", guards);
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
    }
}
