package cn.dangmian.signaling.wire;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** JSON that was written already and passes through untouched. */
record RawJson(@JsonValue @JsonRawValue String text) {}
