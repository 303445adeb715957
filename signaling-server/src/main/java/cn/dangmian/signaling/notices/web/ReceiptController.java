package cn.dangmian.signaling.notices.web;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.notices.NoticeReceipts;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §13: the gateway's receipts, which prove themselves by their signature. */
@RestController
class ReceiptController {

    private static final int MOST = 4096;

    private final NoticeReceipts receipts;

    ReceiptController(NoticeReceipts receipts) {
        this.receipts = receipts;
    }

    /** As it came, because the signature is over its bytes. */
    @PostMapping("/api/public/notice-receipts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(MOST + 1);
        if (body.length > MOST) {
            throw new Refused(Refused.Kind.TOO_LARGE, "notices.receipt-refused", "this is no receipt");
        }
        var signed = new NoticeReceipts.Signed(
                header(request, "X-Key-Id"),
                header(request, "X-Timestamp"),
                header(request, "X-Nonce"),
                header(request, "X-Signature"));
        receipts.take(signed, body);
    }

    private static String header(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }
}
