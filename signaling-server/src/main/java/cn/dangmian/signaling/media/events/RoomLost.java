package cn.dangmian.signaling.media.events;

import cn.dangmian.signaling.media.RoomId;
import java.time.Instant;

/** The media server lost the room with everything in it; it may be prepared again. */
public record RoomLost(RoomId room, Instant at) {}
