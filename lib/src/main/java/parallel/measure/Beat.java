package parallel.measure;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import parallel.Given;
import parallel.Interrupts;

/**
 * How late the ticks came of something that has to happen again and again at fixed times, as a music player has to hand on the next block of sound.
 *
 * <p>The times are fixed beforehand: a tick that comes late does not put off those after it.
 * <pre>{@code
 * Beat.of("music", Duration.ofMillis(10), 50, player::nextBlock).worstLateNanos()
 * }</pre>
 * <p><b>Failure.</b> Whatever a tick's work throws. <b>Interrupt.</b> {@link InterruptedException}; it all happens in the calling thread.
 * <b>Thread safety.</b> Immutable. <b>Source.</b> The article, "Concurrent" ("one worker can play music"); chapter 7.
 *
 * @param what      what ticks, and where
 * @param period    the time from tick to tick, 1 ms to 1 s
 * @param lateNanos how long after its time each tick came, in ns, 0 or more; one at least
 */
public record Beat(String what, Duration period, List<Double> lateNanos) implements Serializable {

    private static final Duration SHORTEST = Duration.ofMillis(1), LONGEST = Duration.ofSeconds(1);
    private static final int MOST_TICKS = 10_000;

    /** @throws IllegalArgumentException if the period is out of range, there are no ticks, or one came before its time */
    public Beat {
        Objects.requireNonNull(what, "what ticked is null: give it a name");
        lateNanos = Given.list(lateNanos, "the ticks' delays", "give how late each tick came");
        checked(period);
        if (lateNanos.isEmpty() || lateNanos.stream().anyMatch(late -> !(late >= 0 && late < Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException(what + ": one tick at least, none before its time, not " + lateNanos);
        }
    }

    private static void checked(Duration period) {
        Objects.requireNonNull(period, "the period of a beat is null: give the time from tick to tick");
        if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) throw new IllegalArgumentException("a tick every 1 ms to 1 s, not " + period);
    }

    /**
     * Ticks in the calling thread.
     *
     * @param ticks how many, 1 to 10,000
     * @param each  what is done at each tick; it should take less than a period
     * @throws IllegalArgumentException if a number is out of range
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static Beat of(String what, Duration period, int ticks, Runnable each) throws InterruptedException {
        if (ticks < 1 || ticks > MOST_TICKS) throw new IllegalArgumentException("ticks: 1 to " + MOST_TICKS + ", not " + ticks);
        Objects.requireNonNull(what, "what ticks is null: give it a name");
        checked(period);
        Objects.requireNonNull(each, "what to do at each tick is null: name it");
        List<Double> late = new ArrayList<>();
        long start = System.nanoTime();
        for (int tick = 1; tick <= ticks; tick++) {
            long due = start + tick * period.toNanos();
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) Thread.sleep(Duration.ofNanos(left));
            late.add((double) (System.nanoTime() - due));
            try {
                each.run();
            } catch (RuntimeException e) {
                Interrupts.rethrow(e, "at tick " + tick);
                throw e;
            }
        }
        return new Beat(what, period, late);
    }

    /** How late the middle one came, in ns: half of them came sooner. */
    public double medianLateNanos() {
        return Timing.middle(lateNanos.stream().mapToDouble(late -> late).sorted().toArray());
    }

    /** How late the latest one came, in ns. */
    public double worstLateNanos() {
        return lateNanos.stream().mapToDouble(late -> late).max().orElseThrow();
    }

    /** How many came later than a whole period: with one block of sound in reserve, each of them is a moment with nothing to play. */
    public int gaps() {
        return (int) lateNanos.stream().filter(late -> late > period.toNanos()).count();
    }
}
