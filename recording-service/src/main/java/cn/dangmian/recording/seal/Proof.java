package cn.dangmian.recording.seal;

import java.util.List;

/**
 * What shows that manifests are in the log, and that the log was only ever appended to.
 *
 * @param head signed, of the whole log
 * @param manifests of one recording, oldest first
 */
public record Proof(String head, List<Leaf> manifests) {

    /**
     * @param place of the leaf
     * @param head signed when the manifest was sealed
     * @param inclusion in the tree of the newest head
     * @param consistency of the tree of its own head with that of the newest
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only passed on
    public record Leaf(int number, long place, String head, List<byte[]> inclusion, List<byte[]> consistency) {}
}
