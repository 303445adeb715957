package cn.dangmian.recording.playback;

import java.util.Optional;
import java.util.regex.Pattern;

/** The part of a file that a request asks for (RFC 9110, section 14), both ends included. */
record ByteRange(long first, long last) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Empty for what is no single range: such a header is ignored, as the standard allows. */
    static Optional<ByteRange> asked(String header, long length) {
        var matcher = SINGLE.matcher(header.replace(" ", ""));
        if (!matcher.matches() || header.strip().endsWith("=-")) {
            return Optional.empty();
        }
        var first = matcher.group(1);
        var last = matcher.group(2);
        if (first.isEmpty()) {
            return Optional.of(new ByteRange(Math.max(0, length - Long.parseLong(last)), length - 1));
        }
        var from = Long.parseLong(first);
        var until = last.isEmpty() ? length - 1 : Long.parseLong(last);
        return !last.isEmpty() && until < from
                ? Optional.empty()
                : Optional.of(new ByteRange(from, Math.min(until, length - 1)));
    }

    boolean isSatisfiable() {
        return first <= last;
    }

    long length() {
        return last - first + 1;
    }

    /** As a Content-Range header says it. */
    String of(long length) {
        return "bytes " + first + "-" + last + "/" + length;
    }
}
