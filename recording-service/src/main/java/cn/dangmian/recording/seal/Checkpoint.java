package cn.dangmian.recording.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.dangmian.recording.kernel.Sha256;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Signs heads of the log as the witnesses of public logs read them: a C2SP checkpoint, which is a signed note. */
final class Checkpoint {

    /** Of an Ed25519 key, in its hash. */
    private static final byte KIND = 1;

    private static final int HASH_BYTES = 4;

    private Checkpoint() {}

    static String note(String log, long size, byte[] root, SealKeys keys) {
        var base64 = Base64.getEncoder();
        var text = log + "\n" + size + "\n" + base64.encodeToString(root) + "\n";
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(hash(log, keys));
        signed.writeBytes(keys.sign(text.getBytes(UTF_8)));
        return text + "\n\u2014 " + log + " " + base64.encodeToString(signed.toByteArray()) + "\n";
    }

    private static byte[] hash(String log, SealKeys keys) {
        var digest = Sha256.digest();
        digest.update(log.getBytes(UTF_8));
        digest.update((byte) '\n');
        digest.update(KIND);
        return Arrays.copyOf(digest.digest(keys.rawPublic()), HASH_BYTES);
    }
}
