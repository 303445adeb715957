package cn.dangmian.signaling.media.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One PeerConnection in one direction, with at most one audio and one video. */
public record LinkId(@JsonValue UUID value) {

    @JsonCreator
    public static LinkId of(String text) {
        return new LinkId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
