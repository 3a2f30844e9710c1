package parallel.claim;

import java.util.List;
import parallel.Given;
import parallel.measure.Comparison;
import parallel.measure.Scaling;
import parallel.measure.Timings;

/**
 * The sentences of the article's anti-example and its four ways, each judged by what was measured or counted.
 *
 * <p>The methods judge and do not measure: chapter 6 hands them its own numbers, and the tests hand them what turns every verdict round.
 * Timings of the four ways carry the names of {@link Article}.
 * <p><b>Thread safety.</b> Keeps nothing. <b>Source.</b> The article, "The anti example" and its four ways.
 */
public final class AntiExampleClaims {

    private static final String RUNS = "the number of runs";

    private AntiExampleClaims() { }

    /** 50. Is the sequential way the fastest on small numbers, and does the pool bring nothing on large ones? */
    public static Finding antiExample(Timings small, Timings large) {
        Given.measured(small, large);
        Comparison pool = large.compare(Article.FINAL_WAY, Article.SEQUENTIAL);
        return Finding.of(50, "Prime checking is an anti-example for threads", small.fastest().name().equals(Article.SEQUENTIAL), !pool.faster(),
                "small numbers: " + small.compare(Article.WAY_1, Article.SEQUENTIAL) + "; large: " + pool);
    }

    /** 70. Did way 1 take longer than the sequential way, on small numbers and on large ones? */
    public static Finding threadingTakesLonger(Timings small, Timings large) {
        Given.measured(small, large);
        Comparison few = small.compare(Article.WAY_1, Article.SEQUENTIAL), many = large.compare(Article.WAY_1, Article.SEQUENTIAL);
        return Finding.of(70, "Time(threading) > time(sequential)", few.slower(), many.slower(), "small: " + few + "; large: " + many);
    }

    /** 71. Are threads faster on work that waits, and slower on large work for the processor? */
    public static Finding becauseOfCpuWork(Comparison waiting, Comparison largeWork) {
        Given.measured(waiting, largeWork);
        return Finding.of(71, "It is slow because prime testing is CPU work", waiting.faster(), largeWork.slower(), waiting + "; but: " + largeWork);
    }

    /** 73. With nothing changed but the number of threads, is one the fastest? */
    public static Finding becauseOfTooMany(Scaling crowd) {
        Given.measured(crowd);
        return Finding.of(73, "It is slow because of too many threads", crowd.fastest() == 1,
                "of " + crowd.rows().keySet() + " threads the fastest: " + crowd.fastest());
    }

    /** 74. Do as many context switches as way 1 makes come to more than half of its time? The share, 0 or more. */
    public static Finding mostlySwitches(double share) {
        Given.measured(share);
        return Finding.of(74, "Most of the time goes into context switches", share > 0.5, "200 switches: " + Math.round(100 * share) + " % of the time of way 1");
    }

    /** 76. Did way 2 take less than way 1? */
    public static Finding wayTwoTakesLess(Comparison twoBesideOne) {
        Given.measured(twoBesideOne);
        return Finding.of(76, "Way 2 takes significantly less than way 1", twoBesideOne.faster(), twoBesideOne);
    }

    /** 77. With nothing changed but that there are four threads, does it take less? */
    public static Finding becauseOfFour(Comparison fewerBesideMany) {
        Given.measured(fewerBesideMany);
        return Finding.of(77, "… because only 4 threads were taken", fewerBesideMany.faster(), fewerBesideMany);
    }

    /** 81. Did answers get lost without the lock? */
    public static Finding lockIsNecessary(int wrong, int runs) {
        Given.measured(wrong);
        Given.atLeast(1, runs, RUNS);
        return Finding.of(81, "The lock is necessary", wrong > 0, "wrong in " + wrong + " of " + runs + " runs without it");
    }

    /** 87. Was each input taken exactly once from a thread-safe queue, and also from a plain one? */
    public static Finding queueIsSafe(int exactWithQueue, int exactWithPlain, int runs) {
        Given.measured(exactWithQueue, exactWithPlain);
        Given.atLeast(1, runs, RUNS);
        return Finding.of(87, "Queue is thread safe", exactWithQueue == runs, exactWithPlain == runs,
                "exact in " + exactWithQueue + " and " + exactWithPlain + " of " + runs + " runs");
    }

    /** 88. Is it faster to take inputs from a queue than to share them out beforehand? */
    public static Finding queueIsGood(Comparison queueBesideSplit) {
        Given.measured(queueBesideSplit);
        return Finding.of(88, "A queue is a good way to consume the input", queueBesideSplit.faster(), queueBesideSplit);
    }

    /** 93. Is the final way not slower than the second? */
    public static Finding finalIsAtLeastAsFast(Comparison finalBesideSecond) {
        Given.measured(finalBesideSecond);
        return Finding.of(93, "The final way is at least as fast as the second", !finalBesideSecond.slower(), finalBesideSecond);
    }

    /** 96. Did nothing get lost that a pool's tasks put into a plain list? */
    public static Finding poolSynchronizes(int lost, int runs) {
        Given.measured(lost);
        Given.atLeast(1, runs, RUNS);
        return Finding.of(96, "The pool handles synchronization", lost == 0, "a plain list filled by its tasks: wrong in " + lost + " of " + runs + " runs");
    }

    /** 97. Do the answers stand in the order of the inputs, and did the tasks end in it? */
    public static Finding poolKeepsOrder(List<Integer> answers, List<Integer> ended) {
        Given.measured(answers, ended);
        List<Integer> sorted = answers.stream().sorted().toList();
        return Finding.of(97, "The pool maintains the order", answers.equals(sorted), ended.equals(answers), "ended in order " + ended);
    }

    /** 99. Is one thread the only one that adds returned values, and does a shared list need no lock either? */
    public static Finding noLockNeeded(int addingThreads, int lost) {
        Given.measured(addingThreads, lost);
        return Finding.of(99, "Hence no lock is needed", addingThreads == 1, lost == 0, "returned values: "
                + (addingThreads == 1 ? "one thread adds" : addingThreads + " threads add") + "; shared data: see 96");
    }
}
