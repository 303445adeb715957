package cn.dangmian.signaling.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Forgeries by the thousand, each found where it was done and nowhere else. */
class VerifierTests {

    private static final int OF_EACH_KIND = 280;

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static HeadKeys keys;

    @BeforeAll
    static void makeKeys() {
        keys = new Remembering(Keys.settings(folder));
    }

    /** Ten thousand times the same four signatures would be most of the time. */
    private static final class Remembering extends HeadKeys {

        private final Map<Head, Boolean> known = new HashMap<>();

        Remembering(AuditSettings settings) {
            super(settings);
        }

        @Override
        boolean verifies(Head head) {
            return known.computeIfAbsent(head, super::verifies);
        }
    }

    @Test
    void findsNothingInALogThatNobodyTouched() {
        assertThat(verify(MemoryLog.written(keys))).isEmpty();
    }

    @Test
    void triesTenThousandForgeries() {
        assertThat(OF_EACH_KIND * Forgery.values().length).isGreaterThanOrEqualTo(10_000);
    }

    @ParameterizedTest
    @EnumSource
    void findsEveryForgeryWhereItWasDone(Forgery forgery) {
        var random = new Random(forgery.ordinal());
        var written = MemoryLog.written(keys);
        for (var n = 0; n < OF_EACH_KIND; n++) {
            var log = written.copy();
            var place = forgery.commit(log, random);
            var found = verify(log);
            assertThat(found)
                    .as("%s number %s at %s", forgery, n, place)
                    .isNotEmpty()
                    .allMatch(place::holds);
        }
    }

    /** Several at once hide nothing. */
    @Test
    void findsForgeriesBesideEachOther() {
        var random = new Random(7);
        var written = MemoryLog.written(keys);
        for (var n = 0; n < 1000; n++) {
            var log = written.copy();
            var at = 1 + random.nextInt(MemoryLog.SIZE - 8);
            var positions = new ArrayList<Long>();
            for (var next = at; next < at + 5; next++) {
                if (random.nextBoolean()) {
                    positions.add(next + 1L);
                    forgeAt(log, next, random.nextBoolean());
                }
            }
            assertThat(verify(log).stream().map(Finding::position))
                    .as("number %s", n)
                    .containsExactlyElementsOf(positions);
        }
    }

    private static void forgeAt(MemoryLog log, int at, boolean line) {
        if (line) {
            log.lines.set(at, LineForgeries.with(log.lines.get(at), Forgery.LINE_FACTS, 3));
        } else {
            var link = log.links.get(at);
            log.links.set(at, new Link(link.position(), link.line(), 1, "0".repeat(63) + "1"));
        }
    }

    private static List<Finding> verify(MemoryLog log) {
        var found = new ArrayList<Finding>();
        new Verifier(log, keys, new StoredLog.Collecting(found)).verify();
        return found;
    }
}
