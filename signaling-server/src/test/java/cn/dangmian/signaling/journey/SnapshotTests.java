package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.kernel.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is read together is of one moment, and the same question is asked once. */
class SnapshotTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private record Question(String name) {}

    private final Snapshots snapshots = SERVERS.first().bean(Snapshots.class);
    private final JdbcClient jdbc = SERVERS.first().bean(JdbcClient.class);
    private final Town town = SERVERS.foundTown();
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void beginWithAName() {
        rename("before");
    }

    /** On a connection of its own. */
    private void rename(String name) {
        SERVERS.ownersJdbc()
                .sql("update office set name = ? where id = ?")
                .params(name, town.city)
                .update();
    }

    private String name() {
        asked.incrementAndGet();
        return jdbc.sql("select name from office where id = ?")
                .param(town.city)
                .query(String.class)
                .single();
    }

    private String once() {
        return Snapshots.once(new Question("name"), this::name);
    }

    @Test
    void everythingInItIsOfOneMoment() {
        var read = snapshots.read(() -> {
            var first = name();
            rename("after");
            return first + ", " + name();
        });
        assertThat(read).contains("before, before");
        assertThat(snapshots.read(this::name)).contains("after");
    }

    @Test
    void theSameQuestionIsAskedOnceInsideAndEachTimeOutside() {
        assertThat(snapshots.read(() -> once() + once())).contains("beforebefore");
        assertThat(asked).hasValue(1);
        rename("after");
        assertThat(once()).isEqualTo("after");
        rename("later");
        assertThat(once()).isEqualTo("later");
        assertThat(snapshots.read(this::once)).contains("later");
        assertThat(asked).hasValue(4);
    }

    @Test
    void anotherQuestionHasAnotherAnswer() {
        assertThat(snapshots.read(() -> once() + Snapshots.once(new Question("none"), () -> "-") + once()))
                .contains("before-before");
    }

    @Test
    void whatWasAskedForManyIsKnownInsideAndNotOutside() {
        assertThat(snapshots.read(() -> {
                    Snapshots.know(Map.of(new Question("name"), "known"));
                    return once();
                }))
                .contains("known");
        assertThat(asked).hasValue(0);
        Snapshots.know(Map.of(new Question("name"), "known"));
        assertThat(once()).isEqualTo("before");
    }

    @Test
    void aNameIsOfTheLastSecondsAndComesAnewAfterThem() {
        var question = new Question(town.city.toString());
        assertThat(snapshots.read(() -> Snapshots.lately(question, this::name))).contains("before");
        rename("after");
        assertThat(snapshots.read(() -> Snapshots.lately(question, this::name))).contains("before");
        assertThat(Snapshots.lately(question, this::name)).isEqualTo("after");
        await().untilAsserted(() -> assertThat(snapshots.read(() -> Snapshots.lately(question, this::name)))
                .contains("after"));
    }

    @Test
    void onlyThoseThatAreNotKnownAreLookedUp() {
        var asking = List.of(new Question("one of " + town.city), new Question("two of " + town.city));
        var found = snapshots.read(() -> {
            Snapshots.lately(asking.getFirst(), () -> "first");
            Snapshots.lookUp(asking, unknown -> {
                assertThat(unknown).containsExactly(asking.getLast());
                return Map.of(asking.getLast(), "second");
            });
            return Snapshots.lately(asking.getFirst(), () -> "-") + Snapshots.lately(asking.getLast(), () -> "-");
        });
        assertThat(found).contains("firstsecond");
        Snapshots.lookUp(asking, _ -> {
            throw new AssertionError("outside nothing is looked up");
        });
    }

    @Test
    void oneInsideAnotherRemembersForItself() {
        assertThat(snapshots.read(() -> {
                    var outer = once();
                    rename("after");
                    return outer + ", " + snapshots.read(this::once).orElseThrow() + ", " + once();
                }))
                .contains("before, after, before");
    }

    @Test
    void nothingIsChangedInIt() {
        assertThatThrownBy(() -> snapshots.read(() -> jdbc.sql("update office set name = 'changed' where id = ?")
                        .param(town.city)
                        .update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(name()).isEqualTo("before");
    }
}
