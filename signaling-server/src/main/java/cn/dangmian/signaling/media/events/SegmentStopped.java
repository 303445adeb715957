package cn.dangmian.signaling.media.events;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.Segment;
import java.time.Instant;

/** A seat's recording ended. */
public record SegmentStopped(RoomId room, Segment segment, Instant at) {}
