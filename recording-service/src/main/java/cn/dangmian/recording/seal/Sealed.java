package cn.dangmian.recording.seal;

import cn.dangmian.recording.kernel.Sha256;

/**
 * A manifest that was signed and has its place in the log.
 *
 * @param number from 1, of one recording
 * @param signature of the manifest, Ed25519
 * @param place of its leaf, from 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only passed on
public record Sealed(int number, Sha256 manifest, byte[] signature, long place) {

    /** Of the tree right after. */
    public long size() {
        return place + 1;
    }
}
