package cn.dangmian.recording.composite;

import java.util.Map;

/**
 * What stands on the pictures of a composite.
 *
 * @param names of those who sat there, by the words of their seats
 */
public record Labels(Language language, Map<String, String> names) {

    private static final int LONGEST = 60;

    public Labels {
        names.values().forEach(name -> {
            if (name.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "name: " + name.length() + " characters (expected: at most " + LONGEST + ")");
            }
        });
        names = Map.copyOf(names);
    }
}
