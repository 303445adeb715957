package cn.dangmian.signaling.media.events;

import cn.dangmian.signaling.media.RoomId;
import java.time.Instant;

/** A seat says something else of its line than before. */
public record SeatQualityChanged(RoomId room, String name, SeatQuality quality, Instant at) {}
