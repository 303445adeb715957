package cn.dangmian.recording.composite;

import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Sha256;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param sha256 written down before the vault takes the file, so that no file of it is ever without a row */
record Row(
        UUID id,
        RecordingId recording,
        Labels labels,
        State.Stage stage,
        @Nullable Sha256 sha256,
        @Nullable Long bytes,
        @Nullable String reason) {}
