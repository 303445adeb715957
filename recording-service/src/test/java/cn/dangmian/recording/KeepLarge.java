package cn.dangmian.recording;

import cn.dangmian.recording.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A service that keeps one file and ends: in a process of its own, with little memory. */
final class KeepLarge {

    private KeepLarge() {}

    public static void main(String[] arguments) throws IOException {
        var settings = Arrays.copyOfRange(arguments, 1, arguments.length);
        try (var service = new SpringApplicationBuilder(RecordingService.class).run(settings)) {
            service.getBean(Vault.class).keep(Path.of(arguments[0]));
        }
    }
}
