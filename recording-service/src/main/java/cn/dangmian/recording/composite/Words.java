package cn.dangmian.recording.composite;

import cn.dangmian.recording.kernel.Seat;
import java.util.Map;

/** What stands on a composite besides names and times. */
enum Words {
    ZH(
            Map.of("terminal", "信访人", "desk", "接访人", "camera", "实物画面", "screen", "共享屏幕"),
            Map.of(
                    "recorder-stalled", "录制停顿，已更换录制器",
                    "file-damaged", "录制文件受损",
                    "no-sound", "此段没有声音",
                    "no-picture", "此段没有画面",
                    "nothing-received", "未收到画面和声音",
                    "no-segment", "此段没有录制",
                    "file-missing", "录制文件缺失"),
            "席位 ",
            "不在场",
            "合成画面，以封存的各路录像为准"),
    EN(
            Map.of(
                    "terminal",
                    "Petitioner",
                    "desk",
                    "Official",
                    "camera",
                    "Document camera",
                    "screen",
                    "Shared screen"),
            Map.of(
                    "recorder-stalled", "The recorder stood still and was replaced",
                    "file-damaged", "The recorded file is damaged",
                    "no-sound", "No sound",
                    "no-picture", "No picture",
                    "nothing-received", "Neither picture nor sound was received",
                    "no-segment", "Nothing was recorded",
                    "file-missing", "The file is missing"),
            "Seat ",
            "Not in the talk",
            "Composite; the sealed tracks are the evidence");

    private final Map<String, String> seats;
    private final Map<String, String> reasons;
    private final String guest;
    private final String away;
    private final String notice;

    Words(Map<String, String> seats, Map<String, String> reasons, String guest, String away, String notice) {
        this.seats = seats;
        this.reasons = reasons;
        this.guest = guest;
        this.away = away;
        this.notice = notice;
    }

    static Words in(Language language) {
        return switch (language) {
            case ZH -> ZH;
            case EN -> EN;
        };
    }

    String seat(Seat seat) {
        var known = seats.get(seat.word());
        return known == null
                ? guest + Character.toUpperCase(seat.word().charAt(seat.word().length() - 1))
                : known;
    }

    String reason(String reason) {
        return reasons.getOrDefault(reason, reason);
    }

    String away() {
        return away;
    }

    String notice() {
        return notice;
    }
}
