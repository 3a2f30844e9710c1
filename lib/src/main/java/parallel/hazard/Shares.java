package parallel.hazard;

import java.util.List;
import java.util.Objects;
import parallel.Given;

/**
 * Who got how much of something that all wanted, and how long each had to wait for it: what starvation looks like.
 *
 * <p><b>Thread safety.</b> Immutable. <b>Source.</b> Chapter 5.
 *
 * @param what   what they wanted and under which rule, for example {@code "an unfair lock"}
 * @param shares who got what, in the order in which they were started
 */
public record Shares(String what, List<Share> shares) {

    /**
     * One thread's or task's share.
     *
     * @param name             who
     * @param times            how often it got it
     * @param heldNanos        for how long altogether, in ns
     * @param longestWaitNanos its longest wait for it, in ns; the wait that had not ended when all was over counts
     */
    public record Share(String name, long times, double heldNanos, double longestWaitNanos) {

        /** @throws IllegalArgumentException if a number is negative, NaN or endless */
        public Share {
            Objects.requireNonNull(name, "the name is null: say who it is");
            Given.atLeast(0, times, name + ": times");
            Given.atLeast(0, heldNanos, name + ": nanoseconds held");
            Given.atLeast(0, longestWaitNanos, name + ": nanoseconds waited");
        }
    }

    /** @throws IllegalArgumentException if nobody wanted anything */
    public Shares {
        Objects.requireNonNull(what, "what was shared is null: give it a name");
        shares = Given.list(shares, "the shares", "give one for each thread");
        if (shares.isEmpty()) throw new IllegalArgumentException(what + ": shares of nobody");
    }

    /** The part of the time in which it was held that this one held it, 0 to 1. */
    public double part(Share share) {
        Objects.requireNonNull(share, "the share is null: give one of shares()");
        double all = shares.stream().mapToDouble(Share::heldNanos).sum();
        return all == 0 ? 0 : share.heldNanos / all;
    }

    /** The longest wait of all, in ns. */
    public double longestWaitNanos() {
        return shares.stream().mapToDouble(Share::longestWaitNanos).max().orElseThrow();
    }
}
