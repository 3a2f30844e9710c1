package parallel.show;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.DoubleStream;
import parallel.Given;

/**
 * Times and multiples in words that a reader takes in at a glance: two figures that mean something, three at most.
 *
 * <p>One formatter for every table, chart and sentence, so that the same time never stands in two forms on a page. It always
 * writes a point and commas, whatever the reader's locale, as the code cells around it do.
 * <pre>{@code
 * Units.time(7_130)            // "7.1 µs"
 * Units.time(290_400_000)      // "290 ms"
 * Units.multiple(11.9)         // "11.9×"
 * }</pre>
 */
public final class Units {

    /** A unit of time, the smallest first. */
    enum Unit {
        NS("ns", 1), US("µs", 1e3), MS("ms", 1e6), S("s", 1e9);

        final String sign;
        final double nanos;

        Unit(String sign, double nanos) {
            this.sign = sign;
            this.nanos = nanos;
        }
    }

    private Units() { }

    /** A time in the unit that suits it, for example {@code "7.1 µs"}, {@code "290 ms"}, {@code "0 ns"}. */
    public static String time(double nanos) {
        Given.atLeast(0, nanos, "a time in nanoseconds");
        Unit unit = unit(nanos);
        return figures(nanos / unit.nanos) + " " + unit.sign;
    }

    /** A ratio, for example {@code "1×"}, {@code "1.04×"}, {@code "3.7×"}, {@code "11.9×"}, {@code "2,430×"}. */
    public static String multiple(double ratio) {
        Given.atLeast(0, ratio, "a multiple");
        if (ratio == Math.rint(ratio)) return String.format(Locale.ROOT, "%,.0f×", ratio);
        if (ratio < 0.0995) return plain(ratio, 2) + "×";
        String pattern = ratio >= 99.95 ? "%,.0f" : ratio >= 1.995 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, pattern, ratio) + "×";
    }

    /** A part of a whole, for example {@code "49 %"}, {@code "0.4 %"}, {@code "100 %"}. */
    public static String percent(double part) {
        Given.atLeast(0, part, "a part");
        return (part == 0 || part >= 0.0095 ? String.format(Locale.ROOT, "%,.0f", 100 * part) : plain(100 * part, 1)) + " %";
    }

    /** An amount of memory, for example {@code "840 B"}, {@code "2.4 kB"}, {@code "330 MB"}; a kB is 1,000 bytes. */
    public static String bytes(double bytes) {
        Given.atLeast(0, bytes, "an amount of bytes");
        String[] signs = {"B", "kB", "MB", "GB"};
        int unit = 0;
        while (unit < signs.length - 1 && bytes >= 999.5) {
            bytes /= 1_000;
            unit++;
        }
        return figures(bytes) + " " + signs[unit];
    }

    /** The largest unit in which the rounded time is 1 or more; {@code ns} below that. */
    static Unit unit(double nanos) {
        for (int i = Unit.values().length - 1; i > 0; i--) {
            if (nanos >= 0.9995 * Unit.values()[i].nanos) return Unit.values()[i];
        }
        return Unit.NS;
    }

    /** One unit for a whole column: that of the middle between the smallest and the largest, on a log scale. */
    static Unit unit(DoubleStream nanos) {
        double[] some = nanos.filter(each -> each > 0).sorted().toArray();
        return some.length == 0 ? Unit.NS : unit(Math.sqrt(some[0] * some[some.length - 1]));
    }

    /** A round time for an axis, without zeros that say nothing: {@code "10 µs"}, {@code "2.5 ms"}, {@code "0"}. */
    static String tick(double nanos) {
        if (nanos == 0) return "0";
        Unit unit = unit(nanos);
        return plain(nanos / unit.nanos, 3) + " " + unit.sign;
    }

    /** A round multiple for an axis: {@code "0.1×"}, {@code "1×"}, {@code "1,000×"}. */
    static String tickMultiple(double ratio) {
        return plain(ratio, 3) + "×";
    }

    /** Any number in three figures: {@code "12.3"}, {@code "−4"}, {@code "12,300"}. */
    static String number(double value) {
        return plain(value, 3).replace('-', '−');
    }

    /** So many figures, never an exponent, no zeros at the end. */
    private static String plain(double value, int figures) {
        BigDecimal exact = new BigDecimal(value).round(new MathContext(figures)).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, exact.scale()) + "f", exact);
    }

    private static String figures(double value) {
        if (value == 0) return "0";
        return String.format(Locale.ROOT, value >= 9.95 ? "%,.0f" : value >= 0.995 ? "%.1f" : "%.2f", value);
    }
}
