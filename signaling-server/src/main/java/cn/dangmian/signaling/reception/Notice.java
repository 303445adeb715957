package cn.dangmian.signaling.reception;

import java.util.List;
import org.springframework.stereotype.Component;

/** The notice of recording and oversight that a clerk reads aloud before check-in. New words are a new version. */
@Component
public class Notice {

    public record Paragraph(String zh, String en) {}

    private static final List<Paragraph> PARAGRAPHS = List.of(
            new Paragraph(
                    "本次接访通过视频进行，自接通起全程录音录像。录音录像与您的信访件一并保存，作为办理依据，任何一方不能中途停止或删除。",
                    "This reception is held by video and is recorded in sound and picture from the moment it is connected. The recording is kept with your case. Neither side can stop or delete it."),
            new Paragraph(
                    "上级信访工作机构可能依规对接访过程进行监看。监看人员不参与谈话，每一次监看都有登记。",
                    "A superior petition office may watch the reception as the rules allow. Those who watch do not take part, and every watch is logged."),
            new Paragraph(
                    "为了接通时立即见面，轮到您之前摄像头会提前准备，指示灯会亮；接通之前任何人看不到、听不到您，也不录制。",
                    "So that you see each other at once, the camera is made ready shortly before your turn and its lamp is on. Before you are connected nobody sees or hears you and nothing is recorded."),
            new Paragraph(
                    "谈话中线路中断时，您的座位保留九十秒；未能恢复的，接访人会安排继续等候或另约时间，您的排号不会作废。",
                    "If the line breaks during the talk, your seat is kept for ninety seconds. If it cannot be restored, the official lets you wait on or arranges another time; your number stays valid."));

    public String version() {
        return "2026-11";
    }

    public List<Paragraph> paragraphs() {
        return PARAGRAPHS;
    }

    /** The words of a version, for whoever prints what was acknowledged; none of a version that is not known here. */
    List<Paragraph> wording(String version) {
        return version.equals(version()) ? PARAGRAPHS : List.of();
    }
}
