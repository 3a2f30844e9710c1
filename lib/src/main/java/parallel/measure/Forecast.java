package parallel.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import parallel.Given;

/**
 * What more workers would bring than this machine has cores, as two laws foretell it from what was measured here.
 *
 * <p>A {@link Scaling} says what was measured; this goes beyond it, and says so. The laws are laid through the measured points by least squares, as far as there is a core
 * for each worker: what lies beyond that is the machine's end and not the work's. The ends of the points' intervals give the ends of what is foretold, and how far these
 * are apart for a thousand workers shows what two cores can say about a thousand.
 * <pre>{@code
 * var forecast = Forecast.of(scaling);
 * forecast.of(SpeedupLaw.AMDAHL).speedup(64)       // foretold, not measured
 * Charts.forecast(forecast)
 * }</pre>
 * <p><b>Limits.</b> The laws know of nothing but the serial share: not of messages, of memory that all workers share, or of work that cannot be cut so finely.
 * <b>Thread safety.</b> Immutable. <b>Source.</b> {@link SpeedupLaw}; chapter 10.
 *
 * @param scaling what was measured
 * @param workers the numbers of workers for which it is foretold, in rising order, each 2 to {@value #MOST}
 * @param fits    one for each law, in the laws' order
 */
public record Forecast(Scaling scaling, List<Integer> workers, List<Fit> fits) {

    /** The most workers for which anything is foretold. */
    public static final int MOST = 1_000_000;

    /**
     * A law with the serial share that was found for it.
     *
     * @param law    which
     * @param serial the share, 0 to 1
     * @param low    the least share that the intervals of the measured points allow
     * @param high   the largest
     */
    public record Fit(SpeedupLaw law, double serial, double low, double high) {

        /** @throws IllegalArgumentException if a share is not 0 to 1, or they are not in order */
        public Fit {
            Objects.requireNonNull(law, "the law is null: give SpeedupLaw.AMDAHL or SpeedupLaw.GUSTAFSON");
            if (!(low >= 0 && serial >= low && high >= serial && high <= 1)) {
                throw new IllegalArgumentException("a serial share is 0 to 1 and within its interval, not " + serial + " (" + low + " to " + high + ")");
            }
        }

        /** How many times as fast so many workers are by this law, 1 or more of them. */
        public double speedup(int workers) {
            return law.speedup(serial, workers);
        }

        /** The least speed-up that the intervals allow. */
        public double lowSpeedup(int workers) {
            return law.speedup(high, workers);
        }

        /** The largest speed-up that they allow. */
        public double highSpeedup(int workers) {
            return law.speedup(low, workers);
        }
    }

    /** @throws IllegalArgumentException if there is nothing to foretell, or not one fit for each law */
    public Forecast {
        Given.made(scaling, "the scaling is");
        workers = Given.list(workers, "the numbers of workers", "give some, for example 16, 64, 1024").stream().distinct().sorted().toList();
        fits = Given.list(fits, "the fits", "give one for each law");
        if (workers.isEmpty()) throw new IllegalArgumentException("name at least one number of " + scaling.workers().many() + " to foretell");
        if (workers.getFirst() < 2 || workers.getLast() > MOST) throw new IllegalArgumentException("foretold for 2 to " + MOST + " " + scaling.workers().many() + ", not " + workers);
        if (!fits.stream().map(Fit::law).toList().equals(List.of(SpeedupLaw.values()))) throw new IllegalArgumentException("one fit for each law, in their order, not " + fits);
    }

    /** For 16, 64 and 1,024 workers. @throws IllegalArgumentException as {@link #of(Scaling, int...)} */
    public static Forecast of(Scaling scaling) {
        return of(scaling, 16, 64, 1_024);
    }

    /**
     * What was measured, carried on to these numbers of workers; those that the laws are fitted to, or lie between them, need no forecast and are left out.
     *
     * @throws IllegalArgumentException if no number from 2 to the number of cores was measured (on one core: not 2), or a number to foretell is out of range, or none is left
     */
    public static Forecast of(Scaling scaling, int... workers) {
        Given.made(scaling, "the scaling is");
        Objects.requireNonNull(workers, "the numbers of workers are null: give some, for example 16, 64, 1024");
        List<Integer> fitted = fitted(scaling), beyond = Arrays.stream(workers).filter(n -> n < 2 || n > fitted.getLast()).boxed().toList();
        if (beyond.isEmpty() && workers.length > 0) {
            throw new IllegalArgumentException("measured up to " + scaling.workers().count(fitted.getLast()) + ": give larger numbers to foretell than " + Arrays.toString(workers));
        }
        return new Forecast(scaling, beyond, Arrays.stream(SpeedupLaw.values()).map(law -> fit(law, scaling)).toList());
    }

    private static Fit fit(SpeedupLaw law, Scaling scaling) {
        double serial = law.fit(points(scaling, Comparison::ratio));
        double one = law.fit(points(scaling, Comparison::high)), other = law.fit(points(scaling, Comparison::low));
        return new Fit(law, serial, Math.min(serial, one), Math.max(serial, other));
    }

    private static SortedMap<Integer, Double> points(Scaling scaling, ToDoubleFunction<Comparison> value) {
        var points = new TreeMap<Integer, Double>();
        for (int n : fitted(scaling)) points.put(n, value.applyAsDouble(scaling.comparison(n)));
        return points;
    }

    private static List<Integer> fitted(Scaling scaling) {
        int most = Math.max(2, scaling.machine().cores());
        List<Integer> fitted = scaling.rows().keySet().stream().filter(n -> n >= 2 && n <= most).toList();
        if (fitted.isEmpty()) {
            throw new IllegalArgumentException("nothing to fit a law to: measure with 2 " + scaling.workers().many() + " too, not only with " + scaling.rows().keySet());
        }
        return fitted;
    }

    /** The numbers of workers whose measured speed-ups the laws were fitted to. */
    public List<Integer> fitted() {
        return fitted(scaling);
    }

    /** The fit of a law. */
    public Fit of(SpeedupLaw law) {
        Objects.requireNonNull(law, "the law is null: give SpeedupLaw.AMDAHL or SpeedupLaw.GUSTAFSON");
        return fits.get(law.ordinal());
    }
}
