package parallel.claim;

import java.util.Locale;
import java.util.Optional;
import parallel.Given;
import parallel.measure.Comparison;

/**
 * The sentences of the article's section "When to use threads", each judged by what was measured.
 *
 * <p>The methods judge and do not measure: chapter 3 hands them its own measurements, and the tests hand them what turns every verdict round.
 * Each comparison is the time on threads beside the time one after the other.
 * <p><b>Thread safety.</b> Keeps nothing. <b>Source.</b> The article, "When to use threads".
 */
public final class WaitingClaims {

    /** Highly effective: so much of the ideal, which is as many times as fast as there are threads. */
    static final double HIGHLY = 0.7;
    /** Where the other side is the limit, a gain below this is what little can be done meanwhile. */
    static final double WORTH_IT = 1.25;

    private WaitingClaims() { }

    /** 30. Does waiting work gain, and work for the processor not? */
    public static Finding primarilyForWaiting(Comparison waiting, Comparison computing) {
        Given.measured(waiting, computing);
        return Finding.of(30, "Threads have their primary importance in I/O-bound work", waiting.faster(), !computing.faster(),
                "waiting: " + waiting + "; computing: " + computing);
    }

    /** 31. Did work go on while a thread waited for input, and did the input arrive? */
    public static Finding userInput(long workDoneMeanwhile, String answer) {
        Given.measured(workDoneMeanwhile, answer);
        return Finding.of(31, "… or in user input cases", workDoneMeanwhile > 0 && !answer.isEmpty(), String.format(Locale.ROOT,
                "%,d numbers were checked while a thread waited for the answer \"%s\"", workDoneMeanwhile, answer));
    }

    /** 32. How close to the ideal does pure waiting come? */
    public static Finding highlyEffective(Comparison waiting, int threads) {
        Given.measured(waiting);
        Given.atLeast(1, threads, "the number of threads");
        return Finding.of(32, "Threads are highly effective for tasks that wait for input and output", waiting.faster() && 1 / waiting.ratio() >= HIGHLY * threads,
                String.format(Locale.ROOT, "%d threads: %.1f times as fast as one after the other", threads, 1 / waiting.ratio()));
    }

    /** 33. Files that are forced to the disk, and files that the system still has in memory. */
    public static Finding files(Comparison forced, Comparison cached) {
        Given.measured(forced, cached);
        return Finding.of(33, "Example: reading and writing files", forced.faster(), worthIt(cached), "written and forced to the disk: " + forced
                + "; read again from memory: " + cached);
    }

    /** 34. A server that serves all at once, and one that serves one at a time. */
    public static Finding network(Comparison free, Comparison limited) {
        Given.measured(free, limited);
        return Finding.of(34, "Example: network communication", free.faster(), worthIt(limited), "a server that serves all at once: " + free
                + "; one that serves one at a time: " + limited);
    }

    /** 35. Commits that wait for the disk, and queries that keep the server's processor busy; empty where there is no database. */
    public static Finding database(Optional<Comparison> commits, Optional<Comparison> counting, String whyNot) {
        Given.measured(commits, counting, whyNot);
        String sentence = "Example: database queries";
        if (commits.isEmpty() || counting.isEmpty()) return Finding.notMeasurable(35, sentence, whyNot);
        return Finding.of(35, sentence, commits.get().faster(), worthIt(counting.get()),
                "inserts with commit: " + commits.get() + "; queries that make the server compute: " + counting.get());
    }

    private static boolean worthIt(Comparison comparison) {
        return comparison.faster() && 1 / comparison.ratio() >= WORTH_IT;
    }
}
