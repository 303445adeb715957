package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.conference.TalkGuests;
import cn.dangmian.signaling.conference.TalkGuests.Guest;
import cn.dangmian.signaling.conference.TalkGuests.Seat;
import cn.dangmian.signaling.minutes.Signers.Signer;
import cn.dangmian.signaling.reception.TerminalCounter.Relation;
import cn.dangmian.signaling.reception.TerminalCounter.Representative;
import cn.dangmian.signaling.reception.Views.HandOverShown;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who was there, for the head of the paper.
 *
 * @param clerk who keeps the minutes at the terminal; empty when nobody mans it
 * @param handOvers who received after whom
 * @param signers who came in at the terminal or took part by telephone, and signs
 * @param representatives all whom the check-in names, also those who are elsewhere
 * @param called who was called into the talk and came
 */
record Head(
        String clerk,
        List<HandOverShown> handOvers,
        List<Signer> signers,
        List<Representative> representatives,
        List<Guest> called) {

    /** All who received, one after another. */
    String officials(ReceptionShown shown) {
        if (handOvers.isEmpty()) {
            return shown.official() == null ? "" : shown.official().name();
        }
        return handOvers.getFirst().from().name()
                + handOvers.stream()
                        .map(one -> "；" + Wording.minute(one.at()) + " 起为 "
                                + one.official().name() + "（" + one.office().name() + "）")
                        .collect(Collectors.joining());
    }

    /** The petitioner, and whoever stands for them, with what shows that they may. */
    List<String> petitionersSide(ReceptionShown shown) {
        var all = new ArrayList<String>();
        var names = signers.stream().map(Signer::name).collect(Collectors.joining("、"));
        all.add("信访人：" + shown.petitioner().name() + "，到场 " + shown.headCount() + " 人"
                + (names.isEmpty() ? "" : "，签字人：" + names));
        if (!representatives.isEmpty()) {
            all.add("随同人员："
                    + IntStream.rangeClosed(1, representatives.size())
                            .mapToObj(this::words)
                            .collect(Collectors.joining("、")));
        }
        return all;
    }

    private String words(int place) {
        var one = representatives.get(place - 1);
        return one.name() + "（" + words(one.relation()) + (one.powerOfAttorney() == null ? "" : "，有授权委托书") + "，"
                + where(place, one) + "）";
    }

    private String where(int place, Representative one) {
        if (one.present()) {
            return "到场";
        }
        var joined = called.stream().anyMatch(guest -> Integer.valueOf(place).equals(guest.representative()));
        return joined ? "未到场，以手机视频参加" : "未到场";
    }

    static String words(Relation relation) {
        return switch (relation) {
            case FAMILY -> "亲属";
            case GUARDIAN -> "监护人";
            case AGENT -> "代理人";
            case FELLOW -> "同访代表";
            case OTHER -> "随同人员";
        };
    }

    /** Whoever was called in for the official's side; nothing when nobody came. */
    List<String> guests() {
        var words = called.stream()
                .filter(guest -> guest.seat() != Seat.REPRESENTATIVE)
                .map(guest -> guest.name() + "（" + guest.from() + "，" + words(guest.seat()) + "）")
                .collect(Collectors.joining("、"));
        return words.isEmpty() ? List.of() : List.of("参加人：" + words);
    }

    private static String words(TalkGuests.Seat seat) {
        return switch (seat) {
            case CO_OFFICIAL -> "共同接访人";
            case UNIT -> "责任单位";
            case INTERPRETER -> "翻译";
            case REPRESENTATIVE -> "代表";
        };
    }
}
