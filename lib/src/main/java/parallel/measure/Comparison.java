package parallel.measure;

import java.util.Locale;

/**
 * How long one way took beside another, and whether the difference can be believed.
 *
 * <p>The verdict is cautious: two ways differ only if the 99 % intervals of their medians do not overlap.
 *
 * @param one   the way spoken of
 * @param other the way it is compared with
 * @param ratio the one's median divided by the other's; above 1: the one is slower
 * @param low   the smallest ratio that the two intervals allow
 * @param high  the largest
 */
public record Comparison(String one, String other, double ratio, double low, double high) {

    static Comparison of(Timing one, Timing other) {
        return new Comparison(one.name(), other.name(), one.medianNanos() / other.medianNanos(),
                one.lowNanos() / other.highNanos(), one.highNanos() / other.lowNanos());
    }

    /** Whether the one took longer, beyond doubt. */
    public boolean slower() {
        return low > 1;
    }

    /** Whether the one took less time, beyond doubt. */
    public boolean faster() {
        return high < 1;
    }

    /** One sentence, for example {@code "thread per task took 23 times as long as sequential (20 to 27)"}. */
    @Override
    public String toString() {
        if (slower()) {
            return "%s took %s times as long as %s (%s to %s)".formatted(one, n(ratio), other, n(low), n(high));
        }
        if (faster()) {
            return "%s was %s times as fast as %s (%s to %s)".formatted(one, n(1 / ratio), other, n(1 / high), n(1 / low));
        }
        return "no difference found between %s and %s (ratio %s to %s)".formatted(one, other, n(low), n(high));
    }

    /** A ratio with two figures that mean something, three below 2. */
    private static String n(double ratio) {
        if (ratio >= 100) return String.format(Locale.ROOT, "%,.0f", ratio);
        if (ratio >= 10) return String.format(Locale.ROOT, "%.0f", ratio);
        return String.format(Locale.ROOT, ratio >= 2 ? "%.1f" : "%.2f", ratio);
    }
}
