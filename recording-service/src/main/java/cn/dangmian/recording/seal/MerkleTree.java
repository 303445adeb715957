package cn.dangmian.recording.seal;

import cn.dangmian.recording.kernel.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of RFC 6962 (section 2.1) over hashes that are kept: of every full subtree one node. Root and proofs read as many
 * nodes as the tree is high, however long the log is.
 */
final class MerkleTree {

    private final Nodes nodes;

    MerkleTree(Nodes nodes) {
        this.nodes = nodes;
    }

    /** The full subtrees: {@code level} 0 holds the leaves, each level half as many. */
    interface Nodes {

        byte[] at(int level, long place);

        void put(int level, long place, byte[] hash);
    }

    static byte[] leaf(byte[] entry) {
        var digest = Sha256.digest();
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    private static byte[] parent(byte[] left, byte[] right) {
        var digest = Sha256.digest();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /** @param place of the new leaf: how many there were before */
    void append(long place, byte[] leaf) {
        var hash = leaf;
        nodes.put(0, place, hash);
        var at = place;
        for (var level = 0; at % 2 == 1; level++) {
            hash = parent(nodes.at(level, at - 1), hash);
            at /= 2;
            nodes.put(level + 1, at, hash);
        }
    }

    byte[] root(long size) {
        return size == 0 ? Sha256.digest().digest() : hash(0, size);
    }

    /** That the leaf at this place is in the tree of this size. */
    List<byte[]> inclusion(long place, long size) {
        return path(place, 0, size);
    }

    /** That the tree of the first size is the beginning of the one of this size. */
    List<byte[]> consistency(long first, long size) {
        return first == 0 || first == size ? List.of() : subproof(first, 0, size, true);
    }

    private List<byte[]> path(long place, long begin, long end) {
        if (end - begin == 1) {
            return new ArrayList<>();
        }
        var middle = middle(begin, end);
        var path = place < middle ? path(place, begin, middle) : path(place, middle, end);
        path.add(place < middle ? hash(middle, end) : hash(begin, middle));
        return path;
    }

    /** @param known whether the one who asks knows the root of what lies between */
    private List<byte[]> subproof(long first, long begin, long end, boolean known) {
        if (first == end) {
            return known ? new ArrayList<>() : new ArrayList<>(List.of(hash(begin, end)));
        }
        var middle = middle(begin, end);
        List<byte[]> proof;
        if (first <= middle) {
            proof = subproof(first, begin, middle, known);
            proof.add(hash(middle, end));
        } else {
            proof = subproof(first, middle, end, false);
            proof.add(hash(begin, middle));
        }
        return proof;
    }

    private byte[] hash(long begin, long end) {
        var width = end - begin;
        if (Long.bitCount(width) == 1) {
            return nodes.at(Long.numberOfTrailingZeros(width), begin / width);
        }
        var middle = middle(begin, end);
        return parent(hash(begin, middle), hash(middle, end));
    }

    private static long middle(long begin, long end) {
        return begin + Long.highestOneBit(end - begin - 1);
    }
}
