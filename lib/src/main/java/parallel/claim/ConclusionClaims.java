package parallel.claim;

import parallel.Given;
import parallel.measure.Timing;
import parallel.measure.Timings;

/**
 * What the article's conclusion comes to, judged by the table of tools that chapter 8 measures.
 *
 * <p><b>Thread safety.</b> Keeps nothing. <b>Source.</b> The article, "Conclusion".
 */
public final class ConclusionClaims {

    private ConclusionClaims() { }

    /**
     * 117. The article's insight in one line: threads for what waits, and not for what computes. Is one way after the other, the first row of each, passed over for waiting, and taken for computing?
     *
     * @param waiting   ways of doing work that waits; the first is the sequential one
     * @param computing ways of doing work for the processor; the first is the sequential one
     */
    public static Finding whenToUseThreads(Timings waiting, Timings computing) {
        Given.measured(waiting, computing);
        Timing forWaiting = waiting.simplestOfTheFastest(), forComputing = computing.simplestOfTheFastest();
        return Finding.of(117, "One knows when to use threads: for waiting, not for computing", !forWaiting.name().equals(waiting.baseline().name()),
                forComputing.name().equals(computing.baseline().name()), waiting.what() + ": " + forWaiting.name() + "; " + computing.what() + ": " + forComputing.name());
    }
}
