package cn.dangmian.signaling.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.dangmian.signaling.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTests {

    /** The first two stand in GB 11643-1999. */
    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, 11010519491231002X",
        "440524188001010014, 440524188001010014",
        " 110105 19491231 002x , 11010519491231002X"
    })
    void takesNumbersThatAddUp(String typed, String number) {
        assertThat(Contact.typed(typed, null).idNumber()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021",
                "11010519491331002X",
                "11010519490230002X",
                "1101051949123100X2",
                "01010519491231002X",
                "110105491231002",
                "11010519491231002",
                "<script>"
            })
    void refusesNumbersThatDoNot(String typed) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Contact.typed(typed, null))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("casework.bad-id-number"))
                .withMessageNotContaining(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "138 0013 8000, 13800138000",
        "(0817) 222-3344, 08172223344",
        "（0817）2223344, 08172223344",
        "+86 138-0013-8000, +8613800138000"
    })
    void takesTelephonesAsTheyAreWritten(String typed, String number) {
        assertThat(Contact.typed(null, typed).telephone()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "1234567890123456", "phone", "138+0013", "１３８００１３８０００"})
    void refusesWhatIsNoTelephone(String typed) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Contact.typed(null, typed))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("casework.bad-telephone"));
    }

    @Test
    void leavesTheMiddleOut() {
        assertThat(Contact.typed("11010519491231002X", "13800138000").masked())
                .isEqualTo(new Contact("110***********002X", "138****8000"));
        assertThat(Contact.typed(null, "2223344").masked().telephone()).isEqualTo("222*344");
        assertThat(Contact.typed("  ", "").masked()).isEqualTo(new Contact(null, null));
    }

    @Test
    void neverStandsInALog() {
        assertThat(Contact.typed("11010519491231002X", "13800138000").toString())
                .doesNotContain("1949")
                .doesNotContain("138");
    }

    @ParameterizedTest
    @CsvSource({
        "ID_CARD, 11010519491231002x, 11010519491231002X",
        "HMT_PERMIT, 810000199408230021, 810000199408230021",
        "PASSPORT, e 1234 5678, E12345678",
        "FOREIGNER_CARD, 911124198108030024, 911124198108030024",
        "NONE, '', "
    })
    void takesTheNumberThatADocumentHas(Contact.Document document, String typed, String number) {
        assertThat(Contact.typed(document, typed, null, null).idNumber()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "ID_CARD, 11010519491231002Y, casework.bad-id-number",
        "ID_CARD, E12345678, casework.bad-id-number",
        "ID_CARD, '', casework.document-needed",
        "HMT_PERMIT, 11010519491231002X, casework.bad-document",
        "HMT_PERMIT, 810000199408230022, casework.bad-id-number",
        "PASSPORT, E1-2, casework.bad-document",
        "PASSPORT, '', casework.document-needed",
        "NONE, E12345678, casework.document-needed"
    })
    void refusesTheNumberThatADocumentHasNot(Contact.Document document, String typed, String code) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Contact.typed(document, typed, null, null))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
