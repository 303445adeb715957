package cn.dangmian.signaling.media.events;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.SeatId;
import java.time.Instant;

/** A link of the seat went down by itself. */
public record SeatLost(RoomId room, SeatId seat, String name, String reason, Instant at) {}
