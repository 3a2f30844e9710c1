package parallel.hazard;

import java.util.List;

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
    public record Share(String name, long times, double heldNanos, double longestWaitNanos) { }

    /** @throws IllegalArgumentException if nobody wanted anything */
    public Shares {
        shares = List.copyOf(shares);
        if (shares.isEmpty()) throw new IllegalArgumentException(what + ": shares of nobody");
    }

    /** The part of the time in which it was held that this one held it, 0 to 1. */
    public double part(Share share) {
        double all = shares.stream().mapToDouble(Share::heldNanos).sum();
        return all == 0 ? 0 : share.heldNanos / all;
    }

    /** The longest wait of all, in ns. */
    public double longestWaitNanos() {
        return shares.stream().mapToDouble(Share::longestWaitNanos).max().orElseThrow();
    }
}
