package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.identity.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.AntPathMatcher;

/** {@code authorization-matrix.md} against the running server, cell by cell. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuthorizationMatrixTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private static final AntPathMatcher PATHS = new AntPathMatcher();

    @SuppressWarnings("NullAway.Init") // set before all
    private static MatrixScene scene;

    @BeforeAll
    static void open() {
        scene = new MatrixScene(SERVERS);
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    static List<MatrixRow> rows() {
        return MatrixRow.all();
    }

    @Test
    @Order(1)
    void hasARowForEveryOperation() {
        assertThat(rows().stream().map(MatrixRow::operation)).containsExactlyInAnyOrderElementsOf(Operations.all());
    }

    @ParameterizedTest
    @MethodSource("rows")
    @Order(2)
    void refusesTheOthersChangesNothingTellsNothingAndLogsIt(MatrixRow row) {
        var before = scene.town().rows();
        var logged = scene.refusalsLogged();
        var path = scene.fill(row.path());
        var wrong = new ArrayList<String>();
        for (var name : Cast.all()) {
            if (!row.expected(name).isEmpty()) {
                var outcome = Attempt.of(
                        row,
                        path,
                        scene.bodyOf(row),
                        SERVERS.first(),
                        scene.cast().get(name));
                note(wrong, name, row.expected(name), outcome.code());
                Scene.assertHarmless(outcome.text());
            }
        }
        assertThat(wrong).as(row.operation()).isEmpty();
        assertThat(scene.town().rows()).as(row.operation()).isEqualTo(before);
        var now = scene.refusalsLogged();
        for (var name : Cast.all()) {
            if (!row.expected(name).isEmpty()) {
                assertThat(now.get(name)).as(name + " in the log").isGreaterThan(logged.get(name));
            }
        }
    }

    private static void note(List<String> wrong, String name, String expected, String code) {
        if (!code.equals(expected)) {
            wrong.add(name + ": " + (code.isEmpty() ? "done" : code) + " (expected: " + expected + ")");
        }
    }

    /** Nothing is learnt by asking for ids at random. */
    @ParameterizedTest
    @MethodSource("rows")
    @Order(3)
    void answersForAnUnknownThingAsForAForeignOne(MatrixRow row) {
        if (!row.path().contains("{") || row.path().contains("{kind}")) {
            // One of a few words is asked for there, and no thing.
            return;
        }
        var wrong = new ArrayList<String>();
        for (var name : Cast.all()) {
            // A pass opens the door to its own call alone.
            var pass = name.equals(Cast.CONTACT) && row.path().contains("{invitation}");
            var door = pass || row.expected(name).equals("wire.not-allowed");
            var expected = door || row.code().isEmpty() ? "wire.not-allowed" : row.code();
            var path = row.path()
                    .replace("{number}", "999999")
                    .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
            var outcome = Attempt.of(
                    row, path, scene.bodyOf(row), SERVERS.second(), scene.cast().get(name));
            note(wrong, name, expected, outcome.code());
        }
        assertThat(wrong).as(row.operation()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    @Order(4)
    void knowsNobodyWhoIsNotSignedInOrNoLonger(MatrixRow row) {
        if (List.of("SEND", "SUBSCRIBE").contains(row.kind())) {
            // Without a sign-in there is no connection: SubscribeRefusalTests.
            return;
        }
        for (var visitor : List.of(scene.anonymous(), scene.expired())) {
            var outcome = Attempt.http(row.kind(), scene.fill(row.path()), scene.bodyOf(row), SERVERS.first(), visitor);
            assertThat(outcome.code()).as(row.operation()).isEqualTo("identity.not-signed-in");
        }
    }

    /** Takes each check out of the running server in turn; a matrix that stays green then would test nothing. */
    @ParameterizedTest
    @MethodSource("guarded")
    @Order(5)
    void turnsRedWhenItsCheckIsTakenOut(MatrixRow row) throws Exception {
        var nobody = scene.cast().get("nobody");
        var path = scene.fill(row.path());
        var wanted = List.of("SEND", "SUBSCRIBE").contains(row.kind()) ? row.path() : row.operation();
        try (var loose = LooseDoor.without((_, asked) -> PATHS.match(wanted, asked))) {
            assertThat(loose).isNotNull();
            var outcome = Attempt.of(row, path, Map.of(), SERVERS.first(), nobody);
            assertThat(outcome.code()).as(row.operation()).isNotEqualTo(row.expected("nobody"));
        }
    }

    static List<MatrixRow> guarded() {
        var guarded = Operations.guarded();
        return rows().stream().filter(row -> guarded.contains(row.operation())).toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    @Order(6)
    void letsThemInWhoMay(MatrixRow row) {
        var body = row.kind().equals("GET") ? scene.bodyOf(row) : Map.<String, Object>of();
        var wrong = new TreeMap<String, String>();
        var done = false;
        for (var name : row.may()) {
            var outcome = Attempt.of(
                    row,
                    scene.fill(row.path()),
                    body,
                    SERVERS.first(),
                    scene.cast().get(name));
            var refused = outcome.code().equals("wire.not-allowed")
                    // What the first of them took away is there no more for the next.
                    || outcome.code().equals(row.code()) && !row.keptAway().isEmpty() && !done
                    || outcome.code().equals("identity.not-signed-in")
                    || outcome.code().equals("wire.failed");
            if (refused) {
                wrong.put(name, outcome.code());
            }
            done = done || outcome.code().isEmpty();
        }
        assertThat(wrong).as(row.operation()).isEmpty();
    }
}
