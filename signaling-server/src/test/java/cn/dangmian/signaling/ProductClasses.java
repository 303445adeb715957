package cn.dangmian.signaling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The compiled classes of the product, without those of the tests. */
public final class ProductClasses {

    private static final Path FOLDER = folder();

    private ProductClasses() {}

    /** Every class, loaded but not initialised. */
    public static List<Class<?>> all() {
        return files().stream().<Class<?>>map(ProductClasses::load).toList();
    }

    static List<Path> files() {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(Path file) {
        var name = FOLDER.relativize(file).toString().replaceFirst("\\.class$", "");
        try {
            return Class.forName(name.replace('/', '.'), false, ProductClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(SignalingServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
