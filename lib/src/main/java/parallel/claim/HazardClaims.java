package parallel.claim;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import parallel.Given;
import parallel.hazard.Deadlock;
import parallel.hazard.Outcomes;
import parallel.hazard.Shares;
import parallel.hazard.Starvation;

/**
 * The sentences of the article's section "Things to keep in mind while using threads", each judged by what came of many runs.
 *
 * <p>The methods judge and do not run anything: chapter 5 hands them its own outcomes, and the tests hand them others that turn every verdict round.
 * <p><b>Thread safety.</b> Keeps nothing. <b>Source.</b> The article, "Things to keep in mind while using threads".
 */
public final class HazardClaims {

    /** Somebody starves who has to wait so many times as long as under a rule that gives everybody a turn: well beyond what the rule itself may cost. */
    static final double STARVES = 10;

    private HazardClaims() { }

    /**
     * 43. Do several threads that access shared data, some of them writing, race: with plain fields, and with operations that are atomic? Both access the same data at the same moment.
     *
     * @param plain        without anything between the threads
     * @param atomic       the same with an atomic operation
     * @param checkThenAct two atomic operations in a row; said, not judged
     */
    public static Finding raceCondition(Outcomes plain, Outcomes atomic, Outcomes checkThenAct) {
        Given.measured(plain, atomic, checkThenAct);
        return Finding.of(43, "Several threads access shared data and one modifies it: a race condition", plain.wrong() > 0, atomic.wrong() > 0,
                plain + "; " + atomic + "; a thread-safe map, " + checkThenAct);
    }

    /** 44. Did the same program come to different outcomes? */
    public static Finding unpredictable(List<Outcomes> broken) {
        Given.measured(broken);
        if (broken.isEmpty()) throw new IllegalArgumentException("nothing to judge: no outcomes");
        return Finding.of(44, "Race conditions result in unpredictable behaviour", broken.stream().allMatch(each -> each.different() > 1),
                broken.stream().map(each -> each.what() + ": " + each.different() + (each.different() == 1 ? " outcome" : " outcomes")).collect(Collectors.joining("; ")));
    }

    /** 45. Did some outcomes of the broken versions mean an error, and none of the fixed ones? */
    public static Finding erroneous(List<Outcomes> broken, List<Outcomes> fixed) {
        Given.measured(broken, fixed);
        if (broken.isEmpty() || fixed.isEmpty()) throw new IllegalArgumentException("nothing to judge: no outcomes of the broken or of the fixed ones");
        long wrong = wrong(broken), fixedWrong = wrong(fixed);
        return Finding.of(45, "… and potentially erroneous behaviour", wrong > 0 && fixedWrong == 0, String.format(Locale.ROOT,
                "%s: wrong in %,d of %,d runs; with a fix: in %,d of %,d", broken.getFirst().what(), wrong, runs(broken), fixedWrong, runs(fixed)));
    }

    private static long wrong(List<Outcomes> outcomes) {
        return outcomes.stream().mapToLong(Outcomes::wrong).sum();
    }

    private static long runs(List<Outcomes> outcomes) {
        return outcomes.stream().mapToLong(Outcomes::runs).sum();
    }

    /** 46. Did threads deadlock that take locks as it comes, and did none under the two rules? */
    public static Finding deadlock(Deadlock asItComes, Deadlock inOrder, Deadlock withLimit) {
        Given.measured(asItComes, inOrder, withLimit);
        return Finding.of(46, "Deadlock needs to be kept in mind", asItComes.happened() && !inOrder.happened() && !withLimit.happened(),
                asItComes + "; " + inOrder + "; " + withLimit);
    }

    /**
     * 47. Did threads or tasks starve where nothing sees to it that each gets its turn?
     *
     * @param unfair  waiting without a rule
     * @param fair    waiting under a rule that gives everybody a turn
     * @param ownPool tasks that wait for tasks of their own pool
     */
    public static Finding starvation(Shares unfair, Shares fair, Starvation.OwnPool ownPool) {
        Given.measured(unfair, fair, ownPool);
        boolean atTheLock = unfair.longestWaitNanos() > STARVES * fair.longestWaitNanos();
        return Finding.of(47, "Starvation needs to be kept in mind", atTheLock, ownPool.answered() < ownPool.callers(), String.format(Locale.ROOT,
                "longest wait at %s %.1f ms, at %s %.1f ms; %s", unfair.what(), unfair.longestWaitNanos() / 1e6, fair.what(), fair.longestWaitNanos() / 1e6, ownPool));
    }
}
