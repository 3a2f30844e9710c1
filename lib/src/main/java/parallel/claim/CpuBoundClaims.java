package parallel.claim;

import java.util.Locale;
import java.util.Optional;
import parallel.Given;
import parallel.measure.Comparison;
import parallel.measure.CpuShare;
import parallel.measure.Scaling;
import parallel.measure.Timings;

/**
 * The sentences of the article's section "When not to use threads", each judged by what was measured.
 *
 * <p>The methods judge and do not measure: chapter 4 hands them its own measurements, and the tests hand them what turns every verdict round.
 * <p><b>Thread safety.</b> Keeps nothing. <b>Source.</b> The article, "When not to use threads".
 */
public final class CpuBoundClaims {

    /** A gain below this is none that anybody would call significant. */
    static final double SIGNIFICANT = 1.15;
    /** Work that has a core for so much of its time is limited by the processor. */
    static final double CPU_BOUND = 0.9;
    /** What takes so little of the time is no reason for anything. */
    static final double NOTICEABLE = 0.02;

    private CpuBoundClaims() { }

    /**
     * 36. Did no number of threads bring a significant gain? On these cores, and on one.
     *
     * @param here    CPU-bound work on more and more threads
     * @param oneCore the same on one core
     * @param python  the four ways in CPython; its numbers are said, the verdict is Java's
     */
    public static Finding noReduction(Scaling here, Optional<Scaling> oneCore, Timings python) {
        Given.measured(here, oneCore, python);
        return Finding.of(36, "Threads bring no significant reduction in time for CPU-bound tasks", !gains(here), !oneCore.map(CpuBoundClaims::gains).orElse(gains(here)),
                "Java: " + best(here) + oneCore.map(one -> "; on one core: " + best(one)).orElse("") + (python.isEmpty() ? "" : "; "
                        + python.machine().runtime() + ": " + python.speedup(Article.FINAL_WAY).turned()));
    }

    /** 37. Is simple work not limited by the processor, and complex work always? */
    public static Finding complexCalculations(CpuShare simple, CpuShare complex) {
        Given.measured(simple, complex);
        return Finding.of(37, "CPU-bound means complex calculations", complex.share() >= CPU_BOUND && simple.share() < CPU_BOUND, simple + "; " + complex);
    }

    /** 38. Does it need most of a core, and most of the whole CPU? */
    public static Finding mostOfTheCpu(CpuShare work, int cores) {
        Given.measured(work);
        Given.atLeast(1, cores, "the number of cores");
        return Finding.of(38, "… or tasks that need most of the CPU's power", work.share() >= CPU_BOUND, work.share() / cores >= 0.5, String.format(Locale.ROOT,
                "%s: of one core %.0f %%%s",
                work.what(), 100 * work.share(), cores == 1 ? ", and there is no other" : String.format(Locale.ROOT, ", of all %d cores %.0f %%", cores,
                        100 * work.share() / cores)));
    }

    /** 39. Did threads take longer than one thread, on tiny tasks and on large ones? */
    public static Finding mightIncrease(Comparison tiny, Comparison large) {
        Given.measured(tiny, large);
        return Finding.of(39, "The execution time might even increase", tiny.slower(), large.slower(), "tiny tasks: " + tiny + "; large tasks: " + large);
    }

    /** 40. Does it take longer when more threads share the same cores? The same work on as many threads as cores, and on many more. */
    public static Finding dividingCosts(Comparison manyBesideFew) {
        Given.measured(manyBesideFew);
        return Finding.of(40, "… because the CPU divides its time between the threads", manyBesideFew.slower() && manyBesideFew.ratio() >= SIGNIFICANT, manyBesideFew);
    }

    /**
     * 41. Do switches cost anything, and enough to be noticed?
     *
     * @param switchesPerSecond of busy threads that share a core
     * @param switchNanos       the price of one
     */
    public static Finding switchingCosts(double switchesPerSecond, double switchNanos) {
        Given.measured(switchesPerSecond, switchNanos);
        double share = switchesPerSecond * switchNanos / 1e9;
        return Finding.of(41, "… and the time taken to switch context is added", share > 0, share >= NOTICEABLE, String.format(Locale.ROOT,
                "%,.0f switches in a second of a core, %.1f µs each: %.2f %% of the time", switchesPerSecond, switchNanos / 1e3, 100 * share));
    }

    static boolean gains(Scaling scaling) {
        Comparison best = scaling.comparison(scaling.fastest());
        return best.slower() && best.ratio() >= SIGNIFICANT;
    }

    static String best(Scaling scaling) {
        Comparison best = scaling.comparison(scaling.fastest());
        return String.format(Locale.ROOT, "%s %.2f times as fast as one after the other (%.2f to %.2f)", scaling.workers().count(scaling.fastest()),
                best.ratio(), best.low(), best.high());
    }
}
