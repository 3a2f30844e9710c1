package parallel.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collection;

/**
 * A median and the interval in which the true one lies with at least 99 % confidence, where there are 8 samples or more; with fewer it
 * is the whole range seen. The interval is read off the ordered samples, as {@link parallel.measure.Timing} does.
 *
 * <p>Written a second time on purpose: a judge does not borrow the accused's ruler.
 *
 * @param value   the median
 * @param low     the interval's lower end
 * @param high    its upper end
 * @param samples how many samples, at least 1
 */
record Median(double value, double low, double high, int samples) {

    static Median of(Collection<Double> samples) {
        double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) throw new IllegalArgumentException("no samples");
        int n = sorted.length;
        int rank = rank(n);
        return new Median((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[rank - 1], sorted[n - rank], n);
    }

    /** The ratio of two medians, with what the two intervals allow. */
    Median over(Median other) {
        return new Median(value / other.value, low / other.high, high / other.low, Math.min(samples, other.samples));
    }

    boolean overlaps(Median other) {
        return low <= other.high && other.low <= high;
    }

    /** The largest k such that fewer than k of n samples lie below the true median with a probability of at most 0.5 %; 1 at least. */
    private static int rank(int n) {
        if (n > 1000) return (int) (n / 2.0 - 1.288 * Math.sqrt(n));
        double term = Math.pow(0.5, n);
        double sum = 0;
        int k = 0;
        while (sum + term <= 0.005) {
            sum += term;
            k++;
            term *= (double) (n - k + 1) / k;
        }
        return Math.max(1, k);
    }

    /** For example {@code 0.9123 (0.9101 to 0.9201)}, in milliseconds. */
    String ofNanosInMillis() {
        return scaled(1e-6).toString();
    }

    private Median scaled(double factor) {
        return new Median(value * factor, low * factor, high * factor, samples);
    }

    @Override
    public String toString() {
        return figures(value) + " (" + figures(low) + " to " + figures(high) + ")";
    }

    /** With four figures, never in powers of ten. */
    static String figures(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).round(new MathContext(4)).toPlainString() : "none";
    }

    /** Of a list that is not a sample of anything, the middle alone. */
    static double middle(double... values) {
        return of(Arrays.stream(values).boxed().toList()).value;
    }
}
