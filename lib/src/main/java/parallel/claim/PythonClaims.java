package parallel.claim;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import parallel.Given;
import parallel.measure.Scaling;

/**
 * Sentences of the article judged by what CPython did, where the question there is another than in Java; where it is the same, the claims
 * class of its section judges, and {@link Finding#inPython()} says for whom.
 *
 * <p>The methods judge and do not measure: {@link PythonChecks} hands them numbers of the reader's CPython, with or without a global lock, and
 * the tests hand them what turns every verdict round.
 * <p><b>Thread safety.</b> Keeps nothing. <b>Source.</b> The article throughout; chapter 8.
 */
public final class PythonClaims {

    /** Whoever has so much of its usual speed can be said to go on. A tenth is slow, but more than the luck of a few turns. */
    static final double GOES_ON = 0.1;

    private PythonClaims() { }

    /** 13. Was never more than one of two busy threads at work? CPU time over time on the clock. */
    public static Finding oneAtATime(double coresBusy) {
        Given.measured(coresBusy);
        return Finding.of(13, "At a particular moment only one task is running", coresBusy <= ConcurrencyClaims.ONE_CORE,
                String.format(Locale.ROOT, "CPU time over wall time of two busy threads: %.2f", coresBusy)).inPython();
    }

    /** 20. Is it one instruction, for two numbers at hand and for a number that is kept? */
    public static Finding addingIsOne(List<String> addition, List<String> counting) {
        Given.measured(addition, counting);
        long adding = addition.stream().filter(name -> name.startsWith("BINARY_") || name.startsWith("INPLACE_")).count();
        return Finding.of(20, "Adding two numbers is an instruction", adding == 1, counting.size() <= 2,
                "a + b: " + String.join(" ", addition) + "; counter += 1: " + String.join(" ", counting)).inPython();
    }

    /** 26. More than one thread in the smallest program? */
    public static Finding multipleThreads(int threads) {
        Given.measured(threads);
        return Finding.of(26, "Processes consist of multiple threads", threads > 1, "threads in a small Python program: " + threads).inPython();
    }

    /** 36. Did no number of threads bring a significant gain? */
    public static Finding noReduction(Scaling here) {
        Given.measured(here);
        return Finding.of(36, "Threads bring no significant reduction in time for CPU-bound tasks", !CpuBoundClaims.gains(here), CpuBoundClaims.best(here)).inPython();
    }

    /**
     * 43. Did it come to a race wherever threads share data that one of them changes: for a counter that is read and written in two steps, and for a
     * list that is appended to?
     *
     * @param counted  what the counter said after each run
     * @param should   what it should have said
     * @param appended how long the list was after each run
     * @param length   how long it should have been
     */
    public static Finding raceCondition(List<Integer> counted, int should, List<Integer> appended, int length) {
        Given.measured(counted, should, appended, length);
        return Finding.of(43, "Several threads access shared data and one modifies it: a race condition", wrong(counted, should) > 0, wrong(appended, length) > 0,
                "a counter, read and then written: wrong in " + ofRuns(counted, should) + "; list.append: wrong in " + ofRuns(appended, length)).inPython();
    }

    /** 44. Did a race give other results in other runs? */
    public static Finding unpredictable(List<Integer> counted) {
        Given.measured(counted);
        if (counted.isEmpty()) throw new IllegalArgumentException("nothing to judge: no runs");
        int different = new HashSet<>(counted).size();
        return Finding.of(44, "Race conditions result in unpredictable behaviour", different > 1, different + " different results in " + counted.size() + " runs: "
                + counted).inPython();
    }

    /** 45. Did a race give a wrong result? */
    public static Finding erroneous(List<Integer> counted, int should) {
        Given.measured(counted, should);
        return Finding.of(45, "… and potentially erroneous behaviour", wrong(counted, should) > 0, "counted to " + should + ": wrong in " + ofRuns(counted, should)).inPython();
    }

    /** 61. Has {@code Thread} a method of that name? */
    public static Finding isAliveIsItsName(boolean there) {
        return Finding.of(61, "isAlive() tells whether a thread is executing", there, "threading.Thread " + (there ? "has" : "has no") + " isAlive").inPython();
    }

    /** 96. Did nothing get lost that a pool's tasks put into a list, and nothing that they counted? Parameters as of {@link #raceCondition}. */
    public static Finding poolSynchronizes(List<Integer> listed, List<Integer> counted, int should) {
        Given.measured(listed, counted, should);
        return Finding.of(96, "The pool handles synchronization", wrong(listed, should) == 0, wrong(counted, should) == 0,
                "a list filled by its tasks: wrong in " + ofRuns(listed, should) + "; a counter: wrong in " + ofRuns(counted, should)).inPython();
    }

    /** 99. Is one thread the only one that adds returned values, and does shared data need no lock either? */
    public static Finding noLockNeeded(int addingThreads, List<Integer> counted, int should) {
        Given.measured(addingThreads, counted, should);
        return Finding.of(99, "Hence no lock is needed", addingThreads == 1, wrong(counted, should) == 0, "returned values: "
                + (addingThreads == 1 ? "one thread adds" : addingThreads + " threads add") + "; a shared counter: wrong in " + ofRuns(counted, should)).inPython();
    }

    /** 110. Did a task wait until somebody asked for its result? */
    public static Finding laterMeansWhenAsked(boolean ranUnasked) {
        return Finding.of(110, "Futures are chores that will be done later", !ranUnasked, ranUnasked ? "submitted and never asked for: it ran all the same"
                : "submitted and never asked for: it did not run").inPython();
    }

    /**
     * 112. Did the future give the result, and the error of a task that failed?
     *
     * @param result what it gave where 42 was right
     * @param raised the name of the exception that it raised where the task raised {@code ValueError}
     */
    public static Finding givesTheResult(int result, String raised) {
        Given.measured(raised);
        return Finding.of(112, "You get a future that gives the result when the task is done", result == 42, raised.equals("ValueError"),
                "result() gave " + result + "; where the task had failed, it raised " + raised).inPython();
    }

    /** 113. Can the caller go on while a task waits, and while one computes? Its speed as a part of its usual one. */
    public static Finding goesOn(double besideWaiting, double besideComputing) {
        Given.measured(besideWaiting, besideComputing);
        return Finding.of(113, "You can continue with other work while waiting for the results", besideWaiting >= GOES_ON, besideComputing >= GOES_ON,
                String.format(Locale.ROOT, "the caller's speed beside a task that waits: %.0f %% of its usual one; beside one that computes: %.0f %%",
                        100 * besideWaiting, 100 * besideComputing)).inPython();
    }

    /**
     * 115. Does the future say that it is finished only when it is, and has it the data then?
     *
     * @param doneBefore whether it said so before
     * @param early      what {@code result(timeout)} gave before
     * @param dataAfter  whether it said so afterwards, and had the right data
     */
    public static Finding checkWhenFinished(boolean doneBefore, String early, boolean dataAfter) {
        Given.measured(early);
        return Finding.of(115, "When it is finished you can check the future to get the data", dataAfter && !doneBefore,
                "done() before the end: " + (doneBefore ? "yes" : "no") + ", result(timeout): " + early + "; after the end: "
                        + (dataAfter ? "done, with its data" : "not done, or other data")).inPython();
    }

    private static long wrong(List<Integer> results, int should) {
        if (results.isEmpty()) throw new IllegalArgumentException("nothing to judge: no runs");
        return results.stream().filter(each -> each != should).count();
    }

    private static String ofRuns(List<Integer> results, int should) {
        return wrong(results, should) + " of " + results.size() + " runs";
    }
}
