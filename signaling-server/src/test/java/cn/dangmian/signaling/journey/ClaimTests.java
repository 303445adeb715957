package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.dangmian.signaling.journey.Counter.Petitioner;
import cn.dangmian.signaling.kernel.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/** Many desks call at once, on two nodes: a model of the line decides whether they did right. */
class ClaimTests {

    private static final int DESKS = 20;
    private static final int PETITIONERS = 100;

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();

    @Test
    void twentyDesksOnTwoNodesCallAHundredPetitionersEachOnceAndInOrder() {
        var line = crowd(PETITIONERS);
        var petitioners = line.stream().collect(Collectors.toMap(Petitioner::reception, Function.identity()));
        var start = new CyclicBarrier(DESKS);
        var calls = atOnce(DESKS, number -> {
            var node = SERVERS.both().get(number % 2);
            var desk = new Caller(node, town.newDesk());
            start.await();
            return desk.callAll(petitioners);
        });
        assertThat(modelOf(line).faultsOf(calls)).isEmpty();
        assertThat(calls).hasSize(PETITIONERS);
    }

    /** One desk: it calls, and the petitioner leaves while the terminal rings, until nobody waits. */
    private final class Caller {

        private final Counter official;
        private final Counter clerk;
        private final UUID desk;

        Caller(Node node, UUID desk) {
            this.official = new Counter(node, town.official);
            this.clerk = new Counter(node, town.clerk);
            this.desk = desk;
            official.take(desk);
        }

        List<LineModel.Call> callAll(Map<UUID, Petitioner> petitioners) {
            var calls = new ArrayList<LineModel.Call>();
            while (true) {
                var began = System.nanoTime();
                try {
                    var called = official.callNext(desk);
                    calls.add(new LineModel.Call(called, began, System.nanoTime()));
                    clerk.leave(Objects.requireNonNull(petitioners.get(called)));
                } catch (Refused refused) {
                    assertThat(refused.code()).isEqualTo("reception.line-empty");
                    return calls;
                }
            }
        }
    }

    @Test
    void theModelSeesALineThatIsReadWithoutALock() {
        var line = crowd(5);
        var start = new CyclicBarrier(5);
        var calls = atOnce(5, _ -> {
            var began = System.nanoTime();
            var first = SERVERS.jdbc()
                    .sql("select id from reception where line = ? and stage = 'QUEUED' order by place limit 1")
                    .param(town.city)
                    .query(UUID.class)
                    .single();
            start.await();
            return List.of(new LineModel.Call(first, began, System.nanoTime()));
        });
        assertThat(modelOf(line).faultsOf(calls)).isNotEmpty();
    }

    @Test
    void theModelSeesALineThatIsCalledFromItsEnd() {
        var line = crowd(2);
        var calls = List.of(
                new LineModel.Call(line.get(1).reception(), 1, 2),
                new LineModel.Call(line.get(0).reception(), 3, 4));
        assertThat(modelOf(line).faultsOf(calls)).containsExactly("1 was called before 0");
    }

    @Test
    void aPetitionerWhoIsJustBeingConfirmedIsNotPassedOver() {
        var line = crowd(2);
        var official = new Counter(SERVERS.second(), town.official);
        official.take(town.desk);
        var clerk = new Counter(SERVERS.first(), town.clerk);
        var called = clerk.whileRenewing(line.get(0), () -> official.callNext(town.desk));
        assertThat(called).isEqualTo(line.get(0).reception());
    }

    @Test
    void oneDeskThatCallsTwiceAtOnceGetsOnePetitioner() {
        crowd(2);
        var official = new Counter(SERVERS.first(), town.official);
        official.take(town.desk);
        var start = new CyclicBarrier(2);
        var answers = atOnce(2, _ -> {
            start.await();
            try {
                return List.of(official.callNext(town.desk).toString());
            } catch (Refused refused) {
                return List.of(refused.code());
            }
        });
        assertThat(answers).hasSize(2).containsOnlyOnce("reception.desk-busy");
    }

    @ParameterizedTest
    @CsvSource({
        "reception_one_per_desk,     'stage = ''CALLED'', desk = :one'",
        "reception_one_per_terminal, 'terminal = :one'",
        "reception_one_per_case,     'case_id = :one'",
        "reception_one_hold_per_desk,'room_desk = :one'"
    })
    void theDatabaseRefusesWhatTheCodeShouldNeverTry(String index, String change) {
        var line = crowd(2);
        var one = UUID.randomUUID();
        // In one transaction: the sweep parts whom a desk that nobody mans holds.
        var transaction = SERVERS.first().bean(TransactionTemplate.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    setByForce(line.get(0), change, one);
                    setByForce(line.get(1), change, one);
                }))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining(index);
    }

    private void setByForce(Petitioner petitioner, String change, UUID one) {
        SERVERS.jdbc()
                .sql("update reception set " + change + " where id = :id")
                .param("one", one)
                .param("id", petitioner.reception())
                .update();
    }

    private List<Petitioner> crowd(int size) {
        var clerk = new Counter(SERVERS.first(), town.clerk);
        return IntStream.range(0, size)
                .mapToObj(_ -> clerk.checkIn(town.newTerminal(), town.city))
                .toList();
    }

    private static LineModel modelOf(List<Petitioner> line) {
        return new LineModel(line.stream().map(Petitioner::reception).toList());
    }

    private interface Work<T> {
        List<T> of(int number) throws Exception;
    }

    private static <T> List<T> atOnce(int threads, Work<T> work) {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var tasks = IntStream.range(0, threads)
                    .mapToObj(number -> (Callable<List<T>>) () -> work.of(number))
                    .toList();
            var all = new ArrayList<T>();
            for (var done : pool.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
                all.addAll(done.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError("a desk failed", e.getCause());
        }
    }
}
