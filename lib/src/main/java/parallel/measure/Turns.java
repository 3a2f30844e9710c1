package parallel.measure;

import java.io.IOException;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import parallel.Given;
import parallel.Joining;
import parallel.Task;
import parallel.strategy.ChildProcesses;

/**
 * How the system shares its cores among threads that are always busy: the turns that each of them really got.
 *
 * <p>Every thread does nothing but read the clock, or a small job in between. While it runs, two readings are a fraction of a microsecond apart; a larger hole means
 * that it was taken off its core, so the hole is a pause and what lies between two holes is a turn. That needs no right and no tool of the
 * system, and shows what its scheduler did, where {@link Timings} only show what it cost.
 * <pre>{@code
 * Turns turns = Turns.of(4);
 * turns.timeline().together()     // 2 on two cores: the other two wait for their turn
 * turns.coresBusy()               // CPU time over wall time
 * }</pre>
 * <p><b>Interrupt.</b> Ends the threads, waits for them, then {@link InterruptedException}. <b>Thread safety.</b> Immutable; the threads of
 * one recording share only when to stop. <b>Source.</b> The article, "Concurrency"; chapter 1.
 *
 * @param timeline the turns, a lane for each thread
 * @param shares   what each thread got, in the order of the lanes
 */
public record Turns(Timeline timeline, List<Share> shares) implements Serializable {

    /** The most threads: twice the cores of a large machine. */
    public static final int MOST_THREADS = 1_000;
    /** How long it is recorded unless told otherwise: 0.3 s. */
    public static final Duration LENGTH = Duration.ofMillis(300);
    /** {@link #of(int)} as a task, which a child process can do too: so many busy threads. */
    public static final Task<Integer, Turns> TASK = Turns::of;

    private static final int MOST_TRIES = 3;
    private static final Duration WARM_UP = Duration.ofMillis(100);
    private static final Duration SHORTEST = Duration.ofMillis(10), LONGEST = Duration.ofSeconds(10);
    /**
     * A longer hole between two readings of the clock is a pause. An interrupt of the hardware takes less, and so does a move to another
     * core; a turn of another thread takes more.
     */
    private static final long HOLE_NANOS = 200_000;

    private static final Runnable NOTHING = () -> { };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * What one thread got.
     *
     * @param cpuNanos its CPU time, in ns
     * @param switches how often the system took it off its core before it was done; -1 where the system does not say
     */
    public record Share(double cpuNanos, long switches) implements Serializable {

        /** @throws IllegalArgumentException if the time is no number from 0 up; -1 switches: the system does not say */
        public Share {
            Given.atLeast(0, cpuNanos, "a thread's CPU time");
            if (switches < -1) throw new IllegalArgumentException("switches are 0 or more, or -1 where the system does not say, not " + switches);
        }
    }

    /** @throws IllegalArgumentException if there is not one share for each lane */
    public Turns {
        Given.made(timeline, "the timeline of the turns is");
        shares = Given.list(shares, "the shares", "give one for each lane");
        if (shares.size() != timeline.lanes().size()) {
            throw new IllegalArgumentException(shares.size() + " shares for " + timeline.lanes().size() + " lanes");
        }
    }

    /** So many busy threads for {@link #LENGTH}. */
    public static Turns of(int threads) throws InterruptedException {
        return of(threads, LENGTH);
    }

