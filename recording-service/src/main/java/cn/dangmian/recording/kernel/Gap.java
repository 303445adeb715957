package cn.dangmian.recording.kernel;

/**
 * A stretch of the talk of which something is missing.
 *
 * @param fromMillis counted from the beginning of the talk, like {@code untilMillis}
 * @param reason one of the words in the contract
 */
public record Gap(Seat seat, long fromMillis, long untilMillis, String reason) {}
