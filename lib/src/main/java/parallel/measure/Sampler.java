package parallel.measure;

import com.sun.management.ThreadMXBean;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Takes the times of several ways, so that none of them has the luck of the draw.
 *
 * <p>First every way starts what it keeps, and runs once, in the order named: its cold run. Then come rounds; in each, every way has a
 * block of its own, and the blocks' order is shuffled. In a block the first calls are not counted, because what ran just before
 * changes what it costs to start or wake threads; the others follow back to back. Calls too short for the clock are timed in batches.
 * The first rounds warm up, and so do all later ones until the times of no way rise or fall any more. Where ways are so alike, and their times so
 * uneven, that a difference may hide, the rounds are doubled and at most tripled: three looks at 99 % each. Where a block is a few long
 * calls, the garbage of the others is collected before it.
 */
final class Sampler {

    /** One way: a name, what it starts beforehand, what to run, and what to do with its result (outside the time taken). */
    record Way(String name, Callable<Boolean> start, Callable<?> action, Consumer<Object> check) { }

    /** What is read while ways are measured, and how garbage is collected: this JVM's, but in tests. */
    record Gauges(LongSupplier clock, LongSupplier threadsStarted, LongSupplier bytesAllocated, Runnable collector) {

        static final Gauges REAL = new Gauges(System::nanoTime, THREADS::getTotalStartedThreadCount,
                THREADS::getTotalThreadAllocatedBytes, System::gc);
    }

    /** Whether to take longer than asked, where less would be wrong. */
    enum Pace {
        /** For one point of many on a curve: only what a verdict needs at all. */
        HASTY,
        /** The reader said how long: go on only where times change or a difference may hide. */
        AS_ASKED,
        /** Nobody said how long: longer blocks, too, for ways that hand work to threads. */
        CAREFUL
    }

    /** Rounds that count, when calls are short. More rounds tell smaller differences, but each block has fewer calls. */
    private static final int ROUNDS = 32;
    /** Rounds that only warm up, when calls are short. */
    private static final int WARM_UP_ROUNDS = 6;
    /** The fewest rounds of all, where so few calls would take too long. */
    private static final int AT_LEAST_ROUNDS = 3;
    /** Where eight rounds take longer than so many times the budget, there are fewer. */
    private static final int PATIENCE = 10;
    /** While times rise or fall, or a difference may hide, the measurement goes on, for at most so many times the rounds planned. */
    private static final int LONGEST = 3;
    /** The same where ways hand work to threads and nobody said how long: fewer, because each is longer. */
    private static final int ROUNDS_WITH_THREADS = 20;
    private static final int WARM_UP_ROUNDS_WITH_THREADS = 4;
    /** A block of such a way is so much longer: what ran before lingers in the system's scheduler for some 60 ms. */
    private static final double LONGER_WITH_THREADS = 3;
    /** The part of a block that is not counted; the second one for the longer blocks. */
    private static final double SETTLE = 0.2;
    private static final double SETTLE_WITH_THREADS = 0.5;
    /** Where nothing was found but this much of a difference could be there, more rounds may find it. */
    private static final double MAY_HIDE = 0.06;
    private static final int MOST_SAMPLES_IN_A_BLOCK = 2_000;
    /** A sample lasts at least this long, some hundred times the clock's resolution. */
    private static final double SHORTEST_SAMPLE_NANOS = 20_000;
    /** A step of the clock may be at most this part of a sample. */
    private static final double CLOCK_STEP = 0.01;
    private static final int MOST_LOOKS = 1_000_000;
    /** For calls longer than this the caches and pools of the last way make no difference worth a further call. */
    private static final double LONG_CALL_NANOS = 15_000_000;
    /** With fewer samples in a block than this, one collection of garbage may move their mean; with more, it would only disturb. */
    private static final int FEW_SAMPLES = 3;
    private static final long MUCH_GARBAGE_BYTES = 8_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /** Results go here, by a write that no compiler leaves out; so it cannot leave out the work either. */
    private static Object sink;
    private static final VarHandle SINK;

