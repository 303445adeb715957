package cn.dangmian.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.dangmian.recording.kernel.Sha256;
import com.sun.net.httpserver.HttpExchange;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whether a request was signed with a secret, as a store finds out: "AWS Signature Version 4", in a header. */
final class Signature {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=(.+?)/(.+?)/(.+?)/s3/aws4_request, SignedHeaders=(.+?), Signature=(.+)");

    private Signature() {}

    static boolean isOf(HttpExchange request, String accessKey, String secret) {
        var told =
                AUTHORIZATION.matcher(String.valueOf(request.getRequestHeaders().getFirst("Authorization")));
        if (!told.matches() || !told.group(1).equals(accessKey)) {
            return false;
        }
        var scope = told.group(2) + "/" + told.group(3) + "/s3/aws4_request";
        var text = "AWS4-HMAC-SHA256\n" + request.getRequestHeaders().getFirst("X-amz-date") + "\n" + scope + "\n"
                + hash(canonical(request, told.group(4)));
        var key = ("AWS4" + secret).getBytes(UTF_8);
        for (var part : scope.split("/")) {
            key = mac(key, part);
        }
        return HexFormat.of().formatHex(mac(key, text)).equals(told.group(5));
    }

    private static String canonical(HttpExchange request, String signed) {
        var headers = Arrays.stream(signed.split(";"))
                .map(name ->
                        name + ":" + request.getRequestHeaders().getFirst(name).strip() + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                request.getRequestMethod(),
                request.getRequestURI().getRawPath(),
                query(request.getRequestURI().getRawQuery()),
                headers,
                signed,
                request.getRequestHeaders().getFirst("X-amz-content-sha256"));
    }

    private static String query(String raw) {
        return raw == null
                ? ""
                : Arrays.stream(raw.split("&"))
                        .map(one -> one.contains("=") ? one : one + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    private static String hash(String text) {
        return Sha256.of(text.getBytes(UTF_8)).hex();
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
