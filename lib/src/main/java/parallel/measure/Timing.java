package parallel.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parallel.Given;

/**
 * The times of one way of doing the work: what it took to start, its first run, and its repeated runs.
 *
 * <p>Times are wall-clock times of one call, in nanoseconds, start-up and shut-down of the call's own threads included. Runs come in
 * rounds, with all the other ways between one round and the next. Runs within a round are neighbours and much alike; rounds are not.
 * So the interval is taken from the rounds, each by the mean of its runs, and a thousand runs in a row do not feign certainty.
 * Within a round it must be the mean: runs on threads are often of two kinds (both cores at work, or all threads on one), and a median
 * would jump from one kind to the other where they are half and half. Of the rounds the median stands for all, because a disturbed
 * round (another program) would pull a mean away from what a round usually takes. JMH averages within an iteration, too.
 * <b>Source.</b> Georges, Buytaert, Eeckhout, OOPSLA 2007.
 *
 * @param name       the way's name, unique within its {@link Timings}
 * @param startNanos what {@link parallel.strategy.Strategy#start()} took, in ns; 0 for a way that keeps nothing between calls
 * @param firstNanos the first call ever made of it in this experiment, in ns: cold code, cold caches; what the article timed
 * @param rounds     the counted calls after that, in ns: in each round the calls in the order they were made; nothing is empty
 */
public record Timing(String name, double startNanos, double firstNanos, List<List<Double>> rounds) implements Serializable {

    /** The fewest rounds that bound a median, or a difference of two, with 99 % confidence. */
    public static final int LEAST_ROUNDS = 8;
    private static final int MOST_ROUNDS_OF_A_ROW = 25;
    private static final String ROUNDS = "the rounds of measured times", NUMBERS = "give nanoseconds";

    /** @throws IllegalArgumentException if a time is negative or not a number, or if there is none */
    public Timing {
        if (name == null || name.isBlank()) throw new IllegalArgumentException("a timing needs a name, not " + name);
        if (name.lines().count() > 1) throw new IllegalArgumentException("a timing's name must be one line, not " + name);
        rounds = Given.list(rounds, ROUNDS, NUMBERS).stream().map(round -> Given.list(round, ROUNDS, NUMBERS)).toList();
        if (rounds.isEmpty() || rounds.stream().anyMatch(List::isEmpty)) throw new IllegalArgumentException(name + ": no samples");
        check(name, startNanos);
        check(name, firstNanos);
        for (List<Double> round : rounds) for (double each : round) check(name, each);
    }

    /** Runs made in one row, in ns: neighbours are put into rounds, 25 at most, since they are much alike. */
    public Timing(String name, double firstNanos, List<Double> row) {
        this(name, 0, firstNanos, grouped(row));
    }

    private static List<List<Double>> grouped(List<Double> row) {
        row = Given.list(row, "the measured times", NUMBERS);
        int groups = Math.min(row.size(), MOST_ROUNDS_OF_A_ROW);
        List<List<Double>> rounds = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            rounds.add(row.subList((int) ((long) i * row.size() / groups), (int) ((i + 1L) * row.size() / groups)));
        }
        return rounds;
    }

    private static void check(String name, double nanos) {
        if (!(nanos >= 0 && nanos < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + ": a time must be 0 ns or more, not " + nanos);
        }
    }

    /** The counted runs, in ns, in the order they were made. */
    public List<Double> nanos() {
        return rounds.stream().flatMap(List::stream).toList();
    }

    /** The number of counted runs, at least 1. */
    public int samples() {
        return rounds.stream().mapToInt(List::size).sum();
    }

    /** The mean run of each round, in ns. */
    double[] roundMeans() {
        return rounds.stream().mapToDouble(Timing::mean).toArray();
    }

    /** The median of the rounds, each by its mean run, in ns. */
    public double medianNanos() {
        double[] sorted = roundMeans();
        Arrays.sort(sorted);
        return middle(sorted);
    }

    /** The lower end of the median's interval, in ns; see {@link #highNanos()}. */
    public double lowNanos() {
        double[] sorted = roundMeans();
        Arrays.sort(sorted);
        return sorted[Ranks.ofMedian(sorted.length) - 1];
    }

    /**
     * The upper end of the median's interval, in ns. From {@link #lowNanos()} to here the true median lies with at least 99 %
     * confidence when there are 8 rounds or more; below 8 this is simply the range of the rounds. The interval is read
     * off the ordered rounds (a binomial argument), so it assumes no bell curve.
     */
    public double highNanos() {
        double[] sorted = roundMeans();
        Arrays.sort(sorted);
        return sorted[sorted.length - Ranks.ofMedian(sorted.length)];
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** The median of numbers in rising order. */
    static double middle(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
