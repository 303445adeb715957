package cn.dangmian.recording.composite;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** In which the words on a composite are. */
public enum Language {
    ZH("zh"),
    EN("en");

    private final String word;

    Language(String word) {
        this.word = word;
    }

    @JsonCreator
    public static Language of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("language: " + word + " (expected: zh or en)"));
    }

    @JsonValue
    public String word() {
        return word;
    }
}