    /**
     * Keeps so many threads busy for so long, and records when each of them ran.
     *
     * @param threads 1 to {@value #MOST_THREADS}
     * @param length  10 ms to 10 s
     * @throws IllegalArgumentException if one of them is out of range
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static Turns of(int threads, Duration length) throws InterruptedException {
        checked(length);
        checked(threads);
        SequencedMap<String, Runnable> idle = new LinkedHashMap<>();
        for (int i = 1; i <= threads; i++) idle.put("thread " + i, NOTHING);
        return of(idle, length);
    }

    /**
     * The same with a job for each thread, which it does over and over between two looks at the clock.
     *
     * @param jobs   by the names of their lanes, 1 to {@value #MOST_THREADS}; each call a few microseconds, since a longer one looks like a pause
     * @param length 10 ms to 10 s
     * @throws IllegalArgumentException if one of them is out of range
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static Turns of(SequencedMap<String, Runnable> jobs, Duration length) throws InterruptedException {
        return of(jobs, length, System::nanoTime);
    }

    /** The same on a clock of the tests' own, which all threads read. */
    static Turns of(SequencedMap<String, Runnable> jobs, Duration length, LongSupplier clock)
            throws InterruptedException {
        Given.map(jobs, "the jobs", "give each thread a name and its work");
        int threads = jobs.size();
        checked(threads);
        checked(length);
        spin(jobs, WARM_UP.toNanos(), clock);         // so that the loop is compiled, and the last cell's own work over
        Neighbours neighbours = new Neighbours();
        List<Busy> busy = spin(jobs, length.toNanos(), clock);
        List<Timeline.Lane> lanes = busy.stream().map(each -> new Timeline.Lane(each.getName(), each.spans)).toList();
        return new Turns(new Timeline(threads + (threads == 1 ? " busy thread" : " busy threads"), "at work", length.toNanos(), lanes, Machine.here(),
                neighbours.note().stream().toList()), busy.stream().map(each -> each.share).toList());
    }

    /**
     * {@link #of(SequencedMap, Duration)} for the question how many <i>can</i> be at work at once: other programs may take a core for a moment,
     * so it is tried up to three times, until there are as many as there are cores or jobs, and the try with the most is kept.
     */
    public static Turns freest(SequencedMap<String, Runnable> jobs, Duration length) throws InterruptedException {
        return freest(() -> of(jobs, length));
    }

    /** One try. */
    @FunctionalInterface
    interface Try {
        Turns record() throws InterruptedException;
    }

    static Turns freest(Try one) throws InterruptedException {
        Turns freest = one.record();
        int can = Math.min(freest.shares.size(), freest.timeline.machine().cores());
        for (int i = 1; i < MOST_TRIES && freest.timeline.together() < can; i++) {
            Turns next = one.record();
            if (next.timeline.together() > freest.timeline.together()) freest = next;
        }
        return freest;
    }

    private static void checked(int threads) {
        if (threads < 1 || threads > MOST_THREADS) throw new IllegalArgumentException("busy threads: 1 to " + MOST_THREADS + ", not " + threads);
    }

