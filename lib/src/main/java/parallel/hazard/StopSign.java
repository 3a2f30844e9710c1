package parallel.hazard;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A thread runs until it sees a stop sign, another one puts the sign up, and the first one may never see it.
 *
 * <p>{@link Plain} is broken: nothing in its loop says that the field may change, so the compiler reads it once and not again.
 * {@link Volatile} is the fix. The loop is bounded, so that a thread that sees nothing comes to an end by itself; nothing else could end it, because
 * a loop that looked at anything besides, an interrupt say, might be seen to look at the sign, too.
 * <pre>{@code
 * StopSign.watch(Plain::new)        // put up, not seen in 290 ms
 * }</pre>
 * <p><b>Interrupt.</b> Waits for the loop's end, a second or less, then {@link InterruptedException}. <b>Source.</b> JLS 17.3 (the example of a loop on a
 * non-volatile field); chapter 5.
 */
public final class StopSign {

    /** So many turns at most: a few tenths of a second. */
    private static final long BOUND = 400_000_000;
    /**
     * So long the loop is practised, in short runs, so that it is compiled in full: an interpreter looks each time. Longer, to the second limit at most, until it runs so many times
     * as fast as at first; a loop that was compiled before does not get faster.
     */
    private static final Duration PRACTICE = Duration.ofMillis(150), LONG_PRACTICE = Duration.ofMillis(600);
    private static final int FASTER = 20;
    private static final long SHORT = 100_000;
    /** The sign is put up when the loop has run for so long. */
    private static final Duration BEFORE = Duration.ofMillis(60);
    /** A sign that has been up for less than this before the loop came to its bound was not missed: there was hardly time to see it. */
    private static final double LEAST_NANOS = 20e6;

    private static final String NO_SIGNS = "the sign or its maker is null: give a constructor like StopSign.Plain::new";

    private StopSign() { }

    /** A sign that can be put up, and somebody who runs until it is. */
    public interface Sign {
        /** Puts it up. */
        void putUp();

        /** Runs until it sees the sign, so many turns at most; returns a number that depends on each turn, so that none can be left out. */
        long runUntilSeen(long bound);

        /** Whether it stopped because of the sign. Read after the end of the thread that ran. */
        boolean seen();
    }

    /** Broken. */
    public static final class Plain implements Sign {
        private boolean up;
        private boolean seen;

        @Override
        public void putUp() {
            up = true;
        }

        @Override
        public long runUntilSeen(long bound) {
            long turns = 0, sum = 1;
            while (!up && turns < bound) sum = 31 * sum + turns++;
            seen = turns < bound;
            return sum;
        }

        @Override
        public boolean seen() {
            return seen;
        }
    }

    /** Fixed: a volatile field is read each time. */
    public static final class Volatile implements Sign {
        private volatile boolean up;
        private boolean seen;

        @Override
        public void putUp() {
            up = true;
        }

        @Override
        public long runUntilSeen(long bound) {
            long turns = 0, sum = 1;
            while (!up && turns < bound) sum = 31 * sum + turns++;
            seen = turns < bound;
            return sum;
        }

        @Override
        public boolean seen() {
            return seen;
        }
    }

    /**
     * What came of it.
     *
     * @param seen       whether the running thread saw the sign
     * @param afterNanos how long it ran on after the sign was up, in ns; below 0 if its bound came first
     */
    public record Watched(boolean seen, double afterNanos) {

        public Watched {
            if (!Double.isFinite(afterNanos)) throw new IllegalArgumentException("after so many ns, a number, not " + afterNanos);
        }

        /** Whether the sign was up for a good while and was not seen. */
        public boolean missed() {
            return !seen && afterNanos >= LEAST_NANOS;
        }

        /** For example {@code "up, and not seen in 290 ms"}. */
        @Override
        public String toString() {
            String time = String.format(Locale.ROOT, afterNanos < 1e6 ? "%.3f ms" : "%.0f ms", Math.abs(afterNanos) / 1e6);
            return seen ? "up, and seen after " + time : afterNanos < 0 ? "the thread was done before the sign was up: run it again" : "up, and not seen in " + time;
        }
    }

    /**
     * Lets a thread practise and run, puts the sign up, and waits until the thread has ended.
     *
     * @param signs makes signs that are not up yet: one to practise with, and one that counts
     */
    public static Watched watch(Supplier<? extends Sign> signs) throws InterruptedException {
        Objects.requireNonNull(signs, NO_SIGNS);
        Sign practice = Objects.requireNonNull(signs.get(), NO_SIGNS), sign = signs.get();
        var started = new CountDownLatch(1);
        long[] ended = new long[2];                      // when, and the loop's own number, which is so used
        try (var crew = new Crew()) {
            crew.start("runs until the sign", () -> {
                ended[1] += practise(practice);
                started.countDown();
                ended[1] += sign.runUntilSeen(BOUND);
                ended[0] = System.nanoTime();
            });
            started.await();
            TimeUnit.NANOSECONDS.sleep(BEFORE.toNanos());
            sign.putUp();
            long up = System.nanoTime();
            crew.join();
            return new Watched(sign.seen(), ended[0] - up);
        }
    }

    private static long practise(Sign sign) {
        long sum = 0, start = System.nanoTime(), before = start, firstNanos = 0;
        while (true) {
            sum += sign.runUntilSeen(SHORT);
            long now = System.nanoTime(), nanos = now - before;
            if (firstNanos == 0) firstNanos = nanos;
            boolean fast = FASTER * nanos <= firstNanos;
            if (now - start > (fast ? PRACTICE : LONG_PRACTICE).toNanos()) return sum;
            before = now;
        }
    }
}
