package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.casework.CaseBrief;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Whether what an office wrote as its reason may be read by a stranger who holds the telephone. */
final class Discretion {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{6,}");
    private static final int MOST = 60;
    /** So many signs in a row that stand in the title too are about the matter. */
    private static final int TELLING = 4;

    private Discretion() {}

    /** @return nothing when the reason is empty, or names the petitioner, the case, a number or the matter */
    static Optional<String> reason(String written, CaseBrief about) {
        var reason = written.strip();
        if (reason.isEmpty()
                || reason.contains(about.petitioner())
                || reason.contains(about.number())
                || NUMBER.matcher(reason).find()
                || tellsOf(about.title(), reason)) {
            return Optional.empty();
        }
        var end = reason.length() > MOST ? reason.substring(0, MOST - 1) + "…" : reason;
        return Optional.of(end.replaceAll("[。.\\s]+$", ""));
    }

    private static boolean tellsOf(String title, String reason) {
        var length = Math.min(TELLING, title.length());
        return IntStream.rangeClosed(0, title.length() - length)
                .mapToObj(from -> title.substring(from, from + length))
                .filter(part -> !part.isBlank())
                .anyMatch(reason::contains);
    }
}
