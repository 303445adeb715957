package cn.dangmian.recording.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree against the definition, written down once more the slow way, and against known values. */
class MerkleTreeTests {

    private static final int MOST = 40;

    private final List<byte[]> entries = new ArrayList<>();
    private final MerkleTree tree = new MerkleTree(new Kept());

    @Test
    void hasTheRootOfTheDefinitionAtEverySize() throws Exception {
        for (var size = 1; size <= MOST; size++) {
            add("entry " + size);
            assertThat(tree.root(size)).as("size " + size).isEqualTo(slowRoot(entries));
        }
    }

    @Test
    void anEmptyTreeHasTheHashOfNothing() {
        assertThat(HexFormat.of().formatHex(tree.root(0)))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    /** The entries and roots that implementations of the standard are tried with. */
    @ParameterizedTest
    @CsvSource({
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void hasTheKnownRoots(int size, String root) {
        for (var entry : List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")) {
            addBytes(HexFormat.of().parseHex(entry));
        }
        assertThat(HexFormat.of().formatHex(tree.root(size))).isEqualTo(root);
    }

    private void add(String entry) {
        addBytes(entry.getBytes(StandardCharsets.UTF_8));
    }

    private void addBytes(byte[] entry) {
        tree.append(entries.size(), MerkleTree.leaf(entry));
        entries.add(entry);
    }

    private static byte[] slowRoot(List<byte[]> entries) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        if (entries.size() == 1) {
            digest.update((byte) 0);
            return digest.digest(entries.getFirst());
        }
        var half = 1;
        while (half * 2 < entries.size()) {
            half *= 2;
        }
        var left = slowRoot(entries.subList(0, half));
        var right = slowRoot(entries.subList(half, entries.size()));
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    private static final class Kept implements MerkleTree.Nodes {

        private final Map<String, byte[]> nodes = new HashMap<>();

        @Override
        public byte[] at(int level, long place) {
            return Objects.requireNonNull(nodes.get(level + "/" + place));
        }

        @Override
        public void put(int level, long place, byte[] hash) {
            nodes.put(level + "/" + place, hash);
        }
    }
}