    static {
        try {
            SINK = MethodHandles.lookup().findStaticVarHandle(Sampler.class, "sink", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Gauges gauges;
    private final LongSupplier clock;
    private final Random random;
    private final double askedNanos;
    private final Pace pace;
    /** What is planned with: what was asked for, or more where ways hand work to threads. */
    private double budgetNanos;
    /** As many rounds as are made where calls are short. */
    private Plan full = new Plan(WARM_UP_ROUNDS, ROUNDS);
    private final double clockStep;
    private final double shortestSample;
    private final List<Tape> tapes = new ArrayList<>();
    /** What all threads of this JVM had allocated, in bytes, when garbage was collected last. */
    private long collectedAt;

    Sampler(Gauges gauges, Random random, Duration budget, Pace pace) {
        this.gauges = gauges;
        clock = gauges.clock;
        this.random = random;
        this.pace = pace;
        askedNanos = budget.toNanos();
        budgetNanos = askedNanos;
        clockStep = step(clock);
        shortestSample = Math.clamp(clockStep / CLOCK_STEP, SHORTEST_SAMPLE_NANOS, LONG_CALL_NANOS);
    }

    /** One way's numbers while they are collected. */
    private static final class Tape {
        final Way way;
        double startNanos;
        double firstNanos;
        boolean usesThreads;
        /** How long a block of this way lasts, in ns, and how much of that is not counted. */
        double blockNanos;
        double settleNanos;
        /** How long a call took lately, in ns. */
        double lately;
        final List<List<Double>> rounds = new ArrayList<>();
        /** Of each round; kept, because every further round is compared with all before it. */
        final List<Double> means = new ArrayList<>();

        Tape(Way way) {
            this.way = way;
        }

        boolean changesFrom(int round) {
            return Trend.of(means.subList(round, means.size()).stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** So many rounds to warm up, and after them so many that count. */
    private record Plan(int warmUp, int counted) {

        int rounds() {
            return warmUp + counted;
        }
    }

    Timings sample(String what, List<Way> ways) throws Exception {
        if (ways.isEmpty()) throw new IllegalArgumentException("nothing to measure: name at least one way");
        boolean real = gauges == Gauges.REAL;                            // another clock's time is not the system's
        try (Quiet quiet = Quiet.before(what, real); Reporter reporter = new Reporter(what)) {
            try {
                return sample(what, ways, quiet, reporter);
            } catch (Exception e) {
                reporter.stopIfInterrupted(e, "while measuring " + what);
                throw e;
            }
        }
    }

    private Timings sample(String what, List<Way> ways, Quiet quiet, Reporter reporter) throws Exception {
        Neighbours neighbours = new Neighbours();
        long start = clock.getAsLong();
        for (Way way : ways) {
            tapes.add(firstCall(way, () -> {                             // a start may take seconds
                double spent = clock.getAsLong() - start;
                reporter.at(spent / (spent + askedNanos), askedNanos);
            }));
        }
        long worked = start + (long) tapes.stream().mapToDouble(tape -> tape.startNanos).sum();      // what is started once is no part of the work
        Plan plan = rounds(worked, reporter);
        int from = steadyFrom(plan);
        List<String> notes = notes(plan, from, clock.getAsLong() - worked);
        quiet.note().ifPresent(notes::add);
        if (gauges == Gauges.REAL) neighbours.note().ifPresent(notes::add);
        return new Timings(what, rows(from >= 0 ? from : made() - plan.counted), Machine.here(), notes);
    }

    private Tape firstCall(Way way, Beside.Look look) throws Exception {
        Tape tape = new Tape(way);
        long start = clock.getAsLong();
        if (Beside.run(way.start, Reporter.pause(), look)) tape.startNanos = clock.getAsLong() - start;
        long started = gauges.threadsStarted.getAsLong(), waited = waits();
        tape.firstNanos = time(way, 1);
        tape.usesThreads = gauges.threadsStarted.getAsLong() > started || waits() > waited;
        tape.lately = tape.firstNanos;
        return tape;
    }

    /** How often this thread has waited for another: whoever hands its work on does, also to threads that it has kept. */
    private static long waits() {
        ThreadInfo info = THREADS.getThreadInfo(Thread.currentThread().threadId());
        return info == null ? 0 : info.getWaitedCount();                  // nothing is known of a virtual thread
    }

    /** Makes rounds until there are as many as planned, the times have settled and no difference may hide, or patience ends. */
    private Plan rounds(long start, Reporter reporter) throws Exception {
        List<Tape> order = new ArrayList<>(tapes);
        boolean longer = pace == Pace.CAREFUL && tapes.stream().anyMatch(tape -> tape.usesThreads);
        if (longer) full = new Plan(WARM_UP_ROUNDS_WITH_THREADS, ROUNDS_WITH_THREADS);
        double blockNanos = askedNanos / (tapes.size() * full.rounds());
        for (Tape tape : tapes) {
            tape.blockNanos = blockNanos * (longer && tape.usesThreads ? LONGER_WITH_THREADS : 1);
            tape.settleNanos = tape.blockNanos * (longer && tape.usesThreads ? SETTLE_WITH_THREADS : SETTLE);
        }
        budgetNanos = tapes.stream().mapToDouble(tape -> tape.blockNanos).sum() * full.rounds();
        double shortestRound = Double.POSITIVE_INFINITY;
        Plan plan = full;
        int wanted = plan.rounds();
        while (made() < wanted) {
            double begin = clock.getAsLong();
            Collections.shuffle(order, random);
            for (Tape tape : order) block(tape);
            double spent = clock.getAsLong() - start;
            shortestRound = Math.min(shortestRound, start + spent - begin);
            if (made() <= plan.rounds()) {
                plan = plan(spent, shortestRound);
                wanted = plan.rounds();
            }
            if (made() == wanted) wanted += more(plan, spent, shortestRound);
            double left = (wanted - made()) * shortestRound;
            reporter.at(spent / (spent + left), left);
        }
        return plan;
    }

    /** How many rounds more, beyond the plan: one while times change; as many again where a difference may hide; else none. */
    private int more(Plan plan, double spent, double roundNanos) {
        int from = steadyFrom(plan);
        int more = from < 0 ? 1 : pace != Pace.HASTY && mayHide(from) ? plan.counted : 0;
        boolean withinReason = made() + more <= LONGEST * plan.rounds() && spent + more * roundNanos <= (LONGEST + 0.5) * budgetNanos;
        return withinReason ? more : 0;
    }

    private boolean mayHide(int from) {
        List<Timing> rows = rows(from);
        for (int i = 0; i < rows.size(); i++) {
            for (Timing other : rows.subList(i + 1, rows.size())) {
                Comparison comparison = Comparison.of(rows.get(i), other);
                if (!comparison.slower() && !comparison.faster() && comparison.high() > (1 + MAY_HIDE) * comparison.ratio()) return true;
            }
        }
        return false;
    }

    private List<Timing> rows(int from) {
        return tapes.stream().map(tape -> new Timing(tape.way.name, tape.startNanos, tape.firstNanos,
                tape.rounds.subList(from, made()))).toList();
    }

    /** As many rounds as the budget allows, but enough for a verdict unless that takes far too long. */
    private Plan plan(double spent, double roundNanos) {
        int rounds = made() + (int) Math.clamp((budgetNanos - spent) / roundNanos + 0.5, 0, full.rounds() - made());
        int warmUp = Math.clamp(rounds / (1 + full.counted / full.warmUp), 1, full.warmUp);
        if (rounds - warmUp >= Timing.LEAST_ROUNDS) return new Plan(warmUp, rounds - warmUp);
        double patience = PATIENCE * budgetNanos - spent;
        if ((1 + Timing.LEAST_ROUNDS - made()) * roundNanos <= patience) return new Plan(1, Timing.LEAST_ROUNDS);
        return new Plan(0, Math.clamp(made() + (int) (patience / roundNanos), AT_LEAST_ROUNDS, Timing.LEAST_ROUNDS - 1));
    }

    private int made() {
        return tapes.getFirst().rounds.size();
    }

    /** The first round from which on the times of no way rise or fall; -1 if there are not rounds enough after it. */
    private int steadyFrom(Plan plan) {
        for (int from = plan.warmUp; from <= made() - plan.counted; from++) {
            int round = from;
            if (tapes.stream().noneMatch(tape -> tape.changesFrom(round))) return from;
        }
        return -1;
    }

    private void block(Tape tape) throws Exception {
        double blockNanos = tape.blockNanos;
        if (tapes.size() > 1 && blockNanos / Math.max(tape.lately, 1) < FEW_SAMPLES) collectGarbage();
        long start = clock.getAsLong();
        if (tape.lately < LONG_CALL_NANOS) {
            do {
                tape.lately = time(tape.way, batch(tape));
            } while (clock.getAsLong() - start < tape.settleNanos);
        }
        List<Double> nanos = new ArrayList<>();
        do {
            tape.lately = time(tape.way, batch(tape));
            nanos.add(tape.lately);
        } while (clock.getAsLong() - start < blockNanos && nanos.size() < MOST_SAMPLES_IN_A_BLOCK);
        tape.rounds.add(nanos);
        tape.means.add(Timing.mean(nanos));
    }

    /** Else one way might pay for what the others threw away. */
    private void collectGarbage() {
        if (gauges.bytesAllocated.getAsLong() - collectedAt < MUCH_GARBAGE_BYTES) return;
        gauges.collector.run();
        collectedAt = gauges.bytesAllocated.getAsLong();
    }

    /** How many calls make one sample. */
    private int batch(Tape tape) {
        return (int) Math.clamp(Math.ceil(shortestSample / Math.max(tape.lately, 0.1)), 1, 500_000);
    }

    /** The time of one call in ns, as the mean of so many in a row. */
    private double time(Way way, int calls) throws Exception {
        if (Thread.interrupted()) throw new InterruptedException();       // the pieces need not look
        Callable<?> action = way.action;
        Object result = null;
        long start = clock.getAsLong();
        for (int i = 0; i < calls; i++) {
            result = action.call();
            SINK.setOpaque(result);
        }
        long end = clock.getAsLong();
        way.check.accept(result);
        return (double) (end - start) / calls;
    }

    /** What the reader must know to trust the numbers. */
    private List<String> notes(Plan plan, int from, double tookNanos) {
        List<String> notes = new ArrayList<>();
        double took = tookNanos / 1e9, asked = askedNanos / 1e9;
        if (plan.counted < Timing.LEAST_ROUNDS) {
            notes.add(String.format(Locale.ROOT, "Only %d rounds of such long calls in %.1f s: too few for a verdict. %d would take "
                    + "about %.0f s: within(Duration.ofSeconds(%4$.0f)).", plan.counted, took, Timing.LEAST_ROUNDS,
                    Math.ceil(took / (1 + plan.rounds()) * (2 + Timing.LEAST_ROUNDS))));
        } else if (from < 0) {
            notes.add(String.format(Locale.ROOT, "After %.1f s the times still changed from round to round (%s): "
                    + "what they settle at is not known.", took, changing(made() - plan.counted)));
        } else if (took > 1.5 * asked) {
            notes.add(String.format(Locale.ROOT, "Took %.1f s, not %.1f s: %s.", took, asked,
                    from > plan.warmUp ? "so long the times changed from round to round"
                    : made() > plan.rounds() ? "ways so alike, and times so uneven, need more rounds"
                    : budgetNanos > askedNanos ? "ways that hand work to threads need longer"
                    : "fewer than " + Timing.LEAST_ROUNDS + " rounds would say little"));
        }
        if (clockStep > CLOCK_STEP * SHORTEST_SAMPLE_NANOS && tapes.stream().anyMatch(this::tooShortForTheClock)) {
            notes.add(String.format(Locale.ROOT, "The clock here moves in steps of %,.0f µs: short times are rough.", clockStep / 1e3));
        }
        return notes;
    }

    private boolean tooShortForTheClock(Tape tape) {
        return tape.lately * batch(tape) < clockStep / CLOCK_STEP;
    }

    private String changing(int from) {
        return String.join(", ", tapes.stream().filter(tape -> tape.changesFrom(from)).map(tape -> tape.way.name).toList());
    }

    /** The smallest step of a clock, in ns; 0 if it never moves while one looks, as a clock of the tests' own. */
    static double step(LongSupplier clock) {
        double least = Double.POSITIVE_INFINITY;
        long last = clock.getAsLong();
        for (int looks = 0, steps = 0; looks < MOST_LOOKS && steps < 20; looks++) {
            long now = clock.getAsLong();
            if (now == last) continue;
            least = Math.min(least, now - last);
            last = now;
            steps++;
        }
        return least == Double.POSITIVE_INFINITY ? 0 : least;
    }
}
