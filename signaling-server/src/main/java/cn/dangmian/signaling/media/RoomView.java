package cn.dangmian.signaling.media;

/**
 * A room as it stands.
 *
 * @param isWhole every seat sends, and sees every other
 */
public record RoomView(RoomId room, boolean gateOpen, boolean isWhole, String owner, long epoch) {}
