package parallel.hazard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One thread writes a letter and then raises a flag; the other sees the flag and reads the letter as it was before.
 *
 * <p>{@link UnseenWrite} is about two writes that each other's reader does not see; here one thread writes and the other reads, and the order of two
 * writes, or of two reads, is lost. A compiler that has read the letter once need not read it again, and some processors let the flag overtake the letter.
 * <pre>{@code
 * Publication.race(Plain::new).run().of("old letter")
 * }</pre>
 * <p><b>Memory effects.</b> A write to a {@code volatile} field <i>happens-before</i> each later read that sees it (JLS 17.4.5), and with it all that
 * came before it in its thread; release and acquire of a {@link VarHandle} give the same for one pair, and no order among several flags.
 * <b>Source.</b> jcstress's sample {@code BasicJMM_06_Causality}; chapter 9.
 */
public final class Publication {

    /** What the reader can find. */
    public static final List<Outcome> OUTCOMES = List.of(
            Outcome.right("no flag", "looked before the flag was up"),
            Outcome.right("new letter", "saw the flag, and the letter that was written before it"),
            Outcome.wrong("old letter", "saw the flag, and not the letter that was written before it"));

    private static final int NO_FLAG = -1, OLD = 0, NEW = 1;
    /** The reader thinks for a part of a microsecond between its first look and the flag, so that the writer may come in between. */
    private static final int THOUGHTS = 100;

    private Publication() { }

    /** A letter, and what the reader found. */
    public abstract static class Mailbox {
        private int found = NO_FLAG;
        private int thought;

        /** Writes the letter, then raises the flag. */
        protected abstract void write();

        /** Looks at the letter, thinks, and reads it if the flag is up. */
        protected abstract int read();

        /** The writer's turn. */
        public final void one() {
            write();
        }

        /** The reader's turn. */
        public final void other() {
            found = read();
        }

        /** Thinks about what it saw: the compiler must so have read it once. */
        protected final void think(int letter) {
            int sum = letter;
            for (int i = 0; i < THOUGHTS; i++) sum = 31 * sum + i;
            thought = sum;
        }

        /** {@code "no flag"}, {@code "new letter"} or {@code "old letter"}. */
        public final String seen() {
            return found == NO_FLAG ? "no flag" : found == NEW ? "new letter" : found == OLD ? "old letter" : "thought " + thought;
        }
    }

    /** Broken: plain fields. */
    public static final class Plain extends Mailbox {
        private int letter = OLD;
        private boolean flag;

        @Override
        protected void write() {
            letter = NEW;
            flag = true;
        }

        @Override
        protected int read() {
            think(letter);
            return flag ? letter : NO_FLAG;
        }
    }

    /** Fixed: what was written before a volatile flag is seen by whoever sees the flag. */
    public static final class Volatile extends Mailbox {
        private int letter = OLD;
        private volatile boolean flag;

        @Override
        protected void write() {
            letter = NEW;
            flag = true;
        }

        @Override
        protected int read() {
            think(letter);
            return flag ? letter : NO_FLAG;
        }
    }

    /** Fixed, with less: the flag is raised with <i>release</i> and read with <i>acquire</i>. */
    public static final class Released extends Mailbox {
        private static final VarHandle FLAG = flag(MethodHandles.lookup(), Released.class, "flag");
        private int letter = OLD;
        private boolean flag;

        @Override
        protected void write() {
            letter = NEW;
            FLAG.setRelease(this, true);
        }

        @Override
        protected int read() {
            think(letter);
            return (boolean) FLAG.getAcquire(this) ? letter : NO_FLAG;
        }
    }

    /** Fixed: both under one lock. */
    public static final class Locked extends Mailbox {
        private final Lock lock = new ReentrantLock();
        private int letter = OLD;
        private boolean flag;

        @Override
        protected void write() {
            lock.lock();
            try {
                letter = NEW;
                flag = true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        protected int read() {
            lock.lock();
            try {
                think(letter);
                return flag ? letter : NO_FLAG;
            } finally {
                lock.unlock();
            }
        }
    }

    /** The handle of a flag. */
    static VarHandle flag(MethodHandles.Lookup lookup, Class<?> type, String field) {
        try {
            return lookup.findVarHandle(type, field, boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** One thread writes the letter and raises the flag, the other looks. */
    public static <F extends Mailbox> Race<Mailbox> race(Supplier<F> mailbox) {
        return new Race<>("one thread writes a letter and raises a flag, the other looks for both", Race.version(mailbox), mailbox, Mailbox::one,
                Mailbox::other, Mailbox::seen, OUTCOMES);
    }
}
