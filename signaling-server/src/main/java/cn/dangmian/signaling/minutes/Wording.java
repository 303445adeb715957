package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.reception.Views.CommitmentShown;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The words of the paper, in Chinese whatever the page speaks: one line of text for each heading, question, answer and note. */
final class Wording {

    static final String TITLE = "视频接访笔录";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(WorkingDays.BEIJING);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private Wording() {}

    static String of(ReceptionShown shown, Head head, List<Line> lines, Instant at) {
        var all = new ArrayList<String>();
        all.add(TITLE);
        all.add("信访件编号：" + shown.caseShown().number());
        all.add("接访时间：" + talk(shown, at));
        all.add("接访地点：" + shown.office().name() + desk(shown));
        all.add("信访人所在：" + shown.terminal().name());
        all.add("接访人：" + head.officials(shown));
        all.add("记录人：" + head.clerk());
        all.addAll(head.petitionersSide(shown));
        all.addAll(head.guests());
        all.add("事项：" + shown.matter().title());
        lines.stream().map(Wording::of).forEach(all::add);
        shown.commitments().stream().map(Wording::of).forEach(all::add);
        all.add("（以上共 " + lines.size() + " 条，核对时间：" + MINUTE.format(at) + "）");
        return String.join("\n", all);
    }

    static String of(Line line) {
        var words = line.words().lines().map(String::strip).collect(Collectors.joining(" "));
        return switch (line.kind()) {
            case QUESTION -> "问：" + words;
            case ANSWER -> "答：" + words;
            case NOTE -> "（" + words + "）";
        };
    }

    /** A promise belongs to what is read and signed. */
    private static String of(CommitmentShown one) {
        var responsible = one.responsible() == null ? "待定" : one.responsible().name();
        var due = one.due() == null ? "待定" : DAY.format(one.due());
        return "承诺：" + one.words() + "（责任单位：" + responsible + "，期限：" + due + "）";
    }

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    private static String talk(ReceptionShown shown, Instant at) {
        var since = shown.talkSince();
        if (since == null) {
            return MINUTE.format(at);
        }
        var until = shown.talkUntil();
        return MINUTE.format(since) + " 至 " + MINUTE.format(until == null ? at : until) + "（北京时间）";
    }

    private static String desk(ReceptionShown shown) {
        return shown.desk() == null ? "" : " " + shown.desk().name();
    }
}
