package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.minutes.MinutesView.SignerShown;
import cn.dangmian.signaling.minutes.MinutesView.SupplementShown;
import cn.dangmian.signaling.minutes.Signature.Part;
import java.util.List;
import java.util.UUID;

/**
 * What goes onto paper: the very text that was shown, and who signed it how.
 *
 * @param closed false for a paper that is printed to be signed
 */
record Sheet(
        UUID reception,
        int version,
        boolean closed,
        List<String> lines,
        String sha256,
        List<SignerShown> signers,
        List<SupplementShown> supplements) {

    static Sheet of(MinutesView.Whole whole, MinutesView.TextShown text) {
        return new Sheet(
                whole.reception(),
                text.version(),
                whole.stage() == Minutes.Stage.CLOSED,
                text.words().lines().toList(),
                text.sha256(),
                whole.signers(),
                whole.supplements());
    }

    /** What was added later is not on the paper that was signed. */
    Sheet asSigned() {
        return new Sheet(reception, version, closed, lines, sha256, signers, List.of());
    }

    /** How a signature is introduced. */
    static String role(SignerShown signer) {
        if (signer.part() == Part.OFFICIAL) {
            return "接访人 " + signer.name();
        }
        var relation = signer.relation();
        var role = (relation == null ? "信访人" : Head.words(relation)) + " " + signer.name();
        return signer.remote() ? role + "（以手机视频参加）" : role;
    }

    /** What stands where nothing is drawn. */
    static String words(SignerShown signer) {
        var signed = signer.signed();
        if (signed == null) {
            return "";
        }
        return switch (signed.way()) {
            case DRAWN -> "（手写签名）";
            case SCANNED -> "（纸质签字，扫描件存卷）";
            case ACCOUNT -> "（以本人账号签署）";
            case DECLINED -> "（未签字，原因：" + signed.reason() + ")";
        };
    }

    static String minute(SignerShown signer) {
        return signer.signed() == null ? "" : Wording.minute(signer.signed().at());
    }

    static String words(SupplementShown one) {
        return "补录（" + one.by().name() + "," + Wording.minute(one.at()) + "):" + one.words();
    }
}
