package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.reception.events.RecorderReport;
import org.jspecify.annotations.Nullable;

/** @param state what the recorder said last, {@code STARTING} since the call was accepted; null before that */
record RecorderNote(RecorderReport.@Nullable State state, String trouble) {

    static final RecorderNote NONE = new RecorderNote(null, "");
}
