package parallel.measure;

import java.util.Arrays;

/**
 * Whether times still change from round to round, as they do while a JVM compiles what it runs.
 *
 * <p><b>Source.</b> Mann 1945 and Kendall 1975: how many pairs of rounds rose and how many fell. No bell curve is assumed.
 */
final class Trend {

    /** Less change than this from the first third to the last is not worth waiting for. */
    private static final double WORTH_WAITING_FOR = 0.03;
    /** 99 % of a bell curve, which the count of pairs follows from eight rounds on. */
    private static final double CERTAIN = 2.576;

    private Trend() { }

    /** Whether these times rise or fall, beyond doubt and by more than three per cent. */
    static boolean of(double[] times) {
        int n = times.length;
        if (n < Timing.LEAST_ROUNDS) return false;
        int pairs = 0;
        for (int i = 0; i < n; i++) for (int j = i + 1; j < n; j++) pairs += (int) Math.signum(times[j] - times[i]);
        double spread = Math.sqrt(n * (n - 1.0) * (2 * n + 5) / 18);
        if ((Math.abs(pairs) - 1) / spread < CERTAIN) return false;
        double early = median(times, 0, n / 3), late = median(times, n - n / 3, n);
        return Math.abs(late - early) > WORTH_WAITING_FOR * Math.min(late, early);
    }

    private static double median(double[] times, int from, int to) {
        double[] part = Arrays.copyOfRange(times, from, to);
        Arrays.sort(part);
        return Timing.middle(part);
    }
}
