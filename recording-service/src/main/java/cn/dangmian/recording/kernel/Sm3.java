package cn.dangmian.recording.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SM3Digest;

/** An SM3 (GB/T 32905-2016) in lower-case hexadecimal. */
public record Sm3(@JsonValue String hex) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Sm3 {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("sm3: " + hex + " (expected: 64 lower-case hexadecimal digits)");
        }
    }

    /** Of all that is left of a stream; memory does not grow with it. */
    public static Sm3 of(InputStream content) throws IOException {
        var digest = new SM3Digest();
        var buffer = new byte[1 << 16];
        for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return new Sm3(HexFormat.of().formatHex(hash));
    }

    @Override
    public String toString() {
        return hex;
    }
}
