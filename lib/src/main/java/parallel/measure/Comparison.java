package parallel.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * How long one way took beside another, and whether the difference can be believed.
 *
 * <p>Two ways of one experiment are compared round by round, because what disturbs a round (another program, a warmer processor) disturbs
 * both. The ratio is the middle of the rounds' ratios, and its 99 % interval comes from the signed ranks of these. The verdict is
 * <i>faster</i> or <i>slower</i> only if the interval leaves out 1. The rounds' order is shuffled, so two ways that are the same are
 * told apart once in a hundred experiments, whatever disturbs them (at most three times where an experiment took longer than asked,
 * because it looks up to three times). Ways that were not measured in the same rounds differ only if the
 * intervals of their medians do not overlap. <b>Source.</b> Wilcoxon's signed ranks; Hodges and Lehmann 1963.
 *
 * @param one    the way spoken of
 * @param other  the way it is compared with
 * @param ratio  the one's time divided by the other's; above 1: the one is slower
 * @param low    the lower end of the ratio's interval
 * @param high   the upper end
 * @param rounds how many rounds were compared, the fewer where they differ; below {@link Timing#LEAST_ROUNDS} nothing is decided
 */
public record Comparison(String one, String other, double ratio, double low, double high, int rounds) {

    public Comparison {
        Objects.requireNonNull(one, "the way spoken of is null: give its name");
        Objects.requireNonNull(other, "the way it is compared with is null: give its name");
        if (!(ratio >= 0 && low >= 0 && high >= low)) {
            throw new IllegalArgumentException("a ratio of times is 0 or more, and its interval goes from low to high, not " + ratio + " (" + low + " to " + high + ")");
        }
        if (rounds < 1) throw new IllegalArgumentException("1 round at least is compared, not " + rounds);
    }

    static Comparison of(Timing one, Timing other) {
        int rounds = Math.min(one.rounds().size(), other.rounds().size());
        if (one.rounds().size() != other.rounds().size()) {
            return new Comparison(one.name(), other.name(), ratio(one.medianNanos(), other.medianNanos()),
                    ratio(one.lowNanos(), other.highNanos()), ratio(one.highNanos(), other.lowNanos()), rounds);
        }
        double[] means = meansOfTwo(one.roundMeans(), other.roundMeans());
        int rank = Ranks.ofMeansOfTwo(rounds);
        return new Comparison(one.name(), other.name(), Timing.middle(means),
                means[rank - 1], means[means.length - rank], rounds);
    }

    /** The rounds' ratios, averaged two by two (as ratios are: the root of their product), each with itself too, in rising order. */
    private static double ratio(double one, double other) {
        return one == other ? 1 : one / other;               // 0 : 0 is no difference
    }

    private static double mean(double one, double other) {
        double product = one * other;
        return Double.isNaN(product) ? 1 : Math.sqrt(product);      // once 0, once endless: no difference either
    }

    private static double[] meansOfTwo(double[] one, double[] other) {
        double[] ratios = new double[one.length];
        for (int i = 0; i < ratios.length; i++) ratios[i] = ratio(one[i], other[i]);
        double[] means = new double[ratios.length * (ratios.length + 1) / 2];
        int n = 0;
        for (int i = 0; i < ratios.length; i++) for (int j = i; j < ratios.length; j++) means[n++] = mean(ratios[i], ratios[j]);
        Arrays.sort(means);
        return means;
    }

    /** Whether there were rounds enough for a verdict. */
    public boolean decidable() {
        return rounds >= Timing.LEAST_ROUNDS;
    }

    /** Whether the one took longer, beyond doubt. */
    public boolean slower() {
        return decidable() && low > 1;
    }

    /** Whether the one took less time, beyond doubt. */
    public boolean faster() {
        return decidable() && high < 1;
    }

    /** One of {@code "faster"}, {@code "slower"}, {@code "no difference found"} and {@code "too few runs"}. */
    public String verdict() {
        return slower() ? "slower" : faster() ? "faster" : decidable() ? "no difference found" : "too few runs";
    }

    /** The same seen from the other way. */
    public Comparison turned() {
        return new Comparison(other, one, 1 / ratio, 1 / high, 1 / low, rounds);
    }

    /** One sentence, for example {@code "thread per task took 23 times as long as sequential (20 to 27)"}. */
    @Override
    public String toString() {
        if (!decidable()) {
            return said("too few runs to compare %s and %s (%d of each; ratio %s to %s)",
                    one, other, rounds, n(low), n(high));
        }
        if (slower()) {
            return said("%s took %s times as long as %s (%s to %s)", one, n(ratio), other, n(low), n(high));
        }
        if (faster()) {
            return said("%s ran %s times as fast as %s (%s to %s)", one, n(1 / ratio), other, n(1 / high), n(1 / low));
        }
        return said("no difference found between %s and %s (ratio %s to %s)", one, other, n(low), n(high));
    }

    private static String said(String format, Object... words) {
        return String.format(Locale.ROOT, format, words);
    }

    /** A ratio with two figures that mean something, three below 2. */
    private static String n(double ratio) {
        if (ratio >= 100) return String.format(Locale.ROOT, "%,.0f", ratio);
        if (ratio >= 10) return String.format(Locale.ROOT, "%.0f", ratio);
        return String.format(Locale.ROOT, ratio >= 1.995 ? "%.1f" : "%.2f", ratio);
    }
}
