package parallel.claim;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import parallel.Given;
import parallel.measure.Comparison;
import parallel.measure.Cores;
import parallel.measure.Scaling;
import parallel.measure.Turns;

/**
 * The sentences of the article's section "Concurrency and parallel processing", each judged by what was recorded.
 *
 * <p>The methods judge and do not measure: chapter 1 hands them its own recordings, and the tests hand them others that turn every verdict
 * round. What they take for granted is in the constants.
 * <p><b>Thread safety.</b> Keeps nothing. <b>Source.</b> The article, "Concurrency" and "Multiprocessing / Parallel Processing".
 */
public final class ConcurrencyClaims {

    /** What a person takes for the same moment: a tenth of a second. Miller, "Response time in man-computer conversational transactions", 1968. */
    static final Duration AT_ONCE = Duration.ofMillis(100);
    /** A thread that has a core to itself gets nearly all of the time; one that shares it with another gets half. The middle tells them apart. */
    static final double OF_ITS_OWN = 0.75;
    /** CPU time over wall time may pass 1 by so much on one core: the two are read by different clocks. */
    static final double ONE_CORE = 1.1;
    /** A copy on each core may take so many times as long as one copy alone: cores share memory, power and the system's own work. */
    static final double INDEPENDENT = 1.25;
    /** The ideal counts as reached from this part of it on, and the curve as flat below this growth. */
    static final double NEARLY = 0.75, FLAT = 1.15;

    private ConcurrencyClaims() { }

    /** 9. Were all threads that were in progress also at work at the same moment? Best asked on one core. */
    public static Finding sameTime(Turns turns) {
        Given.measured(turns);
        int threads = turns.shares().size(), together = turns.timeline().together();
        return Finding.of(9, "Concurrency is executing several instructions at the same time", together == threads,
                threads + " threads were in progress side by side, and at most " + together + " at work at the same moment");
    }

    /** 10. Does it only seem so? On these cores, and on one. */
    public static Finding onlySeems(Turns turns, Optional<Turns> oneCore) {
        Given.measured(turns, oneCore);
        boolean here = turns.timeline().together() <= 1;
        return Finding.of(10, "It only seems that tasks are executed at the same time", here, oneCore.map(one -> one.timeline().together() <= 1).orElse(here),
                "at the same moment at work: " + turns.timeline().together() + " on these cores"
                        + oneCore.map(one -> ", " + one.timeline().together() + " on one core").orElse(""));
    }

    /** 11. Did threads take turns, and quickly enough that nobody sees it? With more threads than cores, and with one for each core. */
    public static Finding jumps(Turns more, Turns oneEach) {
        Given.measured(more, oneEach);
        return Finding.of(11, "The CPU jumps from task to task too fast for a human to see", shares(more) && quick(more), shares(oneEach) && quick(oneEach),
                more.timeline().what() + ": " + pauses(more) + "; " + oneEach.timeline().what() + ": " + pauses(oneEach));
    }

    /** 12. Is the time divided among the threads? On one core, and with a core for each. */
    public static Finding divides(Turns crowded, Turns oneEach) {
        Given.measured(crowded, oneEach);
        return Finding.of(12, "The CPU divides its time among the tasks", shares(crowded), shares(oneEach),
                "parts of the time, " + crowded.timeline().machine().cores() + (crowded.timeline().machine().cores() == 1 ? " core: " : " cores: ")
                        + parts(crowded) + "; a core for each: " + parts(oneEach));
    }

    /** 13. Was never more than one at work? By the clock of the processor. */
    public static Finding oneAtATime(Turns turns) {
        Given.measured(turns);
        return Finding.of(13, "At a particular moment only one task is running", turns.coresBusy() <= ONE_CORE, String.format(Locale.ROOT,
                "CPU time over wall time %.2f; two or more were at work for %.0f %% of the time", turns.coresBusy(), 100 * turns.timeline().shareWithAtLeast(2)));
    }

    /**
     * 14. Are two processes faster than one? On these cores, and on one.
     *
     * @param here    the time of two processes beside that of one
     * @param oneCore the same where all may use one core only
     */
    public static Finding processesAreParallel(Comparison here, Optional<Comparison> oneCore) {
        Given.measured(here, oneCore);
        return Finding.of(14, "Multiprocessing is true parallelism", here.faster(), oneCore.map(Comparison::faster).orElse(here.faster()),
                "here: " + here + oneCore.map(one -> "; on one core: " + one).orElse(""));
    }

    /** 15. Is there more than one core, and is there one count of them? */
    public static Finding dividedIntoCores(Cores cores) {
        Given.measured(cores);
        boolean agree = !cores.isKnown() || cores.usable() == cores.logical() && cores.logical() == cores.physical();
        return Finding.of(15, "The CPU is divided into cores", cores.usable() > 1 || cores.physical() > 1, agree && cores.usable() > 1, cores);
    }

    /**
     * 16. Does a copy of a task on each core take as long as one copy alone?
     *
     * @param allOverOne the time of as many copies as there are cores beside the time of one copy
     * @param cores      how many
     */
    public static Finding independent(Comparison allOverOne, int cores) {
        Given.measured(allOverOne);
        Given.atLeast(1, cores, "the number of cores");
        String sentence = "Each core handles a task independently";
        if (cores == 1) return Finding.notMeasurable(16, sentence, "there is one core");
        return Finding.of(16, sentence, allOverOne.ratio() <= INDEPENDENT,
                String.format(Locale.ROOT, "%d copies, one for each core, took %.2f times as long as one copy", cores, allOverOne.ratio()));
    }

    /** 17. Does the speed-up grow with the threads up to the number of cores, and not beyond? */
    public static Finding ideal(Scaling scaling) {
        Given.measured(scaling);
        int cores = scaling.machine().cores();
        String sentence = "Ideally, n cores run n tasks in parallel";
        if (cores == 1) return Finding.notMeasurable(17, sentence, "there is one core");
        if (!scaling.rows().containsKey(cores) || scaling.rows().lastKey() == cores) {
            return Finding.notMeasurable(17, sentence, "measured on " + scaling.rows().keySet() + " " + scaling.workers().many() + ", not on "
                    + cores + " and more");
        }
        double atCores = scaling.speedup(cores);
        double beyond = scaling.rows().tailMap(cores + 1).keySet().stream().map(scaling::speedup).max(Comparator.naturalOrder()).orElseThrow();
        return Finding.of(17, sentence, atCores >= NEARLY * cores && beyond <= FLAT * atCores, String.format(Locale.ROOT,
                "%s on %d cores: %.2f times as fast; more of them: %.2f at best", scaling.workers().count(cores), cores, atCores, beyond));
    }

    /** Whether each thread had to leave its core to others for a good part of the time. */
    private static boolean shares(Turns turns) {
        return turns.sharesOfTime().stream().allMatch(share -> share < OF_ITS_OWN);
    }

    private static boolean quick(Turns turns) {
        return turns.longestPauseNanos() < AT_ONCE.toNanos();
    }

    private static String pauses(Turns turns) {
        return String.format(Locale.ROOT, "%d turns, longest pause %.1f ms", turns.count(), turns.longestPauseNanos() / 1e6);
    }

    private static String parts(Turns turns) {
        return turns.sharesOfTime().stream().map(share -> String.format(Locale.ROOT, "%.0f %%", 100 * share)).collect(Collectors.joining(", "));
    }
}
