package cn.dangmian.signaling.organization;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How people type a Chinese name: its characters, its pinyin, the initials of its pinyin. */
final class Spelling {

    private static final int STARTS = 12;
    private static final int READ_EVERY_WAY = 4;
    private static final int LONGEST = 60;

    private Spelling() {}

    /** What is typed, as keys are kept: without spaces and punctuation, in lower case, ü as v. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('ü', 'v')
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * @param mostWays how many ways of reading the first characters are kept at most
     * @param wordStarts where full pinyin may begin besides the beginning
     * @param generic how many characters at the end nobody begins to type with
     * @return each key with the place in the name where it begins
     */
    static Map<String, Integer> keys(String name, int generic, int mostWays, int... wordStarts) {
        var plain = plain(name);
        var characters = plain.codePoints().mapToObj(Character::toString).toList();
        var syllables = syllables(plain, characters);
        var keys = new LinkedHashMap<String, Integer>();
        var starts = Math.clamp(characters.size() - generic, 1, STARTS);
        for (var start = 0; start < Math.min(starts, characters.size()); start++) {
            put(keys, String.join("", tail(characters, start)), start);
            put(keys, initials(tail(syllables, start)), start);
        }
        put(keys, String.join("", syllables), 0);
        for (var start : wordStarts) {
            if (start < syllables.size()) {
                put(keys, String.join("", tail(syllables, start)), start);
            }
        }
        for (var way : everyWay(characters, syllables, mostWays)) {
            put(keys, String.join("", way), 0);
            put(keys, initials(way), 0);
        }
        return keys;
    }

    private static void put(Map<String, Integer> keys, String key, int start) {
        keys.putIfAbsent(key.length() <= LONGEST ? key : key.substring(0, LONGEST), start);
    }

    private static List<String> tail(List<String> all, int start) {
        return all.subList(start, all.size());
    }

    private static String initials(List<String> syllables) {
        return syllables.stream().map(syllable -> syllable.substring(0, 1)).collect(Collectors.joining());
    }

    private static List<String> syllables(String plain, List<String> characters) {
        var read = Arrays.stream(PinyinHelper.toPinyin(plain, PinyinStyleEnum.NORMAL, " ")
                        .split(" "))
                .map(Spelling::plain)
                .filter(syllable -> !syllable.isEmpty())
                .toList();
        // Digits and Latin letters come in runs; then the reading that a word would choose is not worth the trouble.
        return read.size() == characters.size()
                ? read
                : characters.stream().map(one -> readings(one).getFirst()).toList();
    }

    /** The library chooses a reading by words, and few names of places are among them: 什邡, 筠连, 荥经. */
    private static List<List<String>> everyWay(List<String> characters, List<String> syllables, int most) {
        List<List<String>> ways = List.of(List.of());
        for (var place = 0; place < characters.size(); place++) {
            var readings = place < READ_EVERY_WAY ? readings(characters.get(place)) : List.of(syllables.get(place));
            var few = ways.size() * readings.size() > most ? List.of(syllables.get(place)) : readings;
            ways = ways.stream()
                    .flatMap(way -> few.stream().map(reading -> longer(way, reading)))
                    .toList();
        }
        return ways;
    }

    private static List<String> longer(List<String> way, String reading) {
        var longer = new ArrayList<>(way);
        longer.add(reading);
        return longer;
    }

    private static List<String> readings(String character) {
        if (character.length() > 1) {
            return List.of(character);
        }
        var readings = PinyinHelper.toPinyinList(character.charAt(0), PinyinStyleEnum.NORMAL).stream()
                .map(Spelling::plain)
                .filter(reading -> !reading.isEmpty())
                .distinct()
                .toList();
        return readings.isEmpty() ? List.of(character) : readings;
    }
}
