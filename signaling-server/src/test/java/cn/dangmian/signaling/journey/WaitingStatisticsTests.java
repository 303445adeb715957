package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a superior is told of the waiting below. */
class WaitingStatisticsTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    /** Typed from the numbers: one to twenty minutes of waiting have their median at ten, nine tenths at eighteen. */
    @Test
    void tellsPercentilesOnlyOfEnough() {
        for (var minutes = 1; minutes <= 19; minutes++) {
            waited(minutes);
        }
        assertThat(waiting().toString())
                .isEqualTo("{\"count\":19,\"median\":600,\"ninthTenth\":null,\"longest\":1140}");
        waited(20);
        assertThat(waiting().toString())
                .isEqualTo("{\"count\":20,\"median\":600,\"ninthTenth\":1080,\"longest\":1200}");
        assertThat(line().path("came").asInt()).isEqualTo(20);
        assertThat(line().path("desks").path(0).path("waiting").path("count").asInt())
                .isEqualTo(20);
    }

    @Test
    void countsWhoLeftBeforeTheyWereCalledAndNoOtherDays() {
        var counter = new Counter(SERVERS.first(), town.clerk);
        counter.leave(counter.checkIn(town.newTerminal(), town.city));
        assertThat(line().path("left").asInt()).isEqualTo(1);
        assertThat(waiting().toString())
                .isEqualTo("{\"count\":0,\"median\":null,\"ninthTenth\":null,\"longest\":null}");
        assertThat(asked(today.minusDays(9), today.minusDays(1)).json().path("lines"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 366"})
    void refusesDaysThatAreNone(int from, int until) {
        assertThat(asked(today.plusDays(from), today.plusDays(until)).code()).isEqualTo("reception.bad-days");
    }

    /** Came so long ago, and was called just now. */
    private void waited(int minutes) {
        var came = new Counter(SERVERS.first(), town.clerk).checkIn(town.newTerminal(), town.city);
        SERVERS.jdbc()
                .sql("""
                        update reception set stage = 'LEFT', dismissed = true, desk = :desk,
                            stage_facts = '{"at": "2026-01-01T00:00:00Z", "reason": ""}',
                            called_at = checked_in_at + make_interval(mins => :minutes) where id = :id""")
                .param("desk", town.desk)
                .param("minutes", minutes)
                .param("id", came.reception())
                .update();
    }

    private JsonNode waiting() {
        return line().path("waiting");
    }

    private JsonNode line() {
        return StreamSupport.stream(asked(today, today).json().path("lines").spliterator(), false)
                .filter(line -> line.path("office").path("id").asString().equals(town.city.toString()))
                .findFirst()
                .orElseThrow();
    }

    private Answer asked(LocalDate from, LocalDate until) {
        return Visitor.signedIn(SERVERS.first(), town.supervisor.login())
                .get(SERVERS.first(), "/api/offices/" + town.province + "/waiting?from=" + from + "&until=" + until);
    }
}
