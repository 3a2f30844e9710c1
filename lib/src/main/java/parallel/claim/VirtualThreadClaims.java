package parallel.claim;

import parallel.Given;
import parallel.measure.Comparison;
import parallel.workload.Crowd;

/**
 * Sentences of the article asked again of virtual threads, which came five weeks before it, in Java 21: each judged by what was measured.
 *
 * <p>The methods judge and do not measure: chapter 9 hands them its own measurements, and the tests hand them what turns every verdict round. What
 * chapters 3, 4 and 6 found of the same sentences stays in the {@link Ledger}; these findings are not kept.
 * <p><b>Thread safety.</b> Keeps nothing. <b>Source.</b> The article, "When to use threads", "When not to use threads", "The Concurrent Way 1"; chapter 9.
 */
public final class VirtualThreadClaims {

    /** So many times one wait is as good as waiting together: starting the threads takes a part, too. */
    static final double TOGETHER = 1.5;

    private VirtualThreadClaims() { }

    /** 32. Did a crowd of virtual threads wait about as long as one of them? */
    public static Finding highlyEffective(Crowd virtual) {
        Given.measured(virtual);
        return Finding.of(32, "Threads are highly effective for tasks that wait for input and output", virtual.multiple() <= TOGETHER, virtual);
    }

    /** 36. Did virtual threads bring nothing to work for the processor, beside one thread and beside a pool with a thread for each core? */
    public static Finding noReduction(Comparison besideOne, Comparison besidePool) {
        Given.measured(besideOne, besidePool);
        String sentence = "Threads bring no significant reduction in time for CPU-bound tasks";
        if (mayHide(besideOne) || mayHide(besidePool)) return Finding.notMeasurable(36, sentence, besideOne + "; " + besidePool + ": too uneven to tell");
        return Finding.of(36, sentence, !gains(besideOne), !gains(besidePool), besideOne + "; " + besidePool);
    }

    /** 66. Is a thread for each task bad: slow or more than the machine bears? Of platform threads, and of virtual ones. */
    public static Finding badPractice(Crowd virtual, Crowd platform) {
        Given.measured(virtual, platform);
        return Finding.of(66, "A thread for each number is bad practice", bad(platform), bad(virtual), platform + "; " + virtual);
    }

    /** 73. Do too many threads make it slow? A virtual thread for each prime beside a pool with a thread for each core. */
    public static Finding tooManyThreads(Comparison besidePool) {
        Given.measured(besidePool);
        String sentence = "It is slow because of too many threads";
        if (mayHide(besidePool)) return Finding.notMeasurable(73, sentence, besidePool + ": too uneven to tell");
        return Finding.of(73, sentence, besidePool.slower() && besidePool.ratio() >= CpuBoundClaims.SIGNIFICANT, besidePool);
    }

    /** Whether no difference was found, and a significant one may hide in times so uneven: that is no finding. */
    private static boolean mayHide(Comparison comparison) {
        return !comparison.faster() && !comparison.slower()
                && (comparison.low() < 1 / CpuBoundClaims.SIGNIFICANT || comparison.high() > CpuBoundClaims.SIGNIFICANT);
    }

    private static boolean gains(Comparison comparison) {
        return comparison.faster() && 1 / comparison.ratio() >= CpuBoundClaims.SIGNIFICANT;
    }

    private static boolean bad(Crowd crowd) {
        return crowd.multiple() > TOGETHER || !crowd.note().isEmpty();
    }
}
