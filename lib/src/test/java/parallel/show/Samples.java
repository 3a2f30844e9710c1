package parallel.show;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import parallel.hazard.Shares;
import parallel.hazard.WaitForGraph;
import parallel.measure.CpuShare;
import parallel.measure.Crossover;
import parallel.measure.Machine;
import parallel.measure.Multiples;
import parallel.measure.PoolSize;
import parallel.measure.Overhead;
import parallel.measure.Scaling;
import parallel.measure.Timeline;
import parallel.measure.Timing;
import parallel.measure.Timings;
import parallel.measure.Turns;
import parallel.measure.Workers;
import parallel.workload.Crowd;

/** Made-up measurements of the sizes that the chapters meet. */
final class Samples {

    static final Machine TWO = new Machine(2, "JDK 25.0.3", "Linux amd64");

    private Samples() { }

    /** A timing whose eleven samples lie evenly within 5 % of the median. */
    static Timing timing(String name, double first, double median) {
        return new Timing(name, first, IntStream.rangeClosed(-5, 5).mapToObj(i -> median * (1 + i / 100.0)).toList());
    }

    static Timings timings(String what, Timing... rows) {
        return new Timings(what, List.of(rows), TWO, List.of());
    }

    static Timings small() {
        return timings("100 numbers from 1", timing("sequential", 310e3, 7.1e3), timing("thread per task", 17e6, 5e6),
                timing("shared queue of 4", 3e6, 500e3), timing("pool of 4", 2.4e6, 900e3));
    }

    static Timings large() {
        return timings("100 numbers from 10^15", timing("sequential", 300e6, 291e6), timing("thread per task", 215e6, 190e6),
                timing("shared queue of 4", 171e6, 160e6), timing("pool of 4", 170e6, 160e6));
    }

    static Multiples multiples(String who, double... values) {
        List<String> ways = List.of("sequential", "way 1", "way 2", "the final way");
        var times = new LinkedHashMap<String, Double>();
        for (int i = 0; i < values.length; i++) times.put(ways.get(i), values[i]);
        return new Multiples(who, times);
    }

    static Scaling scaling(int cores, double... speedups) {
        var rows = new TreeMap<Integer, Timing>();
        for (int i = 0; i < speedups.length; i++) rows.put(1 << i, timing("pool of " + (1 << i), 1, 291e6 / speedups[i]));
        return new Scaling("100 numbers from 10^15", Workers.THREADS, timing("sequential", 1, 291e6), rows, new Machine(cores, "JDK 25.0.3", "Linux amd64"), List.of());
    }

    /** Ways whose tasks cost from 5 ns to half a millisecond. */
    static Overhead overhead(int cores) {
        return new Overhead(100, new Timings("100 tasks that do nothing", List.of(timing("a plain call", 1, 500), timing("kept pool (2)", 1, 60e3), timing("virtual threads", 1, 150e3),
                timing("thread per task", 1, 6e6), timing("child processes (2)", 1, 9e6), timing("cluster (2)", 1, 50e6)), new Machine(cores, "JDK 25.0.3", "Linux amd64"), List.of()));
    }

    static Scaling processes() {
        Scaling threads = scaling(2, 0.95, 1.8);
        var rows = new TreeMap<Integer, Timing>();
        threads.rows().forEach((n, row) -> rows.put(n, new Timing(Workers.PROCESSES.count(n), 90e6 * n, row.firstNanos(), row.rounds())));
        return new Scaling(threads.what(), Workers.PROCESSES, threads.baseline(), rows, threads.machine(), List.of());
    }

    /** So many threads that take turns of 2 ms on two cores. */
    static Turns turns(int threads) {
        List<Timeline.Lane> lanes = IntStream.range(0, threads).mapToObj(i -> new Timeline.Lane("thread " + (i + 1),
                IntStream.range(0, 25).filter(turn -> 2 * turn % threads == i || (2 * turn + 1) % threads == i)
                        .mapToObj(turn -> new Timeline.Span(turn * 2e6, (turn + 1) * 2e6)).toList())).toList();
        return new Turns(new Timeline(threads + " busy threads", "at work", 50e6, lanes, TWO, List.of()),
                lanes.stream().map(lane -> new Turns.Share(lane.busyNanos(), lane.spans().size())).toList());
    }

    /** A timeline with labels, one of them too long for its block, and a lane without. */
    static Timeline dinner() {
        return new Timeline("noodles", "at work", 100e6, List.of(
                new Timeline.Lane("cook", List.of(new Timeline.Span(0, 2e6, "water"), new Timeline.Span(2e6, 62e6, "chop"))),
                new Timeline.Lane("pot", List.of(new Timeline.Span(5e6, 95e6, "boil"))),
                new Timeline.Lane("bell", List.of(new Timeline.Span(95e6, 96e6)))), TWO, List.of());
    }

    /**
     * Sizes from 100 ns to 1 ms; threads gain by the factor, once they have paid for themselves. With 2, the shared queue crosses between
     * 1 µs (100 : 450) and 10 µs (1000 : 900): at 10^(ln 4.5 / (ln 4.5 + ln 1.111)) = 8.6 µs.
     */
    static Crossover crossover(double gain) {
        return new Crossover("100 primes of growing size", IntStream.rangeClosed(2, 6).mapToObj(power -> {
            double work = Math.pow(10, power), all = work * 100;
            return new Crossover.Point(work, timings("primes", timing("sequential", 1, all), timing("thread per task", 1, all / gain + 5e6),
                    timing("shared queue of 4", 1, all / gain + 4e5), timing("pool of 4", 1, all / gain + 9e5)));
        }).toList());
    }

    /** Waits of 100 ms, where one wait after the other takes {@code multiple} times as long as one. */
    static Crowd crowd(String way, int threads, int waits, double multiple, long bytes, String note) {
        return new Crowd(way, threads, waits, Duration.ofMillis(100), multiple * 100e6, bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes), note);
    }

    static Crowd[] crowds() {
        return new Crowd[] {crowd("virtual threads", 10_000, 10_000, 1.2, 24_200_000, ""), crowd("platform threads", 4_096, 4_096, 8, 330_000_000, "the system refused the 4097th"),
            crowd("pool of 1,000", 1_000, 10_000, 10.1, 48_000_000, ""), crowd("pool of 100", 100, 1_000, 10.04, -1, "")};
    }

    /** A task that has a core for a quarter of its time, on two cores: eight threads. */
    static PoolSize poolSize(double share, double... speedups) {
        return new PoolSize(scaling(2, speedups), new CpuShare("a nap and a prime", share, 1));
    }

    /** Shares of so many threads: 1 to n parts, waits of 1 to n ms. */
    static Shares shares(String rule, int threads) {
        return new Shares(rule, IntStream.rangeClosed(1, threads).mapToObj(i -> new Shares.Share("thread " + i, i, i * 1e6, i * 1e6)).toList());
    }

    /** So many threads that wait for each other. */
    static WaitForGraph circle(int threads) {
        return new WaitForGraph(IntStream.rangeClosed(1, threads).mapToObj(i -> new WaitForGraph.Wait("thread " + i, "lock " + i, "thread " + (i % threads + 1))).toList());
    }
}
