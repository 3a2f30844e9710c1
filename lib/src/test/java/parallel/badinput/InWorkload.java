package parallel.badinput;

import static parallel.badinput.BadInput.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import parallel.workload.BigFile;
import parallel.workload.Chore;
import parallel.workload.Crash;
import parallel.workload.Crowd;
import parallel.workload.Database;
import parallel.workload.Dish;
import parallel.workload.Farewell;
import parallel.workload.ManyFiles;
import parallel.workload.Nap;
import parallel.workload.Numbers;
import parallel.workload.OddJobs;
import parallel.workload.Piece;
import parallel.workload.SlowServer;
import parallel.workload.Typist;
import parallel.workload.WhileWaiting;

/** Bad numbers, sizes and names for {@code parallel.workload}. */
final class InWorkload {

    private static final Duration MINUS = Duration.ofMillis(-1), FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private InWorkload() { }

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        numbers(all);
        servers(all);
        crowds(all);
        stories(all);
        return all;
    }

    private static void numbers(List<BadInput> all) {
        all.add(refused("Numbers.range", "2 to 1", () -> Numbers.range(2, 1), "must not be below the first: 2 to 1"));
        all.add(refused("Numbers.range", "0 to 1,000,000", () -> Numbers.range(0, 1_000_000), "at most 1,000,000 numbers, not 0 to 1000000"));
        all.add(refused("Numbers.range", "the whole of long", () -> Numbers.range(Long.MIN_VALUE, Long.MAX_VALUE), "at most 1,000,000 numbers"));
        for (int bad : new int[] {0, -1, 1_000_001, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            all.add(refused("Numbers.from", bad + " numbers", () -> Numbers.from(1, bad), "the count must be 1 to 1,000,000, not " + bad));
            all.add(refused("Numbers.primes", bad + " numbers", () -> Numbers.primes(1, bad), "the count must be 1 to 1,000,000, not " + bad));
        }
        all.add(refused("Numbers.from", "beyond the largest long", () -> Numbers.from(Long.MAX_VALUE, 2), "pass the largest long"));
        all.add(refused("Numbers.primes", "-1", () -> Numbers.primes(-1, 1), "0 or more, not -1"));
        all.add(refused("Numbers.primes", "beyond the largest long", () -> Numbers.primes(Long.MAX_VALUE, 1), "pass the largest long"));
        pieces(all);
        for (int bad : new int[] {0, -1, 1_001, Integer.MAX_VALUE}) all.add(refused("OddJobs.of", bad + " jobs", () -> OddJobs.of(bad), "jobs: 1 to 1000, not " + bad));
        all.add(refused("Nap.MILLIS", "-1 ms", () -> Nap.MILLIS.apply(-1), "a nap of 0 ms or more, not -1"));
        all.add(refused("Nap.THEN_PRIME", "-1 ms", () -> Nap.THEN_PRIME.apply(-1), "a nap of 0 ms or more, not -1"));
        all.add(refused("new WhileWaiting", "-1 numbers checked", () -> new WhileWaiting<>("a", -1), "0 or more, not -1"));
    }

    private static void pieces(List<BadInput> all) {
        for (long bad : new long[] {-1, Long.MIN_VALUE, Piece.MOST + 1, Long.MAX_VALUE}) {
            all.add(refused("new Piece", "numbers up to " + bad, () -> new Piece(0, bad), "from 0 or more", "10000000000000 at most, not from 0 to " + bad));
            all.add(refused("Piece.upTo", "a limit of " + bad, () -> Piece.upTo(bad, 1), "the limit must be 1 to 10000000000000, not " + bad));
        }
        all.add(refused("new Piece", "5 to 4", () -> new Piece(5, 4), "not from 5 to 4"));
        all.add(refused("new Piece", "-1 to 5", () -> new Piece(-1, 5), "not from -1 to 5"));
        for (int bad : new int[] {0, -1, 100_001, Integer.MAX_VALUE}) all.add(refused("Piece.upTo", bad + " pieces", () -> Piece.upTo(1_000_000, bad), "pieces: 1 to 100000, not " + bad));
        all.add(refused("Piece.upTo", "more pieces than numbers", () -> Piece.upTo(9, 10), "pieces: 1 to 9, not 10"));
    }

    private static void servers(List<BadInput> all) {
        for (int bad : new int[] {0, -1, 10_001, Integer.MAX_VALUE}) {
            all.add(refused("new ManyFiles", bad + " files", () -> new ManyFiles(bad, 1).close(), "files: 1 to 10000, not " + bad));
            all.add(refused("new SlowServer", bad + " at once", () -> new SlowServer(Duration.ZERO, bad).close(), "requests at once: 1 to 10000, not " + bad));
        }
        for (int bad : new int[] {0, -1, 10_000_001, Integer.MAX_VALUE}) {
            all.add(refused("new ManyFiles", bad + " bytes", () -> new ManyFiles(1, bad).close(), "bytes in a file: 1 to 10000000, not " + bad));
        }
        for (int bad : new int[] {0, -1, 3, Integer.MAX_VALUE}) {
            all.add(refused("ManyFiles.read", "number " + bad, () -> file(files -> files.read(bad)), "the files' numbers are 1 to 2, not " + bad));
            all.add(refused("ManyFiles.write", "number " + bad, () -> file(files -> files.write(bad)), "the files' numbers are 1 to 2, not " + bad));
        }
        for (int bad : new int[] {0, -1, 1_001, Integer.MAX_VALUE}) {
            all.add(refused("new BigFile", bad + " pieces", () -> new BigFile(bad, Duration.ZERO).close(), "pieces: 1 to 1000, not " + bad));
        }
        for (int bad : new int[] {0, -1, 51, Integer.MAX_VALUE}) {
            all.add(refused("Database.start", bad + " connections", () -> Database.start(bad).close(), "connections: 1 to 50, not " + bad));
        }
        for (Duration bad : List.of(MINUS, Duration.ofSeconds(11), FOR_EVER)) {
            all.add(refused("new SlowServer", "a delay of " + bad, () -> new SlowServer(bad, 1).close(), "0 to 10 s, not " + bad));
            all.add(refused("new BigFile", "a pause of " + bad, () -> new BigFile(1, bad).close(), "0 to 1 s, not " + bad));
            all.add(refused("new Typist", "an answer after " + bad, () -> new Typist("a", bad), "0 to 10 s, not " + bad));
            all.add(refused("new Chore", "a time of " + bad, () -> new Chore("a", bad), "0 to 10 s, not " + bad));
            all.add(refused("new Dish.Waiting", "a time of " + bad, () -> new Dish.Waiting("a", bad), "1 ms to 10 s, not " + bad));
        }
    }

    private static void crowds(List<BadInput> all) {
        Duration ms = Duration.ofMillis(1);
        for (int bad : new int[] {0, -1, 100_001, Integer.MAX_VALUE}) {
            String threads = "threads that wait: 1 to 100000, not " + bad, waits = "waits: 1 to 100000, not " + bad;
            all.add(refused("Crowd.virtual", bad + " waits", () -> Crowd.virtual(bad, ms), threads));
            all.add(refused("Crowd.platform", bad + " waits", () -> Crowd.platform(bad, ms), threads));
            all.add(refused("Crowd.pool", bad + " threads", () -> Crowd.pool(bad, 1, ms), threads));
            all.add(refused("Crowd.pool", bad + " waits", () -> Crowd.pool(1, bad, ms), waits));
            all.add(refused("new Crowd", bad + " threads", () -> new Crowd("a", bad, 1, ms, 1, OptionalLong.empty(), ""), threads));
        }
        for (Duration bad : List.of(MINUS, Duration.ZERO, Duration.ofSeconds(2), FOR_EVER)) {
            all.add(refused("Crowd.virtual", "waits of " + bad, () -> Crowd.virtual(1, bad), "a wait of 1 ms to 1 s, not " + bad));
        }
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            all.add(refused("new Crowd", "a time of " + bad, () -> new Crowd("a", 1, 1, ms, bad, OptionalLong.empty(), ""), "a: a time above 0 ns, not " + bad));
        }
        all.add(refused("new Crowd", "-1 bytes", () -> new Crowd("a", 1, 1, ms, 1, OptionalLong.of(-1), ""), "a: the bytes must be a whole number from 0 up, not -1"));
    }

    private interface Use {
        void of(ManyFiles files) throws Exception;
    }

    private static void file(Use use) throws Exception {
        try (var files = new ManyFiles(2, 1)) {
            use.of(files);
        }
    }

    private static void stories(List<BadInput> all) {
        all.add(refused("new Dish.Waiting", "no time", () -> new Dish.Waiting("a", Duration.ZERO), "1 ms to 10 s, not PT0S"));
        all.add(refused("new Dish", "no steps", () -> new Dish("soup", List.of()), "soup: a dish needs one step at least"));
        for (int bad : new int[] {0, -1, 1_001, Integer.MAX_VALUE}) {
            all.add(refused("new Dish.HandsOn", bad + " pieces", () -> new Dish.HandsOn("a", bad, 1), "1 to 1000 pieces", "not " + bad + " of 1"));
            all.add(refused("new Dish.HandsOn", bad + " checks", () -> new Dish.HandsOn("a", 1, bad), "of 1 to 1000 checks", "not 1 of " + bad));
        }
        all.add(refused("new Typist", "no line", () -> new Typist("", Duration.ZERO), "an answer is one line, not ''"));
        all.add(refused("new Typist", "two lines", () -> new Typist("a\nb", Duration.ZERO), "an answer is one line"));
        all.add(refused("Crash.of", "an unknown end", () -> Crash.of("fire"), "the ends are [exception in a thread,", "not fire"));
        all.add(refused("Farewell.of", "an unknown kind", () -> Farewell.of("green"), "the kinds of thread are [ordinary, daemon, virtual], not green"));
    }
}
