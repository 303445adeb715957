package cn.dangmian.signaling.archive;

import java.util.Map;

/** What a comparison of what should be with what is has found. */
sealed interface Finding {

    /** A message was lost: told once more, it mends itself. */
    record Untold(RecordingId recording, Message message) implements Finding {}

    /** Nothing that we could do mends it. @param subject id or name of what it is about */
    record Amiss(IncidentKind kind, String subject, Map<String, ?> facts) implements Finding {}

    enum Message {
        FINISH,
        ABANDON,
        /** What came of it is to be told again. */
        REPORT
    }
}