    private static void checked(Duration length) {
        Objects.requireNonNull(length, "the time for busy threads is null: give 10 ms to 10 s");
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) throw new IllegalArgumentException("busy threads: for 10 ms to 10 s, not " + length);
    }

    /** Keeps a thread busy with each job; returns them when they have ended. */
    private static List<Busy> spin(SequencedMap<String, Runnable> jobs, long nanos, LongSupplier clock)
            throws InterruptedException {
        var signals = new Signals(clock, new CountDownLatch(jobs.size()), new CountDownLatch(1));
        List<Busy> busy = new ArrayList<>();
        jobs.forEach((name, job) -> busy.add(new Busy(name, job, nanos, signals)));
        try {
            busy.forEach(Thread::start);
            signals.ready.await();
            signals.begin = clock.getAsLong();
            signals.go.countDown();
            for (Busy each : busy) each.join();
        } catch (InterruptedException | Error end) {            // an error: so many threads cannot be started here
            signals.stopped = true;
            signals.go.countDown();
            for (Busy each : busy) Joining.completely(each);
            throw end;
        }
        return busy;
    }

    /**
     * The same in a child JVM that may use one core only, whatever the machine has.
     *
     * @param threads 1 to {@value #MOST_THREADS}
     * @return empty where the system has no means to hold a process to one core
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static Optional<Turns> onOneCore(int threads) throws InterruptedException {
        checked(threads);
        Optional<ChildProcesses> oneCore = ChildProcesses.onOneCore(1);
        if (oneCore.isEmpty()) return Optional.empty();
        try (ChildProcesses child = oneCore.get()) {
            return Optional.of(child.map(List.of(threads), TASK).getFirst());
        }
    }

    /** What the threads of one recording share. */
    private static final class Signals {
        final LongSupplier clock;
        final CountDownLatch ready, go;
        /** When it began, in ns of the clock; written before {@link #go}, read after it. */
        long begin;
        volatile boolean stopped;

        Signals(LongSupplier clock, CountDownLatch ready, CountDownLatch go) {
            this.clock = clock;
            this.ready = ready;
            this.go = go;
        }
    }

    /** A thread that reads the clock until the time is over. What it found is read after its end. */
    private static final class Busy extends Thread {
        private final Runnable job;
        private final long length;
        private final Signals signals;
        private final List<Timeline.Span> spans = new ArrayList<>();
        private Share share;

        Busy(String name, Runnable job, long length, Signals signals) {
            super(name);
            setDaemon(true);
            this.job = job;
            this.length = length;
            this.signals = signals;
        }

        @Override
        public void run() {
            long switches = switches();
            signals.ready.countDown();
            try {
                signals.go.await();
            } catch (InterruptedException nobodyDoes) {
                return;
            }
            long cpu = THREADS.getCurrentThreadCpuTime();
            spin();
            cpu = THREADS.getCurrentThreadCpuTime() - cpu;
            share = new Share(cpu, switches < 0 ? -1 : switches() - switches);
        }

        private void spin() {
            long begin = signals.begin, end = begin + length;
            long from = signals.clock.getAsLong(), last = from, now = from;
            while (now < end && !signals.stopped) {
                if (now - last > HOLE_NANOS) {
                    add(from - begin, last - begin);
                    from = now;
                }
                last = now;
                job.run();
                now = signals.clock.getAsLong();
            }
            if (!signals.stopped) add(from - begin, last - begin);
        }

        /** One reading of the clock alone is no turn. */
        private void add(long from, long to) {
            if (to > from) spans.add(new Timeline.Span(from, to));
        }

        /** How often this thread has been taken off its core so far; -1 where the system does not say. */
        private static long switches() {
            try {
                return Files.readAllLines(Path.of("/proc/thread-self/status")).stream().filter(line -> line.startsWith("nonvoluntary_ctxt_switches:"))
                        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip())).findFirst().orElse(-1);
            } catch (IOException | RuntimeException elsewhere) {
                return -1;
            }
        }
    }

    /** How many turns all threads had together. */
    public int count() {
        return timeline.lanes().stream().mapToInt(lane -> lane.spans().size()).sum();
    }

    /** The middle one of all turns, in ns; half of them were shorter. 0 if there were none. */
    public double medianTurnNanos() {
        return Timeline.medianNanos(timeline.lanes().stream().flatMap(lane -> lane.spans().stream()));
    }

    /** The longest time for which one of the threads stood still before it ran on, in ns; the wait for its first turn counts. */
    public double longestPauseNanos() {
        return timeline.lanes().stream().mapToDouble(this::longestPauseNanos).max().orElseThrow();
    }

    /** The same of one lane. */
    public double longestPauseNanos(Timeline.Lane lane) {
        Objects.requireNonNull(lane, "the lane is null: give one of timeline().lanes()");
        double longest = 0, since = 0;
        for (Timeline.Span span : lane.spans()) {
            longest = Math.max(longest, span.fromNanos() - since);
            since = span.toNanos();
        }
        return Math.max(longest, timeline.nanos() - since);
    }

    /** How often the system took a thread off its core; empty where it does not say. */
    public OptionalLong switches() {
        return shares.stream().anyMatch(share -> share.switches < 0) ? OptionalLong.empty()
                : OptionalLong.of(shares.stream().mapToLong(Share::switches).sum());
    }

    /** CPU time over wall time: how many cores the threads kept busy on average. */
    public double coresBusy() {
        return shares.stream().mapToDouble(Share::cpuNanos).sum() / timeline.nanos();
    }

    /** The part of the time that each thread got a core for, 0 to 1, in the order of the lanes. */
    public List<Double> sharesOfTime() {
        return shares.stream().map(share -> share.cpuNanos / timeline.nanos()).toList();
    }
}
