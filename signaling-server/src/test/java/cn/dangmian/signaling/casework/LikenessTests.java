package cn.dangmian.signaling.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.casework.Earlier.Newcomer;
import cn.dangmian.signaling.casework.Earlier.Verdict;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTests {

    private static final Instant AT = Instant.parse("2026-11-03T01:00:00Z");
    private static final OfficeId PLACE = new OfficeId(new UUID(1, 1));

    @ParameterizedTest
    @CsvSource({
        "城东安置房逾期交付, 城东安置房逾期交付, 100",
        "城东安置房逾期交付, 城东安置房还没有交付, 58",
        "城东安置房逾期交付, 低保待遇核定, 0",
        "Drain at the mill, drain AT the mill!, 100",
        "房, 房, 0",
        "'', '', 0"
    })
    void countsThePairsThatBothTextsHave(String one, String other, int percent) {
        assertThat(Likeness.of(one, other).percent()).isEqualTo(percent);
        assertThat(Likeness.of(other, one).percent()).isEqualTo(percent);
    }

    @Test
    void namesTheLongestPiecesThatBothTextsHave() {
        assertThat(Likeness.of("城东安置房逾期，过渡费停发", "过渡费停发两年；城东安置房").words()).containsExactly("城东安置房", "过渡费停发");
        assertThat(Likeness.of("甲乙丙", "丙乙甲").words()).isEmpty();
    }

    @Test
    void isNotSlowForTheLongestTexts() {
        var before = System.nanoTime();
        for (var i = 0; i < 50; i++) {
            Likeness.of("安置房".repeat(1600) + i, "过渡费".repeat(1600) + i);
        }
        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
    }

    /** The same words weigh more when subject and place are the same too. */
    @ParameterizedTest
    @CsvSource({
        "安置房逾期交付, '', false, DUPLICATE",
        "安置房没有交付, '', false, DUPLICATE",
        "安置房漏水, '', false, OTHER",
        "安置房漏水, DEMOLITION, false, DUPLICATE",
        "安置补助, DEMOLITION, false, OTHER",
        "安置补助, DEMOLITION, true, DUPLICATE",
        "低保核定, DEMOLITION, true, OTHER"
    })
    void takesForTheSameMatterWhatHasMoreInCommon(String title, String category, boolean here, Verdict verdict) {
        var found = judge("REGISTERED", title, category, here ? PLACE : null);
        assertThat(found.verdict()).as(found.matter().toString()).isEqualTo(verdict);
        assertThat(found.matter().place()).isEqualTo(here);
        assertThat(found.matter().category()).isEqualTo(!category.isEmpty());
    }

    @Test
    void takesForARepeatWhatWasOver() {
        assertThat(judge("CLOSED", "安置房逾期交付", "", null).verdict()).isEqualTo(Verdict.REPEAT);
        assertThat(judge("CLOSED", "安置房逾期交付", "", null).inHand()).isFalse();
        assertThat(judge("REGISTERED", "安置房逾期交付", "", null).inHand()).isTrue();
    }

    private static Earlier judge(String stage, String title, String category, @Nullable OfficeId place) {
        var brief = new CaseBrief(
                new CaseId(new UUID(2, 2)),
                "510000-20261103-0001",
                "王建国",
                "",
                "安置房逾期交付",
                "",
                PLACE,
                AT,
                stage,
                Confidentiality.NORMAL);
        var told = new CaseIntake.Particulars(null, "DEMOLITION", null, null, PLACE, null);
        var newcomer = new Newcomer("王建国", new Contact(null, null), title, "", category, place);
        return Earlier.of(brief, told, new Earlier.Person(true, false, true), newcomer, AT);
    }
}
