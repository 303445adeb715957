package cn.dangmian.recording.seal;

import java.time.Instant;

/**
 * By what and when something is about to be sealed; a manifest says it of itself.
 *
 * @param key id of the key that will sign it
 * @param log name of the log that it will be appended to
 */
public record Sealing(String key, String log, Instant at) {}
