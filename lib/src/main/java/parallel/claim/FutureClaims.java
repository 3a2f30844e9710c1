package parallel.claim;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parallel.Given;
import parallel.measure.Beat;
import parallel.measure.Timeline;
import parallel.measure.Turns;

/**
 * The sentences of the article's section "Concurrent and futures of parallel processing", each judged by what was measured or tried.
 *
 * <p>The methods judge and do not measure: chapter 7 hands them what its cells brought to light, {@link FutureChecks} what it measures
 * again, and the tests hand them what turns every verdict round.
 * <p><b>Thread safety.</b> Keeps nothing. <b>Source.</b> The article, "Concurrent" and "Futures (in the context of programming)".
 */
public final class FutureClaims {

    /**
     * A dinner is sooner ready if it takes less than this part of the time: two dinners of the same kind differ by some hundredths, and what
     * the examples can save is a third or more.
     */
    static final double SOONER = 0.8;
    /**
     * Music is in time if at most one tick in so many is late by more than a block. With one block in reserve a later tick finds the
     * loudspeaker with nothing to play, which is heard; a single one in half a second may be this machine's other work.
     */
    static final int ONE_IN = 50;
    /** You can go on at once if handing over takes less than this part of the task. */
    static final double AT_ONCE = 0.1;

    private FutureClaims() { }

    /** 104. Were two things that were in progress side by side also done at the same moment? On these cores, and on one. */
    public static Finding atTheSameTime(Turns here, Optional<Turns> oneCore) {
        Given.measured(here, oneCore);
        boolean together = allAtOnce(here);
        return Finding.of(104, "\"Concurrent\" means doing multiple things at the same time", together, oneCore.map(FutureClaims::allAtOnce).orElse(together),
                here.shares().size() + " in progress; at the same moment at work: " + here.timeline().together() + " on these cores"
                        + oneCore.map(one -> ", " + one.timeline().together() + " on one core").orElse(""));
    }

    /**
     * 105. Is dinner sooner ready if one cook does both together? With something that boils, and with two things to chop.
     *
     * @param inSequence  a dish to chop and a dish to boil, one after the other
     * @param alternating the same, together
     * @param chopping    two dishes to chop, one after the other
     * @param choppingBoth the same, together
     */
    public static Finding bothTogether(Timeline inSequence, Timeline alternating, Timeline chopping, Timeline choppingBoth) {
        Given.measured(inSequence, alternating, chopping, choppingBoth);
        return Finding.of(105, "Do both together: chop vegetables and cook noodles", sooner(alternating, inSequence), sooner(choppingBoth, chopping),
                String.format(Locale.ROOT, "one cook who alternates takes %.2f of the time where something boils, %.2f where nothing does",
                        alternating.nanos() / inSequence.nanos(), choppingBoth.nanos() / chopping.nanos()));
    }

    /** 107. Were all workers at work at the same moment? As many as there are cores, and more. */
    public static Finding eachAtOnce(Turns aCoreEach, Turns more) {
        Given.measured(aCoreEach, more);
        return Finding.of(107, "Each worker can do a different task simultaneously", allAtOnce(aCoreEach), allAtOnce(more), String.format(Locale.ROOT,
                "at the same moment at work: %d of %d workers, and %d of %d", aCoreEach.timeline().together(), aCoreEach.shares().size(),
                more.timeline().together(), more.shares().size()));
    }

    /**
     * 108. Did the music stay in time, while a game was busy and a download came in?
     *
     * @param light what was tried with music that is hardly any work: here, on one core
     * @param heavy the same where together they want more than one core has; empty if that was not tried
     */
    public static Finding musicDownloadGame(List<MusicAndGame> light, Optional<MusicAndGame> heavy) {
        Given.measured(light, heavy);
        if (light.isEmpty()) throw new IllegalArgumentException("nothing to judge: no evening");
        boolean inTime = light.stream().allMatch(FutureClaims::inTime);
        return Finding.of(108, "Play music, download a file, run a game, all at the same time", inTime, heavy.map(FutureClaims::inTime).orElse(inTime),
                Stream.concat(light.stream(), heavy.stream()).map(each -> late(each.music())).collect(Collectors.joining("; ")));
    }

    /**
     * 109. Does a future keep one promise, and is it a list?
     *
     * @param first   the first answer
     * @param second  the answer when asked again
     * @param runs    how often the task ran for both
     * @param futures the futures that so many tasks gave, handed over one by one
     * @param tasks   how many tasks
     * @param queued  how many of them stood in the executor's queue
     */
    public static Finding promiseOrList(Object first, Object second, int runs, Collection<? extends Future<?>> futures, int tasks, int queued) {
        Given.measured(runs, futures, tasks, queued);
        boolean promise = first == second && runs == 1;
        return Finding.of(109, "Futures are like promises or to-do lists", promise, futures.size() < tasks, "asked twice: "
                + (first == second ? "the same answer" : "two answers") + ", the task ran " + runs + (runs == 1 ? " time; " : " times; ")
                + tasks + " tasks gave " + futures.size() + (futures.size() == 1 ? " future" : " futures") + ", and " + queued + " stood in the executor's queue");
    }

    /**
     * 110. Are they put off until somebody asks?
     *
     * @param chores  how many were handed over
     * @param done    how many were done before anybody asked
     * @param byYou   how many of these were done by the thread that handed them over
     * @param noteRan whether one that was only written down, and handed to nobody, ran too
     */
    public static Finding doneLater(int chores, int done, int byYou, boolean noteRan) {
        Given.measured(chores, done, byYou);
        return Finding.of(110, "Futures are chores of which you say \"I'll do these later\"", done == 0, !noteRan, "of " + chores + " chores handed over, "
                + done + " were done before anybody asked, " + (done - byYou) + " of them by somebody else; one that was only written down was "
                + (noteRan ? "done" : "not done"));
    }

