package cn.dangmian.signaling.identity;

import java.util.List;

/**
 * How far an administrator's hand reaches.
 *
 * @param paths of the offices where the duty is held
 */
record Scope(List<String> paths) {

    boolean covers(String path) {
        return paths.stream().anyMatch(path::startsWith);
    }

    /** Covered, and not as one's own office. */
    boolean isAbove(String path) {
        return paths.stream().anyMatch(own -> path.startsWith(own) && path.length() > own.length());
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }
}
