package cn.dangmian.signaling.audit;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What may be remembered of an address that somebody typed. */
final class Address {

    private static final int LENGTH = 200;

    /** A method before the path, the words of the product's own addresses, ids, and numbers too short to be a person's. */
    private static final Pattern KNOWN =
            Pattern.compile("[A-Z]{3,7} |[a-z][a-z.-]{0,39}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{0,6}");

    private Address() {}

    static String withoutTexts(String address) {
        var known = Arrays.stream(address.split("/", -1))
                .map(part -> KNOWN.matcher(part).matches() ? part : "*")
                .collect(Collectors.joining("/"));
        return known.length() <= LENGTH ? known : known.substring(0, LENGTH);
    }
}