    /**
     * 111. Does a future stand for what will be completed, possibly with others at once? Those of tasks handed to an executor, and any.
     *
     * @param before   the state of such a future while its task is at work
     * @param after    its state in the end
     * @param others   other futures' states, by what they are
     * @param poolOf1  the timeline of some tasks in a pool of one thread
     * @param poolOf4  the same in a pool of four
     */
    public static Finding completedInTheFuture(Future.State before, Future.State after, Map<String, Future.State> others, Timeline poolOf1, Timeline poolOf4) {
        Given.measured(before, after, others, poolOf1, poolOf4);
        boolean ordinary = before == Future.State.RUNNING && after == Future.State.SUCCESS && poolOf4.together() > 1;
        return Finding.of(111, "Futures represent tasks that will be completed in the future, possibly concurrently", ordinary,
                others.values().stream().allMatch(Future.State.SUCCESS::equals), "a task handed over: " + before + ", then " + after + "; others: "
                        + others.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).collect(Collectors.joining(", "))
                        + "; tasks at once: " + poolOf1.together() + " in a pool of one, " + poolOf4.together() + " in a pool of four");
    }

    /**
     * 112. Does it give the result when the task is done? Where the task succeeds, and where it fails.
     *
     * @param waited whether the call came back only when the task had ended
     * @param right  whether what it gave was right
     * @param failure what asking for the result of a task that failed threw; empty if it threw nothing
     */
    public static Finding givesTheResult(boolean waited, boolean right, Optional<Throwable> failure) {
        Given.measured(failure);
        return Finding.of(112, "You get a future that gives the result when the task is done", waited && right, failure.isEmpty(),
                "get() " + (waited ? "waited" : "did not wait") + " and gave the " + (right ? "right" : "wrong") + " result; of a task that failed it "
                        + failure.map(FutureClaims::thrown).orElse("gave a result"));
    }

    /**
     * 113. Can you go on at once? After handing a task to a pool, and to a full pool whose caller has to help.
     *
     * @param handingOver how long the call took, in ns
     * @param callerRuns  how long it took where the caller runs the task, in ns
     * @param task        how long the task takes, in ns
     */
    public static Finding goOn(double handingOver, double callerRuns, double task) {
        Given.measured(handingOver, callerRuns, task);
        return Finding.of(113, "You can continue with other tasks while waiting", handingOver < AT_ONCE * task, callerRuns < AT_ONCE * task, String.format(Locale.ROOT,
                "handing over took %.2f ms of the task's %.0f ms; %.0f ms where the caller runs it", handingOver / 1e6, task / 1e6, callerRuns / 1e6));
    }

    /** 114. Was other work done during the download, and did the file arrive? */
    public static Finding worksMeanwhile(long doneMeanwhile, boolean whole) {
        Given.measured(doneMeanwhile);
        return Finding.of(114, "While the download is happening you can continue using your computer", doneMeanwhile > 0 && whole, String.format(Locale.ROOT,
                "%,d numbers were checked meanwhile, and the file arrived %s", doneMeanwhile, whole ? "whole" : "damaged"));
    }

    /**
     * 115. Are the data there when it is done? After a download that ended well, and after others.
     *
     * @param doneBefore whether it was done in the middle of the download
     * @param finished   the download's future, in the end
     * @param whole      whether its data are the file
     * @param others     futures of downloads that ended otherwise, one at least
     */
    public static Finding dataWhenFinished(boolean doneBefore, Future<?> finished, boolean whole, List<Future<?>> others) {
        Given.measured(finished, others);
        if (others.isEmpty()) throw new IllegalArgumentException("nothing to judge: no download that ended otherwise");
        boolean othersToo = others.stream().allMatch(other -> !other.isDone() || other.state() == Future.State.SUCCESS);
        return Finding.of(115, "When the download is finished you can check the future for the data", !doneBefore && finished.isDone() && whole, othersToo,
                "done half way: " + words(doneBefore) + ", in the end: " + words(finished.isDone()) + ", with " + (whole ? "all" : "wrong") + " data; but also done: "
                        + others.stream().filter(Future::isDone).map(other -> other.state().name()).collect(Collectors.joining(", ")));
    }

    private static boolean allAtOnce(Turns turns) {
        return turns.timeline().together() == turns.shares().size();
    }

    private static boolean sooner(Timeline one, Timeline other) {
        return one.nanos() < SOONER * other.nanos();
    }

    private static boolean inTime(MusicAndGame evening) {
        return evening.downloaded() && evening.rounds() > 0 && evening.music().gaps() * ONE_IN <= evening.music().lateNanos().size();
    }

    private static String late(Beat beat) {
        return String.format(Locale.ROOT, "%s: latest tick %.1f ms late, %d of %d by more than a block", beat.what(), beat.worstLateNanos() / 1e6,
                beat.gaps(), beat.lateNanos().size());
    }

    private static String thrown(Throwable failure) {
        String name = "threw an " + failure.getClass().getSimpleName();
        return failure instanceof ExecutionException && failure.getCause() != null ? name + " whose cause is the " + failure.getCause().getClass().getSimpleName() : name;
    }

    private static String words(boolean yes) {
        return yes ? "yes" : "no";
    }
}
