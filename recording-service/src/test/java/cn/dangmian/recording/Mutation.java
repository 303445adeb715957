package cn.dangmian.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One change to a pack, made by chance.
 *
 * @param text what was done
 * @param place where the changed pack lies
 * @param files of which at least one has to be named
 * @param at the first byte that was changed in a track, or -1
 */
record Mutation(String text, Path place, List<String> files, long at) {

    static Mutation random(Path place, byte[] zip, SplittableRandom chance) throws IOException {
        return chance.nextInt(4) == 0
                ? ofZip(place.resolveSibling(place.getFileName() + ".zip"), zip, chance)
                : new FolderMutation(place, PackFiles.in(zip), chance).make();
    }

    /** Anywhere in the one file, between its files too. */
    private static Mutation ofZip(Path place, byte[] zip, SplittableRandom chance) throws IOException {
        var at = chance.nextInt(zip.length);
        var changed = switch (chance.nextInt(4)) {
            case 0 -> Arrays.copyOf(zip, at);
            case 1 -> without(zip, at, 1 + chance.nextInt(64));
            case 2 -> with(zip, at, chance);
            default -> flipped(zip, at, chance);
        };
        return new Mutation("zip at byte " + at, Files.write(place, changed), List.of(), -1);
    }

    static byte[] flipped(byte[] content, int at, SplittableRandom chance) {
        var changed = content.clone();
        changed[at] ^= (byte) (1 << chance.nextInt(8));
        return changed;
    }

    static byte[] without(byte[] content, int at, int count) {
        var end = Math.min(content.length, at + count);
        var changed = new byte[content.length - (end - at)];
        System.arraycopy(content, 0, changed, 0, at);
        System.arraycopy(content, end, changed, at, content.length - end);
        return changed;
    }

    static byte[] with(byte[] content, int at, SplittableRandom chance) {
        var longer = new byte[content.length + 1];
        System.arraycopy(content, 0, longer, 0, at);
        longer[at] = (byte) chance.nextInt(256);
        System.arraycopy(content, at, longer, at + 1, content.length - at);
        return longer;
    }
}
