package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What those who received, and their superiors, are told of what petitioners thought. */
class RatingTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final MinutesTalk talk = new MinutesTalk(SERVERS);
    private final Scene scene = talk.scene;
    private final Town town = scene.town;
    private final Visitor supervisor = Visitor.signedIn(SERVERS.first(), town.supervisor.login());
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @AfterEach
    void leave() {
        talk.close();
    }

    private String print() {
        var path = "/api/terminals/" + town.terminal + "/receptions/" + scene.waiting + "/inquiry-code";
        return scene.clerk.visitor().post(SERVERS.first(), path, Map.of()).text("code");
    }

    private void rate(String code, String grade, String words) {
        var phone = new Visitor();
        phone.get(SERVERS.second(), "/api/sign-in");
        var said = Map.of(
                "code",
                code,
                "reception",
                scene.waiting,
                "request",
                UUID.randomUUID(),
                "rating",
                grade,
                "words",
                words);
        var answer = phone.post(SERVERS.second(), "/api/public/ratings", said);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Answer rating(Visitor person) {
        return person.get(SERVERS.second(), "/api/receptions/" + scene.waiting + "/rating");
    }

    private Answer statistics(LocalDate from, LocalDate until) {
        return supervisor.get(
                SERVERS.second(), "/api/offices/" + town.province + "/ratings?from=" + from + "&until=" + until);
    }

    private JsonNode figures() {
        var offices = statistics(today, today).json().path("offices");
        assertThat(offices).hasSize(1);
        assertThat(offices.at("/0/office/id").asString()).isEqualTo(town.city.toString());
        return offices.path(0);
    }

    private void assertFigures(Map<String, Integer> expected) {
        var figures = figures();
        expected.forEach((name, count) -> assertThat(figures.path(name).asInt(-1))
                .as(name + " of " + figures)
                .isEqualTo(count));
    }

    @Test
    void isShownAtTheReceptionToWhoMaySeeItsCaseAndToNobodyElse() {
        assertThat(rating(supervisor).text()).isEqualTo("{\"asked\":false,\"rateUntil\":null,\"rated\":null}");
        talk.end();
        var code = print();
        assertThat(rating(supervisor).json().path("asked").asBoolean()).isTrue();
        assertThat(rating(supervisor).json().path("rateUntil").isNull()).isFalse();
        rate(code, "DISSATISFIED", "Nobody listened.");
        for (var person : new Visitor[] {supervisor, scene.official.visitor(), scene.clerk.visitor()}) {
            var told = rating(person);
            assertThat(told.json().at("/rated/rating").asString())
                    .as(told.text())
                    .isEqualTo("DISSATISFIED");
            assertThat(told.json().at("/rated/words").asString()).isEqualTo("Nobody listened.");
            assertThat(told.json().path("rateUntil").isNull()).isTrue();
        }
        for (var other :
                new Town.Person[] {town.stranger.official(), town.stranger.supervisor(), town.stranger.clerk()}) {
            assertThat(rating(Visitor.signedIn(SERVERS.first(), other.login())).code())
                    .isEqualTo("evaluation.unknown-reception");
        }
    }

    @Test
    void countsWhoWasAskedWhoMayStillSayAndWhatWasSaid() {
        assertThat(statistics(today, today).json().path("offices")).isEmpty();
        talk.end();
        assertFigures(Map.of("ended", 1, "asked", 0, "open", 0, "rated", 0));
        var code = print();
        EndedTalk.commitment(SERVERS.jdbc(), town, scene.waiting);
        assertFigures(Map.of("ended", 2, "asked", 2, "open", 2, "rated", 0));
        rate(code, "BASICALLY_SATISFIED", "=1+1");
        assertFigures(Map.of("ended", 2, "asked", 2, "open", 1, "rated", 1));
        assertFigures(Map.of("satisfied", 0, "basicallySatisfied", 1, "dissatisfied", 0));
        assertThat(statistics(today.minusDays(9), today.minusDays(1)).json().path("offices"))
                .isEmpty();
        SERVERS.jdbc()
                .sql("update reception set ended_at = ended_at - interval '31 days' where line = ?")
                .param(town.city)
                .update();
        var longAgo = statistics(today.minusDays(40), today).json();
        assertThat(longAgo.at("/offices/0/ended").asInt()).isEqualTo(2);
        assertThat(longAgo.at("/offices/0/open").asInt(-1)).isZero();
    }

    @Test
    void namesNoneOfACaseThatIsWithheldFromTheReader() {
        talk.end();
        rate(print(), "SATISFIED", "They helped.");
        var said = statistics(today, today).json().path("said");
        assertThat(said).hasSize(1);
        assertThat(said.at("/0/words").asString()).isEqualTo("They helped.");
        assertThat(said.at("/0/reception").asString()).isEqualTo(scene.waiting);
        SERVERS.jdbc().sql("""
                        update petition_case set confidentiality = 'SENSITIVE'
                        where id = (select case_id from reception where id = ?::uuid)""").param(scene.waiting).update();
        assertThat(statistics(today, today).json().path("said")).isEmpty();
        assertFigures(Map.of("rated", 1, "satisfied", 1));
        assertThat(rating(supervisor).code()).isEqualTo("evaluation.unknown-reception");
    }

    @Test
    void isTakenAwayAsASheetAndThatIsLogged() {
        talk.end();
        rate(print(), "SATISFIED", "");
        var path = "/api/offices/" + town.province + "/ratings-export?from=" + today + "&until=" + today;
        var lines = supervisor.get(SERVERS.second(), path).text().split("\r\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith("\uFEFF\"单位\",\"已结束接访\"");
        assertThat(lines[1]).endsWith("\",1,1,0,1,1,0,0");
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from audit_line where action = 'evaluation.export' and subject = ?")
                        .param(town.province.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 366"})
    void refusesDaysThatAreNone(int from, int until) {
        assertThat(statistics(today.plusDays(from), today.plusDays(until)).code())
                .isEqualTo("evaluation.bad-days");
    }
}
