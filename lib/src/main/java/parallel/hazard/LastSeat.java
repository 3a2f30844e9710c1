package parallel.hazard;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Two threads sell the last seat, and both sell it: each of them first looks whether it is free, then takes it, and between the two steps comes the other.
 *
 * <p>The map is thread-safe, and that does not help: each call by itself is safe, two of them in a row are not.
 * <pre>{@code
 * LastSeat.race(LookThenTake::new).run().of("sold twice")
 * }</pre>
 * <p><b>Source.</b> Goetz et al., "Java Concurrency in Practice", section 2.2 ("check-then-act"); chapter 5.
 */
public final class LastSeat {

    private static final String SEAT = "seat 1";

    /** What can come when two want it. */
    public static final List<Outcome> OUTCOMES = List.of(
            Outcome.right("sold once", "one was first, the other was told that it is taken"),
            Outcome.wrong("sold twice", "both looked before either took: two people, one seat"),
            Outcome.wrong("not sold", "a free seat, and nobody got it"));

    private LastSeat() { }

    /** One seat, two tills. */
    public abstract static class Tills {
        /** Who has which seat. Safe to use by many threads at once. */
        protected final Map<String, String> sold = new ConcurrentHashMap<>();
        private boolean oneSold;
        private boolean otherSold;

        /** Sells the seat if it is free; whether it did. */
        protected abstract boolean sell(String seat, String to);

        /** The one till's turn. */
        public final void one() {
            oneSold = sell(SEAT, "Ada");
        }

        /** The other till's turn. */
        public final void other() {
            otherSold = sell(SEAT, "Alan");
        }

        /** How often the seat was sold. */
        public final String seen() {
            return oneSold && otherSold ? "sold twice" : oneSold || otherSold ? "sold once" : "not sold";
        }
    }

    /** Broken: looks, then takes. */
    public static final class LookThenTake extends Tills {
        @Override
        protected boolean sell(String seat, String to) {
            if (sold.containsKey(seat)) return false;
            sold.put(seat, to);
            return true;
        }
    }

    /** Fixed: looks and takes in one call of the map. */
    public static final class TakeIfFree extends Tills {
        @Override
        protected boolean sell(String seat, String to) {
            return sold.putIfAbsent(seat, to) == null;
        }
    }

    /** Fixed: both steps under one lock, which every till uses. */
    public static final class Locked extends Tills {
        @Override
        protected boolean sell(String seat, String to) {
            synchronized (sold) {
                if (sold.containsKey(seat)) return false;
                sold.put(seat, to);
                return true;
            }
        }
    }

    /** Two tills sell one seat. */
    public static <T extends Tills> Race<Tills> race(Supplier<T> tills) {
        return new Race<>("two tills sell the last seat", Race.version(tills), tills, Tills::one, Tills::other, Tills::seen, OUTCOMES);
    }
}
