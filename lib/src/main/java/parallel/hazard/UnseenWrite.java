package parallel.hazard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Two threads raise a flag each and look for the other's, and neither sees it: a write that has been made and not yet seen.
 *
 * <p>Whoever is second must see the first one's flag; there is no order of the four steps in which neither does. But a processor keeps a
 * write in a buffer for a while before the other cores see it, and a compiler may look before it writes.
 * <pre>{@code
 * UnseenWrite.race(Plain::new).run().of("neither")
 * }</pre>
 * <p><b>Memory effects.</b> All accesses to {@code volatile} fields stand in one order that all threads agree on (JLS 17.4.4). A lock: an unlock
 * <i>happens-before</i> the next lock. <b>Source.</b> Dijkstra's account of Dekker's algorithm, EWD 123, 1965; jcstress's sample {@code BasicJMM_07_Consensus}; chapter 5.
 */
public final class UnseenWrite {

    /** What can come when both raise and look. */
    public static final List<Outcome> OUTCOMES = List.of(
            Outcome.right("both", "each raised before the other looked"),
            Outcome.right("one", "the second one saw the first one's flag"),
            Outcome.wrong("neither", "both flags were up, and neither thread saw the other's"));

    private UnseenWrite() { }

    /** Two flags, and what each side saw. */
    public abstract static class Flags {
        private boolean oneSaw;
        private boolean otherSaw;

        /** Raises the one's flag and looks for the other's. */
        protected abstract boolean raiseOneAndLook();

        /** Raises the other's flag and looks for the one's. */
        protected abstract boolean raiseOtherAndLook();

        /** The one's turn. */
        public final void one() {
            oneSaw = raiseOneAndLook();
        }

        /** The other's turn. */
        public final void other() {
            otherSaw = raiseOtherAndLook();
        }

        /** {@code "both"}, {@code "one"} or {@code "neither"}: who saw the other's flag. */
        public final String seen() {
            return oneSaw && otherSaw ? "both" : oneSaw || otherSaw ? "one" : "neither";
        }
    }

    /** Broken: plain fields. */
    public static final class Plain extends Flags {
        private boolean one;
        private boolean other;

        @Override
        protected boolean raiseOneAndLook() {
            one = true;
            return other;
        }

        @Override
        protected boolean raiseOtherAndLook() {
            other = true;
            return one;
        }
    }

    /** Fixed: a write to a volatile field is seen by every later read of it. */
    public static final class Volatile extends Flags {
        private volatile boolean one;
        private volatile boolean other;

        @Override
        protected boolean raiseOneAndLook() {
            one = true;
            return other;
        }

        @Override
        protected boolean raiseOtherAndLook() {
            other = true;
            return one;
        }
    }

    /**
     * Broken, on processors that keep writes back, as those of Intel and AMD: <i>release</i> and <i>acquire</i> hand over what one thread wrote, as in
     * {@link Publication}, and put the two writes here into no order that both agree on.
     */
    public static final class Released extends Flags {
        private static final VarHandle ONE = Publication.flag(MethodHandles.lookup(), Released.class, "one");
        private static final VarHandle OTHER = Publication.flag(MethodHandles.lookup(), Released.class, "other");
        private boolean one;
        private boolean other;

        @Override
        protected boolean raiseOneAndLook() {
            ONE.setRelease(this, true);
            return (boolean) OTHER.getAcquire(this);
        }

        @Override
        protected boolean raiseOtherAndLook() {
            OTHER.setRelease(this, true);
            return (boolean) ONE.getAcquire(this);
        }
    }

    /** Fixed: whoever has the lock sees all that was written under it. */
    public static final class Locked extends Flags {
        private final Lock lock = new ReentrantLock();
        private boolean one;
        private boolean other;

        @Override
        protected boolean raiseOneAndLook() {
            lock.lock();
            try {
                one = true;
                return other;
            } finally {
                lock.unlock();
            }
        }

        @Override
        protected boolean raiseOtherAndLook() {
            lock.lock();
            try {
                other = true;
                return one;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Each of two threads raises its flag and looks for the other's. */
    public static <F extends Flags> Race<Flags> race(Supplier<F> flags) {
        return new Race<>("two threads raise a flag each and look for the other's", Race.version(flags), flags, Flags::one, Flags::other, Flags::seen, OUTCOMES);
    }
}
