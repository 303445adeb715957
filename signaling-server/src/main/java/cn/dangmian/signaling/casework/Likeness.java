package cn.dangmian.signaling.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How much two texts have in common: by pairs of neighbouring characters, because Chinese writes no spaces between its words.
 *
 * @param percent of the pairs of both that are in both
 * @param words the longest pieces that stand in both, for whoever asks why
 */
record Likeness(int percent, List<String> words) {

    private static final int MOST_WORDS = 3;
    /** Long enough for what a matter is about; comparing every piece of long texts takes its time. */
    private static final int COMPARED = 400;

    static Likeness of(String one, String other) {
        var a = bare(one);
        var b = bare(other);
        var pairs = pairs(a);
        var others = pairs(b);
        var all = pairs.size() + others.size();
        var common = new HashSet<>(pairs);
        common.retainAll(others);
        return new Likeness(all == 0 ? 0 : 200 * common.size() / all, words(beginning(a), beginning(b)));
    }

    /** Letters and digits alone; whatever stands between them divides. */
    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(COMPARED, text.length()));
    }

    private static Set<String> pairs(String text) {
        var pairs = new HashSet<String>();
        for (var i = 0; i + 2 <= text.length(); i++) {
            var pair = text.substring(i, i + 2);
            if (pair.indexOf(' ') < 0) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    /** The longest piece in common, then the longest of what is left. */
    private static List<String> words(String one, String other) {
        var words = new ArrayList<String>();
        var left = one;
        while (words.size() < MOST_WORDS) {
            var longest = longestInCommon(left, other);
            if (longest.length() < 2) {
                break;
            }
            words.add(longest);
            left = left.replace(longest, " ");
        }
        return words;
    }

    private static String longestInCommon(String one, String other) {
        var lengths = new int[other.length() + 1];
        var end = 0;
        var longest = 0;
        for (var i = 1; i <= one.length(); i++) {
            for (var j = other.length(); j >= 1; j--) {
                var same = one.charAt(i - 1) == other.charAt(j - 1) && one.charAt(i - 1) != ' ';
                lengths[j] = same ? lengths[j - 1] + 1 : 0;
                if (lengths[j] > longest) {
                    longest = lengths[j];
                    end = i;
                }
            }
        }
        return one.substring(end - longest, end);
    }
}
