package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a petitioner brought online is a draft until an office registers it, and offices decide about cases alone. */
class BroughtCaseTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final Town town = SERVERS.foundTown();
    private final OnlinePetitioner petitioner = new OnlinePetitioner(node, town);
    private final Booking booking = petitioner.booking;

    @BeforeEach
    void open() {
        SERVERS.jdbc().sql("delete from scheduling_attempt").update();
    }

    private String ofTheCases(String column, String condition) {
        return SERVERS.jdbc()
                .sql("select " + column + " from petition_case where office = ? and " + condition)
                .param(town.township)
                .query(String.class)
                .single();
    }

    @Test
    void whatNobodyRegisteredIsReturnedAndNoMore() {
        var code = petitioner.code();
        assertThat(petitioner.look(code).json().path("caseNumber").isNull()).isTrue();
        var taken = Booking.done(booking.act(booking.office, petitioner.atTheOffice(0), "take"));
        assertThat(taken.path("petitionCase").path("number").isNull()).isTrue();
        for (var verb : new String[] {"approve", "reject", "cancel"}) {
            assertThat(booking.act(booking.office, taken, verb).code()).isEqualTo("scheduling.case-not-registered");
        }
        var back = Booking.done(booking.act(booking.office, taken, "return"));
        assertThat(petitioner
                        .look(code)
                        .json()
                        .path("steps")
                        .path(3)
                        .path("reason")
                        .asString())
                .isEqualTo("Because.");
        assertThat(petitioner.change("submit", code).text("stage")).isEqualTo("SUBMITTED");
        assertThat(petitioner.register(back, Map.of("earlier", 0)).status()).isEqualTo(200);
        assertThat(petitioner.register(back, Map.of("earlier", 0)).code()).isEqualTo("casework.not-a-draft");
        assertThat(petitioner.look(code).text("caseNumber")).matches(".+-[0-9]{8}-[0-9]{4}");
        var again = Booking.done(booking.act(booking.office, petitioner.atTheOffice(0), "take"));
        assertThat(booking.act(booking.office, again, "approve").text("stage")).isEqualTo("APPROVED");
    }

    @Test
    void isRegisteredByWhoLookedAtWhatTheSamePetitionerBroughtBefore() {
        var number = OnlinePetitioner.newIdNumber();
        Booking.done(petitioner.ask(petitioner.wish(number)));
        var first = petitioner.atTheOffice(0);
        Booking.done(petitioner.register(first, Map.of("earlier", 0)));
        Booking.done(petitioner.ask(petitioner.wish(number)));
        var second = petitioner.atTheOffice(1);
        assertThat(petitioner.register(second, Map.of("earlier", 0)).code()).isEqualTo("casework.earlier-unread");
        var earlier = petitioner.earlier(second).path(0).path("id").asString();
        assertThat(OnlinePetitioner.caseOf(first)).endsWith(earlier);
        var another = Map.of("earlier", 1, "repeatOf", UUID.randomUUID());
        assertThat(petitioner.register(second, another).code()).isEqualTo("casework.unknown-case");
        Booking.done(petitioner.register(second, Map.of("earlier", 1, "repeatOf", earlier)));
        assertThat(ofTheCases("repeat_of::text", "repeat_of is not null")).isEqualTo(earlier);
    }

    @Test
    void takesTheCaseBackWithTheWishUntilItIsRegistered() {
        var code = petitioner.code();
        assertThat(petitioner.change("cancel", code).text("stage")).isEqualTo("CANCELLED");
        assertThat(ofTheCases("stage", "true")).isEqualTo("WITHDRAWN");
    }
}
