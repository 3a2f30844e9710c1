package parallel.measure;

import java.util.Arrays;
import java.util.List;

/**
 * The times of one way of doing the work: its first run and its repeated runs.
 *
 * <p>Times are wall-clock times of one call, in nanoseconds, start-up and shut-down of the call's own threads included.
 * The middle one is given by the median, because a few slow runs (a collection of garbage, another program) would pull a
 * mean away from what a run usually takes.
 *
 * @param name       the way's name, unique within its {@link Timings}
 * @param firstNanos the first call ever made of it in this experiment, in ns: cold code, cold caches; what the article timed
 * @param nanos      the counted calls after that, in ns, in the order they were made; never empty
 */
public record Timing(String name, double firstNanos, List<Double> nanos) {

    /** @throws IllegalArgumentException if a time is negative or not a number, or if there is none */
    public Timing {
        if (name == null || name.isBlank()) throw new IllegalArgumentException("a timing needs a name, not " + name);
        nanos = List.copyOf(nanos);
        if (nanos.isEmpty()) throw new IllegalArgumentException(name + ": no samples");
        check(name, firstNanos);
        for (double each : nanos) check(name, each);
    }

    private static void check(String name, double nanos) {
        if (!(nanos >= 0 && nanos < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + ": a time must be 0 ns or more, not " + nanos);
        }
    }

    /** The number of counted runs, at least 1. */
    public int samples() {
        return nanos.size();
    }

    /** The median of the counted runs, in ns. */
    public double medianNanos() {
        double[] sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The lower end of the median's interval, in ns; see {@link #highNanos()}. */
    public double lowNanos() {
        return sorted()[rank(samples()) - 1];
    }

    /**
     * The upper end of the median's interval, in ns. From {@link #lowNanos()} to here the true median lies with at least 99 %
     * confidence when there are 8 samples or more; below 8 samples this is simply the whole range seen. The interval is read
     * off the ordered samples (a binomial argument), so it assumes no bell curve.
     */
    public double highNanos() {
        return sorted()[samples() - rank(samples())];
    }

    /** The samples in rising order. */
    private double[] sorted() {
        double[] copy = nanos.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(copy);
        return copy;
    }

    /**
     * The rank, from 1, of the sample that bounds the median from below: the largest k such that fewer than k of n samples
     * fall below the true median with a probability of at most 0.5 %. At least 1.
     */
    static int rank(int n) {
        double term = Math.exp(-n * Math.log(2));        // P(none of n below); below n = 1075 no underflow
        if (term == 0) return (int) Math.max(1, n / 2.0 - 1.288 * Math.sqrt(n));   // the normal approximation
        double sum = 0;
        int k = 0;
        while (sum + term <= 0.005) {
            sum += term;
            k++;
            term *= (double) (n - k + 1) / k;
        }
        return Math.max(1, k);
    }
}
