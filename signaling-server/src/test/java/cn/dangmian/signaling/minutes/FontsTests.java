package cn.dangmian.signaling.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FontsTests {

    private final Fonts fonts =
            new Fonts(new MinutesSettings(List.of("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc#2"), 2));

    @Test
    void setWhatTheyHave() {
        var name = "买买提·阿布都热合曼，㐂𠮷";
        assertThat(fonts.phrase(name, 12).getContent()).isEqualTo(name);
    }

    @Test
    void tellWhatNoneOfThemHasInsteadOfLeavingItOut() {
        assertThat(fonts.phrase("阿依 ꆈ ཀ", 12).getContent()).isEqualTo("阿依 〔U+A188〕 〔U+0F40〕");
    }
}
