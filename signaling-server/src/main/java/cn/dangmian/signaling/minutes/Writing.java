package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.reception.events.ReceptionId;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** PROTOCOL.md §16: what either side says of minutes. */
final class Writing {

    private Writing() {}

    record Write(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            Line.@NotNull Id line,
            @Min(0) long base,
            Line.@Nullable Id after,
            Line.@NotNull Kind kind,

            @Pattern(regexp = "[\\P{Cc}\\n]*") @NotBlank @Size(max = 2000)
            String words) {

        MinutesDesk.Draft draft() {
            return new MinutesDesk.Draft(line, base, after, kind, words);
        }
    }

    record Remove(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            Line.@NotNull Id line,
            @Min(0) long base) {}

    record Grow(
            @NotNull ReceptionId reception,
            Line.@NotNull Id line,
            Line.@Nullable Id after,
            Line.@NotNull Kind kind,

            @Pattern(regexp = "[\\P{Cc}\\n]*") @NotNull @Size(max = 2000)
            String words) {}

    record Show(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @Min(0) long revision) {}

    record Reopen(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @Min(1) int version) {}

    record Sign(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @Min(1) int version,
            @NotBlank @Size(max = 64) String sha256) {

        SigningDesk.Shown shown() {
            return new SigningDesk.Shown(version, sha256);
        }
    }

    /** One of strokes, scan and reason. */
    record SignHere(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @Min(1) int version,
            @NotBlank @Size(max = 64) String sha256,
            @Min(0) int number,
            @Nullable @Size(max = 200) List<@NotNull List<@NotNull Integer>> strokes,
            @Nullable UUID scan,

            @Nullable @Pattern(regexp = "\\P{Cc}*") @Size(max = 200)
            String reason) {

        SigningDesk.Shown shown() {
            return new SigningDesk.Shown(version, sha256);
        }
    }

    /** One of strokes and reason. */
    record SignRemotely(
            @NotNull UUID commandId,
            @Min(1) int version,
            @NotBlank @Size(max = 64) String sha256,
            @Nullable @Size(max = 200) List<@NotNull List<@NotNull Integer>> strokes,

            @Nullable @Pattern(regexp = "\\P{Cc}*") @Size(max = 200)
            String reason) {

        SigningDesk.Shown shown() {
            return new SigningDesk.Shown(version, sha256);
        }
    }

    record Written(long revision) {}

    record ShownText(int version) {}
}
