package cn.dangmian.signaling.media.events;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * What a page says of the line of its seat, and how much of its picture it sends.
 *
 * @param up to the media server
 * @param down from it: the worst of all that is watched
 * @param quiet whether its camera or its microphone is off, or a card stands for its picture
 */
public record SeatQuality(
        @NotNull @Valid Way up,
        @NotNull @Valid Way down,
        @NotNull Picture picture,
        boolean quiet) {

    public enum Grade {
        GOOD,
        FAIR,
        POOR,
        LOST
    }

    /** All of it, small and slow, or a picture or two a second. */
    public enum Picture {
        FULL,
        REDUCED,
        STILLS
    }

    /** @param rttMillis there and back */
    public record Way(
            @NotNull Grade grade,
            @Min(0) @Max(100) double lossPercent,
            @Min(0) @Max(60_000) int rttMillis,
            @Min(0) @Max(1_000_000) int kbps) {}

    /** Whether the files of what it sends grow slowly, as long as this lasts. */
    public boolean sendsLittle() {
        return quiet || picture == Picture.STILLS;
    }

    /** @return the same for what is said with the same words */
    public String words() {
        return up.grade() + " " + down.grade() + " " + picture;
    }
}
