package cn.dangmian.signaling.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.dangmian.signaling.casework.CaseBrief;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.Confidentiality;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTextTests {

    private static final Template.Language CHINESE =
            new Template.Language("zh", "M月d日(E)H:mm", "原因：{reason}。", "原因请向登记处查询。", "");
    private static final Template.Language ENGLISH =
            new Template.Language("en", "EEE d MMM, HH:mm", "Reason: {reason}. ", "Ask for the reason. ", "");
    private static final CaseBrief CASE = new CaseBrief(
            new CaseId(UUID.randomUUID()),
            "511325-20260507-0001",
            "张三",
            "",
            "晋城街道拖欠农民工工资",
            "",
            new OfficeId(UUID.randomUUID()),
            Instant.EPOCH,
            "REGISTERED",
            Confidentiality.NORMAL);

    private static String text(String template, Template.Language language, Map<String, ?> values) {
        return new Template("BOOKED", 1, "", new Template.Texts(template, ""), false, Duration.ZERO, language)
                .open(values);
    }

    @Test
    void tellsTimesOfBeijingInTheLanguageOfTheTemplate() {
        var at = Instant.parse("2026-05-07T01:00:00Z");
        assertThat(text("定于{time}。", CHINESE, Map.of("time", at))).isEqualTo("定于5月7日(周四)9:00。");
        assertThat(text("on {time}.", ENGLISH, Map.of("time", at))).isEqualTo("on Thu 7 May, 09:00.");
        assertThat(text("{end}前", CHINESE, Map.of("end", LocalTime.of(9, 15)))).isEqualTo("09:15前");
    }

    @Test
    void saysWhereToAskWhenThereIsNoReasonToTell() {
        assertThat(text("未获同意。{reason}", CHINESE, Map.of("reason", Optional.of("请找人社局"))))
                .isEqualTo("未获同意。原因：请找人社局。");
        assertThat(text("未获同意。{reason}", CHINESE, Map.of("reason", Optional.empty())))
                .isEqualTo("未获同意。原因请向登记处查询。");
    }

    @Test
    void neverSendsATextWithAHole() {
        assertThatIllegalStateException().isThrownBy(() -> text("{place}", CHINESE, Map.of("office", "x")));
        assertThat(text("{office}", CHINESE, Map.of("office", "$1 \\ {time}"))).isEqualTo("$1 \\ {time}");
    }

    @Test
    void tellsAReasonThatAStrangerMayRead() {
        assertThat(Discretion.reason(" 请先到县级信访局登记。 ", CASE)).contains("请先到县级信访局登记");
        assertThat(Discretion.reason("好".repeat(100), CASE))
                .hasValueSatisfying(reason -> assertThat(reason).hasSize(60).endsWith("…"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "张三已在县里登记", "与511325-20260507-0001重复", "请拨打13800138000", "拖欠农民工工资的问题请找人社局"})
    void withholdsAReasonThatTellsOfTheMatter(String reason) {
        assertThat(Discretion.reason(reason, CASE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "70, 1", "71, 2", "134, 2", "135, 3"})
    void countsSegmentsAsTheyArePaidFor(int characters, int segments) {
        assertThat(SmsLength.of("字".repeat(characters))).isEqualTo(new SmsLength(characters, segments));
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000, +8613800138000, 138****8000",
        "+8613800138000, +8613800138000, 138****8000",
        "008613800138000, +8613800138000, 138****8000",
        "+85291234567, +85291234567, +85*****4567"
    })
    void knowsNumbersThatTakeShortMessages(String typed, String address, String masked) {
        assertThat(Recipient.mobile(typed)).contains(new Recipient(address, masked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2223344", "08172223344", "12345678901", "+8608172223344", "10086", "138001380001"})
    void sendsNothingToAFixedLine(String typed) {
        assertThat(Recipient.mobile(typed)).isEmpty();
    }
}
