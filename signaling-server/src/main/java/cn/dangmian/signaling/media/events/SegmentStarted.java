package cn.dangmian.signaling.media.events;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.Segment;
import java.time.Instant;

/** A seat that published again is being recorded again. */
public record SegmentStarted(RoomId room, Segment segment, Instant at) {}
