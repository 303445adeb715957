package cn.dangmian.signaling.media.events;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.SeatId;
import java.time.Instant;

/** Every link the seat should have is up. */
public record SeatConnected(RoomId room, SeatId seat, String name, Instant at) {}
