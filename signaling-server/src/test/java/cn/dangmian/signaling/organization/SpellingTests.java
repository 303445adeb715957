package cn.dangmian.signaling.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTests {

    @ParameterizedTest
    @CsvSource({
        "南充市信访局, ncs",
        "南充市信访局, nanchong",
        "南充市信访局, 充市",
        "重庆市信访局, chongqing",
        "重庆市信访局, cqs",
        "朝天区信访局, chaotian",
        "长宁县信访局, changning",
        "长宁县信访局, cnx",
        "乐山市信访局, leshan",
        "乐山市信访局, yueshan",
        "乐至县信访局, lezhi",
        "犍为县信访局, qianwei",
        "犍为县信访局, qwx",
        "什邡市信访局, shifang",
        "郫都区信访局, pidu",
        "荥经县信访局, yingjing",
        "筠连县信访局, junlian",
        "吕家镇信访工作站, lvjia"
    })
    void findsANameAsPeopleReadIt(String name, String typed) {
        var keys = Spelling.keys(name, 3, 64).keySet();
        assertThat(keys).anyMatch(key -> key.startsWith(Spelling.plain(typed)));
    }

    @Test
    void leavesOutSpacesAndPunctuationAndLooksThroughCapitals() {
        assertThat(Spelling.plain(" Nan Chōng·市（北）")).isEqualTo("nanchōng市北");
        assertThat(Spelling.plain("LÜ")).isEqualTo("lv");
    }

    @Test
    void makesFewKeysOfALongName() {
        assertThat(Spelling.keys("攀枝花市仁和区人力资源和社会保障局劳动保障监察大队", 0, 8)).hasSizeLessThan(50);
    }

    @Test
    void readsNamesWithDigitsAndLetters() {
        assertThat(Spelling.keys("成都市第3人民医院A区", 0, 8)).containsKeys("chengdushidi3renminyiyuanaqu", "cdsd3rmyyaq");
    }
}
