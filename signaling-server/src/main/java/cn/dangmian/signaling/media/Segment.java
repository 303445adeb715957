package cn.dangmian.signaling.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An uninterrupted recording of one seat.
 *
 * @param name base name of its files in the spool, unique for ever
 * @param seat name of the seat
 * @param until null while it goes on
 */
public record Segment(
        String name, String seat, Instant from, @Nullable Instant until, boolean audio, boolean video) {}
