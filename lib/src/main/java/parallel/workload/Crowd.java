package parallel.workload;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import parallel.Given;

/**
 * Many threads that wait, in a JVM of their own: how long their waits take together, and by how much they make the process grow.
 *
 * <p>{@link Nap} is the wait that the ways of {@code parallel.strategy} do in this JVM; here the JVM is a fresh one, so that its memory is the
 * threads' and nobody else's, and a crowd that is too large harms nobody here.
 * <pre>{@code
 * Crowd.virtual(10_000, Duration.ofMillis(100))        // 10,000 virtual threads: 10,000 waits of 100 ms in 115 ms, 1.15 times one; 15 MB
 * }</pre>
 * <p><b>Limits.</b> Platform threads take from what the system has for all programs: no more are started than half of what it still allows, nor more
 * than a quarter of the memory holds at {@value #BYTES_A_THREAD} bytes each, nor for longer than 2 s; {@link #note} says so, or that the system
 * refused one before that.
 * <b>Failure.</b> {@link IllegalStateException} if the child JVM cannot be started or fails. <b>Interrupt.</b> Ends the child and with it all its threads, then
 * {@link InterruptedException}. <b>Thread safety.</b> Immutable. <b>Source.</b> JEP 444, Virtual Threads; chapter 9.
 *
 * @param way     whose threads, for example {@code "pool of 100"}
 * @param threads how many there were, 1 to {@value #MOST}
 * @param waits   how many waits they did, 1 to {@value #MOST}; each thread takes the next one until none is left
 * @param each    how long one wait is, 1 ms to 1 s
 * @param nanos   the time from the first start to the end of the last thread, in ns: the median of a few rounds, or of one where it is long
 * @param bytes   by how much the process had grown when all of them waited; empty where the system does not say
 * @param note    why there were fewer threads than asked for; usually empty
 */
public record Crowd(String way, int threads, int waits, Duration each, double nanos, OptionalLong bytes, String note) {

    /** The most threads, and the most waits. */
    public static final int MOST = 100_000;
    /** What one platform thread may take of the memory until it is held to be too many, in bytes. */
    static final int BYTES_A_THREAD = 65_536;

    private static final Duration SHORTEST = Duration.ofMillis(1), LONGEST = Duration.ofSeconds(1);

    /** @throws IllegalArgumentException if a number is out of range */
    public Crowd {
        Objects.requireNonNull(way, "the way is null: name whose threads they are");
        Objects.requireNonNull(bytes, "the bytes are null: give OptionalLong.empty() where they are not known");
        Objects.requireNonNull(note, "the note is null: \"\" means none");
        checked(threads, waits, each);
        if (!(nanos > 0 && nanos < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException(way + ": a time above 0 ns, not " + nanos);
        if (bytes.isPresent()) Given.atLeast(0, bytes.getAsLong(), way + ": the bytes");
    }

    private static void checked(int threads, int waits, Duration each) {
        Objects.requireNonNull(each, "the time of a wait is null: give 1 ms to 1 s");
        if (threads < 1 || threads > MOST) throw new IllegalArgumentException("threads that wait: 1 to " + MOST + ", not " + threads);
        if (waits < 1 || waits > MOST) throw new IllegalArgumentException("waits: 1 to " + MOST + ", not " + waits);
        if (each.compareTo(SHORTEST) < 0 || each.compareTo(LONGEST) > 0) throw new IllegalArgumentException("a wait of 1 ms to 1 s, not " + each);
    }

    /** So many waits, each in a virtual thread of its own. @throws IllegalArgumentException if a number is out of range */
    public static Crowd virtual(int waits, Duration each) throws InterruptedException {
        return of("virtual threads", true, waits, waits, each);
    }

    /** So many waits, each in a platform thread of its own; fewer where the machine does not bear so many. */
    public static Crowd platform(int waits, Duration each) throws InterruptedException {
        return of("platform threads", false, waits, waits, each);
    }

    /** So many waits on so many platform threads. */
    public static Crowd pool(int threads, int waits, Duration each) throws InterruptedException {
        return of("pool of " + String.format(Locale.ROOT, "%,d", threads), false, threads, waits, each);
    }

    private static Crowd of(String way, boolean virtual, int threads, int waits, Duration each) throws InterruptedException {
        checked(threads, waits, each);
        String said = ChildJvm.run(CrowdMain.class, List.of("-XX:+UseSerialGC", "-Xms256m", "-Xlog:disable"),     // else a refused thread is told on the output
                String.valueOf(virtual), String.valueOf(threads), String.valueOf(waits), String.valueOf(each.toNanos()));
        String[] words = said.split(" ", 5);
        if (words.length < 5) throw new IllegalStateException("the child JVM said '" + said + "'");
        long bytes = Long.parseLong(words[3]);
        return new Crowd(way, Integer.parseInt(words[0]), Integer.parseInt(words[1]), each, Double.parseDouble(words[2]),
                bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes), words[4].equals("-") ? "" : words[4]);
    }

    /** How many times as long as one wait all of them took together; 1 is the ideal of as many threads as waits. */
    public double multiple() {
        return nanos / each.toNanos();
    }

    /** How many waits were over in a second. */
    public double waitsPerSecond() {
        return waits / (nanos / 1e9);
    }

    /** By how many bytes the process grew for each thread. */
    public OptionalLong bytesPerThread() {
        return bytes.isPresent() ? OptionalLong.of(bytes.getAsLong() / threads) : bytes;
    }

    /** For example {@code "pool of 100: 1,000 waits of 100 ms in 1,004 ms, 10.0 times one; 4.1 MB"}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %,d waits of %,d ms in %,.0f ms, %.2f times one%s%s", way, waits, each.toMillis(), nanos / 1e6, multiple(),
                bytes.isPresent() ? String.format(Locale.ROOT, "; %.1f MB", bytes.getAsLong() / 1e6) : "", note.isEmpty() ? "" : " (" + note + ")");
    }
}
