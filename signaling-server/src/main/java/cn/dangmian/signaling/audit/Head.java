package cn.dangmian.signaling.audit;

import java.time.Instant;

/**
 * A signed head: who holds one can tell whether the chain up to it was made anew.
 *
 * @param number from 1, without gaps
 * @param position of the last link it covers
 * @param hash of that link, 64 hexadecimal digits
 * @param key the first 16 hexadecimal digits of the SHA-256 of the public key in DER
 * @param signature Ed25519, 64 bytes in Base64
 */
public record Head(long number, long position, String hash, Instant at, String key, String signature) {

    /** What is signed: anybody with this text, the signature and the public key can verify it without us. */
    public String signedText() {
        return """
                dangmian audit head 1
                number %d
                position %d
                hash %s
                at %s
                key %s
                """.formatted(number, position, hash, at, key);
    }

    Head signedBy(HeadKeys keys) {
        return new Head(number, position, hash, at, key, keys.sign(signedText()));
    }
}
