package cn.dangmian.signaling.media.server;

import org.jspecify.annotations.Nullable;

/** An ICE candidate, as browsers write it. */
public record Candidate(
        String candidate, @Nullable String sdpMid, @Nullable Integer sdpMLineIndex) {}
