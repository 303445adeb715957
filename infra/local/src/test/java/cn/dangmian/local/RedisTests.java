package cn.dangmian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisTests {

    @TempDir
    Path folder;

    @Test
    void keepsNothingOnDiskAndNothingAfterAFlush() {
        try (var redis = Redis.start(0)) {
            assertThat(redis.ask("CONFIG GET save")).contains("$0");
            assertThat(redis.ask("CONFIG GET appendonly")).contains("no");
            redis.ask("SET line 7");
            assertThat(redis.ask("GET line")).contains("7");
            redis.flush();
            assertThat(redis.ask("GET line")).startsWith("$-1");
        }
    }

    @Test
    void listensOnLoopbackOnly() {
        try (var redis = Redis.start(0)) {
            assertThat(redis.ask("CONFIG GET bind")).contains("127.0.0.1").doesNotContain("0.0.0.0");
        }
    }

    @Test
    void leavesNoProcessAndNoFileWhenItIsStopped() {
        var redis = Redis.start(0);
        var pid = redis.pid();
        var program = ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow();
        assertThat(Path.of(program)).exists();
        redis.close();
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(Files.exists(Path.of(program).getParent())).isFalse();
    }

    @Test
    void putsItsProgramIntoTheDataFolderOfARun() {
        try (var children = new Children(folder)) {
            children.begin();
            var redis = Redis.start(folder, children);
            assertThat(ProcessHandle.of(redis.pid()).orElseThrow().info().command())
                    .hasValueSatisfying(program -> assertThat(program).startsWith(folder.toString()));
        }
    }
}
