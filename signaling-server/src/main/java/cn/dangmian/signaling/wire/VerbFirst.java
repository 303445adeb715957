package cn.dangmian.signaling.wire;

import org.springframework.util.AntPathMatcher;

/**
 * Matches destinations by their last segment first. Most name a verb there, and differ in nothing else: compared from the front, a
 * command is held against the pattern of every other before its own is found, which took a sixteenth of a busy node.
 */
class VerbFirst extends AntPathMatcher {

    @Override
    public boolean match(String pattern, String path) {
        var begin = pattern.lastIndexOf('/');
        var verb = begin < 0 ? pattern : pattern.substring(begin);
        return (isPattern(verb) || path.endsWith(verb)) && super.match(pattern, path);
    }
}
