package parallel.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import parallel.strategy.Abandoned;

/**
 * Takes the times of several ways, so that none of them has the luck of the draw.
 *
 * <p>First every way runs once, in the order named: its first run. Then come rounds; in each, every way has a block of its own, and
 * the blocks' order is shuffled. The first round only warms up. In later rounds the first calls of a block are not counted, because
 * what ran just before changes what it costs to start threads. Calls too short for the clock are timed in batches.
 */
final class Sampler {

    /** One way: a name, what to run, and what to do with its result (outside the time taken). */
    record Way(String name, Callable<?> action, Consumer<Object> check) { }

    /** The fewest counted runs of each way: from eight on, the range of the runs bounds the median with 99 % confidence. */
    static final int LEAST_SAMPLES = 8;
    private static final int MOST_SAMPLES = 20_000;
    private static final int ROUNDS = 4;
    /** A sample lasts at least this long, some thousand times the clock's resolution. */
    private static final double SHORTEST_SAMPLE_NANOS = 50_000;
    /** For calls longer than this the caches and pools of the last way make no difference worth a further call. */
    private static final double LONG_CALL_NANOS = 20_000_000;

    /** Keeps results alive, so that no compiler can leave the work out. */
    private static volatile Object sink;

    private final LongSupplier clock;
    private final Random random;
    private final Duration budget;

    Sampler(LongSupplier clock, Random random, Duration budget) {
        this.clock = clock;
        this.random = random;
        this.budget = budget;
    }

    /** One way's numbers while they are collected. */
    private static final class Tape {
        final Way way;
        final double firstNanos;
        final List<Double> nanos = new ArrayList<>();
        double lately;

        Tape(Way way, double firstNanos) {
            this.way = way;
            this.firstNanos = firstNanos;
            lately = firstNanos;
        }
    }

    Timings sample(String what, List<Way> ways) throws Exception {
        if (ways.isEmpty()) throw new IllegalArgumentException("nothing to measure: name at least one way");
        refuseBesideAbandonedThreads();
        long start = clock.getAsLong();
        List<Tape> tapes = new ArrayList<>();
        for (Way way : ways) tapes.add(new Tape(way, time(way, 1)));
        List<Tape> order = new ArrayList<>(tapes);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (Tape tape : order) block(tape, round, (double) budget.toNanos() / (ways.size() * ROUNDS));
        }
        double took = (clock.getAsLong() - start) / 1e9;
        return new Timings(what, tapes.stream().map(t -> new Timing(t.way.name, t.firstNanos, t.nanos)).toList(),
                Machine.here(), notes(took));
    }

    private void block(Tape tape, int round, double blockNanos) throws Exception {
        boolean warmUp = round == 0;
        long start = clock.getAsLong();
        double uncounted = warmUp ? blockNanos : blockNanos / 5;
        if (tape.lately < LONG_CALL_NANOS) {
            do {
                tape.lately = time(tape.way, batch(tape));
            } while (clock.getAsLong() - start < uncounted);
        }
        if (warmUp) return;
        int wanted = (LEAST_SAMPLES * round + ROUNDS - 2) / (ROUNDS - 1);      // by the end of this round
        while (tape.nanos.size() < wanted
                || clock.getAsLong() - start < blockNanos && tape.nanos.size() < MOST_SAMPLES) {
            tape.lately = time(tape.way, batch(tape));
            tape.nanos.add(tape.lately);
        }
    }

    /** How many calls make one sample. */
    private static int batch(Tape tape) {
        return (int) Math.clamp(Math.ceil(SHORTEST_SAMPLE_NANOS / Math.max(tape.lately, 0.1)), 1, 500_000);
    }

    /** The time of one call in ns, as the mean of so many in a row. */
    private double time(Way way, int calls) throws Exception {
        Callable<?> action = way.action;
        Object result = null;
        long start = clock.getAsLong();
        for (int i = 0; i < calls; i++) {
            result = action.call();
            sink = result;
        }
        long end = clock.getAsLong();
        way.check.accept(result);
        return (double) (end - start) / calls;
    }

    private List<String> notes(double took) {
        double asked = budget.toNanos() / 1e9;
        return took <= 1.5 * asked ? List.of() : List.of(String.format(Locale.ROOT,
                "Took %.1f s, not %.1f s: fewer than %d runs of each way would say little.", took, asked, LEAST_SAMPLES));
    }

    private static void refuseBesideAbandonedThreads() {
        List<String> names = Abandoned.threads().stream().map(Thread::getName).toList();
        if (!names.isEmpty()) {
            throw new IllegalStateException("not measured: an abandoned task still keeps a core busy (" + String.join(", ", names)
                    + "); restart the kernel, then measure again");
        }
    }
}
