package parallel.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parallel.strategy.Cluster;
import parallel.strategy.Sequential;
import parallel.strategy.Strategy;
import parallel.strategy.ThreadPool;
import parallel.workload.Piece;
import parallel.workload.PrimeSieve;

/**
 * Is the sieve of chapter 10 right far up, and is it fast? Beside {@code primesieve}, the field's reference, where that program is installed. And what do two
 * members of a cluster bring, on this machine, where pieces are large?
 *
 * <p>The runs of all ways take turns, so that a machine that slowly changes its pace changes it for all. Each count is held to the published one.
 */
final class Sieve implements Part {

    /** The published numbers of primes up to a limit: OEIS A006880. */
    private static final Map<Long, Long> PUBLISHED = Map.of(1_000_000_000L, 50_847_534L, 10_000_000_000L, 455_052_511L, 100_000_000_000L, 4_118_054_813L);
    /** Pieces of some ten milliseconds and more: enough of them that no thread waits long for the last one. */
    private static final int PIECES = 64;
    /** Fewer for a cluster, which gets 50 milliseconds and more: the way to a member and back takes one or two. */
    private static final int SENT = 32;
    private static final double MOST_TIMES_AS_LONG = 3, LEAST_SPEEDUP = 1.8, LEAST_SPEEDUP_OF_MEMBERS = 1.7;
    private static final String ONE = "sieve, 1 thread", TWO = "sieve, 2 threads", MEMBER = "sieve, 1 member", MEMBERS = "sieve, 2 members", THEIRS = "primesieve, 1 thread";

    /** Counts all primes up to a limit. */
    private interface Count {
        long upTo(long limit) throws IOException, InterruptedException;
    }

    @Override
    public String name() {
        return "sieve";
    }

    @Override
    public Table run(Settings settings) throws IOException, InterruptedException {
        Table table = new Table("Sieve: counting primes, beside primesieve", "up to", "primes", "who", "runs", "seconds, median (interval)", "beside primesieve", "speed-up");
        Optional<String> program = version();
        try (var member = new Cluster(1); var members = new Cluster(2)) {
            member.start();
            members.start();
            Map<String, Count> ways = new LinkedHashMap<>();
            ways.put(ONE, limit -> sum(new Sequential(), limit, PIECES));
            ways.put(TWO, limit -> sum(new ThreadPool(2), limit, PIECES));
            ways.put(MEMBER, limit -> sum(member, limit, SENT));
            ways.put(MEMBERS, limit -> sum(members, limit, SENT));
            if (program.isPresent()) ways.put(THEIRS, Sieve::theirs);
            for (long limit : settings.quick() ? List.of(1_000_000_000L) : List.of(10_000_000_000L, 100_000_000_000L)) {
                rows(table, limit, measure(ways, limit, settings.quick() || limit > 10_000_000_000L ? 3 : 9));
            }
        }
        table.line("%s", program.map(version -> "The reference: " + version + ".").orElse("No primesieve here (apt install primesieve): only the counts were checked."));
        table.line("Aim: one thread within %.0f times of primesieve's time, two threads at least %.1f times as fast as one, two members at least %.1f times as fast as one.",
                MOST_TIMES_AS_LONG, LEAST_SPEEDUP, LEAST_SPEEDUP_OF_MEMBERS);
        return table;
    }

    private static long sum(Strategy way, long limit, int pieces) throws InterruptedException {
        return way.map(Piece.upTo(limit, pieces), PrimeSieve.TASK).stream().mapToLong(Long::longValue).sum();
    }

    /** Each way's seconds, of so many runs after one that warms up. */
    private Map<String, Median> measure(Map<String, Count> ways, long limit, int runs) throws IOException, InterruptedException {
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        for (int run = -1; run < runs; run++) {
            for (var way : ways.entrySet()) {
                long start = System.nanoTime(), count = way.getValue().upTo(run < 0 ? limit / 10 : limit);
                double took = (System.nanoTime() - start) / 1e9;
                if (run < 0) continue;
                if (count != PUBLISHED.get(limit)) throw new IllegalStateException("%s counted %d primes up to %d".formatted(way.getKey(), count, limit));
                seconds.computeIfAbsent(way.getKey(), key -> new ArrayList<>()).add(took);
                say("%s, up to %d: %.2f s", way.getKey(), limit, took);
            }
        }
        Map<String, Median> medians = new LinkedHashMap<>();
        seconds.forEach((way, all) -> medians.put(way, Median.of(all)));
        return medians;
    }

    private static void rows(Table table, long limit, Map<String, Median> found) {
        Median one = found.get(ONE), theirs = found.get(THEIRS);
        Map<String, Median> speedups = Map.of(TWO, one.over(found.get(TWO)), MEMBERS, found.get(MEMBER).over(found.get(MEMBERS)));
        found.forEach((way, median) -> table.row("%,d".formatted(limit), "%,d".formatted(PUBLISHED.get(limit)), way, median.samples(), median,
                theirs == null || way.equals(THEIRS) ? "" : median.over(theirs), speedups.containsKey(way) ? speedups.get(way) : ""));
        if (theirs != null) table.line("Up to %,d: one thread took %.2f times as long as primesieve (aim: %s).", limit, one.over(theirs).value(), met(one.over(theirs).value() <= MOST_TIMES_AS_LONG));
        double threads = speedups.get(TWO).value(), members = speedups.get(MEMBERS).value();
        table.line("Up to %,d: two threads were %.2f times as fast as one (aim: %s), two members %.2f times as fast as one (aim: %s).", limit,
                threads, met(threads >= LEAST_SPEEDUP), members, met(members >= LEAST_SPEEDUP_OF_MEMBERS));
    }

    private static String met(boolean met) {
        return met ? "met" : "not met";
    }

    /** What the program says of itself, if it is there. */
    private static Optional<String> version() throws InterruptedException {
        try {
            return Optional.of(output(List.of("primesieve", "--version")).lines().findFirst().orElse("primesieve"));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    private static long theirs(long limit) throws IOException, InterruptedException {
        return Long.parseLong(output(List.of("primesieve", String.valueOf(limit), "--threads=1", "--quiet")).strip());
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) throw new IOException(command + " failed: " + output);
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
