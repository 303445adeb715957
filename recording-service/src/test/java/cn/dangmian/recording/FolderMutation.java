package cn.dangmian.recording;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** A change to one or two files of a pack that was unpacked. */
final class FolderMutation {

    /** A name that a pack has none of. */
    private static final String STRANGER = "tracks/guestz-1.webm";

    private final Path place;
    private final Map<String, byte[]> files;
    private final SplittableRandom chance;
    private final String name;
    private final byte[] content;

    FolderMutation(Path place, Map<String, byte[]> files, SplittableRandom chance) {
        this.place = place;
        this.files = files;
        this.chance = chance;
        name = anyName();
        content = Objects.requireNonNull(files.get(name));
    }

    Mutation make() {
        var at = chance.nextInt(content.length);
        return switch (chance.nextInt(8)) {
            case 0 -> removed();
            case 1 -> added();
            case 2 -> swapped(anyName());
            case 3 -> changed("cut", Arrays.copyOf(content, at));
            case 4 -> changed("shortened", Mutation.without(content, at, 1 + chance.nextInt(2000)));
            case 5 -> changed("lengthened", Mutation.with(content, at, chance));
            default -> changed("flipped", Mutation.flipped(content, at, chance));
        };
    }

    private String anyName() {
        var names = List.copyOf(files.keySet());
        return names.get(chance.nextInt(names.size()));
    }

    private Mutation removed() {
        files.remove(name);
        return made("removed " + name, List.of(name), -1);
    }

    private Mutation added() {
        files.put(STRANGER, content);
        return made("added " + STRANGER, List.of(STRANGER), -1);
    }

    private Mutation swapped(String other) {
        var another = Objects.requireNonNull(files.get(other));
        if (Arrays.equals(content, another)) {
            return removed();
        }
        files.put(name, another);
        files.put(other, content);
        return made("swapped " + name + " and " + other, List.of(name, other), -1);
    }

    private Mutation changed(String text, byte[] changed) {
        var at = Arrays.mismatch(content, changed);
        files.put(name, changed);
        return made(text + " " + name + " at byte " + at, List.of(name), name.startsWith("tracks/") ? at : -1);
    }

    private Mutation made(String text, List<String> named, long at) {
        return new Mutation(text, PackFiles.folder(place, files), named, at);
    }
}
