package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.calendar.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of one kind of notice in one language.
 *
 * @param usefulFor how long after its reason it is worth sending
 */
record Template(
        String kind, int version, String title, Texts texts, boolean urgent, Duration usefulFor, Language language) {

    /** @param discreet names not even the office */
    record Texts(String open, String discreet) {}

    record Language(String code, String timePattern, String reason, String noReason, String footer) {}

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** @param values by the names in the braces: an {@link Instant}, a {@link LocalTime}, an optional reason, or anything else as it is written */
    String open(Map<String, ?> values) {
        return filled(texts.open(), values);
    }

    String discreet(Map<String, ?> values) {
        return filled(texts.discreet(), values);
    }

    private String filled(String text, Map<String, ?> values) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(place, values)));
    }

    private String value(MatchResult place, Map<String, ?> values) {
        return switch (values.get(place.group(1))) {
            case null -> throw new IllegalStateException(kind + " needs a value for " + place.group());
            case Instant at ->
                DateTimeFormatter.ofPattern(language.timePattern(), Locale.forLanguageTag(language.code()))
                        .format(at.atZone(WorkingDays.BEIJING));
            case LocalTime time -> CLOCK.format(time);
            case Optional<?> reason ->
                reason.map(given -> language.reason().replace("{reason}", given.toString()))
                        .orElse(language.noReason());
            case Object other -> other.toString();
        };
    }
}
