package cn.dangmian.recording.playback;

import cn.dangmian.recording.kernel.RecordingId;
import java.time.Instant;

/** A signed permission for one person to play one recording for a while. */
record Grant(String id, String person, RecordingId recording, Instant expiresAt) {}
