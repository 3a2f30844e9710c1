package parallel.claim;

import java.util.Locale;
import parallel.Given;
import parallel.measure.Comparison;
import parallel.measure.Scaling;

/**
 * The sentences of the article's introduction, each judged by what chapter 0 measured.
 *
 * <p><b>Thread safety.</b> Keeps nothing. <b>Source.</b> The article, "Introduction of parallel processing".
 */
public final class IntroductionClaims {

    /** Two threads that are so many times as fast as one have worked in parallel for a part of the time at least. */
    static final double PARALLEL = 1.2;

    private IntroductionClaims() { }

    /** 4. Are two threads faster than a plain loop, on work for the processor? */
    public static Finding parallelism(Scaling scaling) {
        Given.measured(scaling);
        double gain = scaling.speedup(2);
        return Finding.of(4, "Threads help to achieve parallelism", gain > PARALLEL, String.format(Locale.ROOT, "two threads: %.2f times as fast", gain));
    }

    /** 5. Is a pool faster than a plain loop, on large work and on tiny work? */
    public static Finding speed(Comparison large, Comparison tiny) {
        Given.measured(large, tiny);
        return Finding.of(5, "They improve speed", large.faster(), tiny.faster(), "large work: " + large + "; tiny work: " + tiny);
    }

    /** 6. Does a tiny request wait less than half as long beside a long job as behind it? Both in ns. */
    public static Finding responsiveness(double behindNanos, double besideNanos) {
        Given.measured(behindNanos, besideNanos);
        return Finding.of(6, "They improve responsiveness", besideNanos < behindNanos / 2,
                String.format(Locale.ROOT, "a request waited %.2f ms behind a long job, %.2f ms beside it", behindNanos / 1e6, besideNanos / 1e6));
    }
}
