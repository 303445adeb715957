package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.journey.Deed.Done;
import cn.dangmian.signaling.journey.Deed.Outcome;
import cn.dangmian.signaling.journey.Deed.Verb;
import cn.dangmian.signaling.journey.Waiter.Stage;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.reception.Views;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Does deeds in rounds, all of a round at once on two nodes, and lets the model explain each round. */
final class LineRounds implements AutoCloseable {

    private static final int ROUNDS_TO_A_LOOK = 20;

    private final List<Node> nodes;
    private final Crowd crowd;
    private final Crowd.Places places;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private WaitingModel model;
    private final Random random;

    final Map<String, Integer> outcomes = new HashMap<>();
    final AtomicInteger deeds = new AtomicInteger();
    final AtomicInteger rounds = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    final AtomicInteger terminated = new AtomicInteger();
    final AtomicInteger came = new AtomicInteger();
    final AtomicInteger repeated = new AtomicInteger();

    LineRounds(List<Node> nodes, Crowd.Places places, WaitingModel model, Random random) {
        this.nodes = nodes;
        this.places = places;
        this.crowd = new Crowd(nodes, places);
        this.model = model;
        this.random = random;
    }

    WaitingModel model() {
        return model;
    }

    /** @param cut whether backends are terminated meanwhile */
    List<Done> round(List<Deed> all, boolean cut) {
        var before = model;
        var start = new CyclicBarrier(all.size() + 1);
        var commands = all.stream().map(_ -> UUID.randomUUID()).toList();
        var work = IntStream.range(0, all.size())
                .mapToObj(i -> (Callable<Done>) () -> {
                    start.await();
                    return new Done(all.get(i), crowd.does(all.get(i), commands.get(i), i % nodes.size()));
                })
                .map(threads::submit)
                .toList();
        var done = new ArrayList<Done>();
        try {
            start.await();
            terminated.addAndGet(cut ? terminateSome() : 0);
            for (var one : work) {
                done.add(timed(one.get(60, TimeUnit.SECONDS)));
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(all.toString(), failed.getCause());
        } catch (InterruptedException | BrokenBarrierException | TimeoutException failed) {
            throw new IllegalStateException(all.toString(), failed);
        }
        explain(before, done);
        repeatOne(done, commands);
        close(done);
        return done;
    }

    private void close(List<Done> done) {
        // Before the next deeds are chosen, so that none is about what the model no longer knows.
        model.forgetTheGone();
        count(done);
        if (rounds.get() % ROUNDS_TO_A_LOOK == 0) {
            look();
        }
    }

    private void explain(WaitingModel before, List<Done> done) {
        var seen = patiently(() -> Glance.of(nodes.getFirst(), places));
        var explanation = new Explanation(done, seen);
        model = explanation
                .from(before)
                .orElseThrow(() -> new AssertionError("nothing explains\n" + lines(done) + "\nfrom " + before + "\nto "
                        + seen + "\n" + explanation.whatDiffers()));
    }

    /** What everybody's page shows, too. It costs more than all deeds of a round. */
    void look() {
        assertThat(patiently(this::seen)).isEqualTo(shown(model));
        looks.incrementAndGet();
    }

    private static String lines(List<Done> done) {
        return String.join("\n", done.stream().map(Done::toString).toList());
    }

    /** A command that is repeated has the first answer and no other effect; what is seen next is compared with the model. */
    private void repeatOne(List<Done> done, List<UUID> commands) {
        var which = random.nextInt(done.size());
        var first = done.get(which);
        if (first.outcome().isDone()
                && first.deed().verb() != Verb.RENEW
                && first.deed().verb() != Verb.FALL_SILENT
                && first.deed().verb() != Verb.TIME_COMES) {
            var again = crowd.does(first.deed(), commands.get(which), random.nextInt(nodes.size()));
            assertThat(List.of(again.code(), String.valueOf(again.petitioner()), again.ticket()))
                    .as("repeated: %s", first)
                    .isEqualTo(List.of(
                            "",
                            String.valueOf(first.outcome().petitioner()),
                            first.outcome().ticket()));
            assertThat(patiently(() -> Glance.of(nodes.getFirst(), places)))
                    .as("after %s was repeated", first)
                    .isEqualTo(Glance.of(model));
            repeated.incrementAndGet();
        }
    }

    private void count(List<Done> done) {
        rounds.incrementAndGet();
        deeds.addAndGet(done.size());
        done.forEach(one -> outcomes.merge(
                one.outcome().code().isEmpty() ? "done" : one.outcome().code(), 1, Integer::sum));
        came.addAndGet((int) done.stream()
                .filter(one ->
                        one.deed().verb() == Verb.CHECK_IN && one.outcome().isDone())
                .count());
    }

    /** When somebody came is the product's to say; the model asks no clock. */
    private Done timed(Done one) {
        var outcome = one.outcome();
        if (one.deed().verb() != Verb.CHECK_IN || outcome.petitioner() == null) {
            return one;
        }
        var came = patiently(() -> nodes.getFirst()
                .jdbc()
                .sql("select checked_in_at from reception where id = ?")
                .param(outcome.petitioner())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single());
        return new Done(one.deed(), new Outcome("", outcome.petitioner(), outcome.ticket(), came, outcome.ended()));
    }

    private int terminateSome() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(12));
        return patiently(
                () -> nodes.getFirst().jdbc().sql("""
                        select count(*) filter (where pg_terminate_backend(pid)) from
                            (select pid from pg_stat_activity where datname = current_database() and usename = current_user
                               and pid <> pg_backend_pid() and state <> 'idle' limit 3) victims""").query(Integer.class).single());
    }

    /** A connection from the pool may have been cut; what is wrong in itself is not tried again. */
    private static <T> T patiently(Supplier<T> look) {
        for (var tries = 0; ; tries++) {
            try {
                return look.get();
            } catch (DataAccessException | TransactionException cut) {
                if (tries == 20) {
                    throw cut;
                }
            }
        }
    }

    /** One who waits or was passed over, as both the product's views and the model tell it. */
    private record Entry(
            UUID id,
            int ticket,
            String stage,
            boolean priority,
            boolean away,
            boolean silent,
            int wanted,
            int ahead,
            boolean booked) {}

    private record Seen(List<List<Entry>> lines, List<String> atDesks, List<String> times) {}

    private Seen seen() {
        var views = nodes.getFirst().bean(Views.class);
        var desks = new HashMap<DeskId, Views.DeskView>();
        places.offices().forEach(office -> views.ofLine(new OfficeId(office), (_, _) -> {}, desks::put));
        // Nobody mans these, and they may have somebody all the same.
        places.desks().forEach(desk -> desks.computeIfAbsent(new DeskId(desk), views::of));
        var inOrder = places.desks().stream()
                .map(desk -> Objects.requireNonNull(desks.get(new DeskId(desk))))
                .toList();
        var lines = IntStream.range(0, places.offices().size())
                .mapToObj(line -> inOrder.get(firstDeskOf(line)).line().stream()
                        .map(this::entry)
                        .sorted(Comparator.comparing(one -> one.stage().equals("SKIPPED") ? one.ticket() : 0))
                        .toList())
                .toList();
        return new Seen(
                lines,
                inOrder.stream()
                        .map(Views.DeskView::current)
                        .map(one -> one == null ? "nobody" : one.id() + " " + one.recalls())
                        .toList(),
                crowd.times());
    }

    private int firstDeskOf(int line) {
        return IntStream.range(0, model.desks.size())
                .filter(desk -> model.desks.get(desk).line() == line)
                .findFirst()
                .orElseThrow();
    }

    private Entry entry(Views.Waiting one) {
        var queued = one.stage().equals("QUEUED");
        return new Entry(
                one.id(),
                one.ticket(),
                one.stage(),
                one.priority() != null,
                one.awaySince() != null,
                one.stale(),
                one.wanted() == null ? -1 : places.desks().indexOf(one.wanted().id()),
                queued && one.ahead() != null ? one.ahead() : -1,
                queued && one.bookedFrom() != null);
    }

    private Seen shown(WaitingModel state) {
        var lines = new ArrayList<List<Entry>>();
        for (var line = 0; line < state.lines.size(); line++) {
            var number = line;
            var entries = new ArrayList<>(state.lines.get(line).stream()
                    .map(id -> entry(state.get(id), state.ahead(id)))
                    .toList());
            state.petitioners.values().stream()
                    .filter(one -> one.stage() == Stage.SKIPPED && one.line() == number)
                    .sorted(Comparator.comparing(Waiter::ticket))
                    .forEach(one -> entries.add(entry(one, -1)));
            lines.add(entries);
        }
        var current = IntStream.range(0, state.desks.size())
                .mapToObj(desk -> state.at(desk)
                        .findFirst()
                        .map(one -> one.id() + " " + one.recalls())
                        .orElse("nobody"))
                .toList();
        return new Seen(lines, current, state.times.shown());
    }

    private static Entry entry(Waiter one, int ahead) {
        return new Entry(
                one.id(),
                one.ticket(),
                one.stage().name(),
                one.priority(),
                one.away(),
                one.silent(),
                one.wanted(),
                ahead,
                one.stage() == Stage.QUEUED && one.booked() != null);
    }

    @Override
    public void close() {
        threads.close();
    }
}
