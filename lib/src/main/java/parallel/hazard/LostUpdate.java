package parallel.hazard;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Two threads count the same counter up, and one of the updates is lost: both read the same number, both add one, both write the same.
 *
 * <p>{@link Plain} and {@link Volatile} are broken, the others are the fixes, all in one shape.
 * <pre>{@code
 * LostUpdate.race(Plain::new).run().wrong()      // above 0 where there are two cores
 * LostUpdate.race(Atomic::new).run().wrong()     // 0
 * LostUpdate.count(new Plain(), 2, 100_000)      // up to 200,000
 * }</pre>
 * <p><b>Memory effects.</b> {@code Volatile} makes each read and each write seen, and does not make the three steps one. A lock does: an unlock
 * <i>happens-before</i> the next lock of it (JLS 17.4.5), and so do the atomics' operations among each other.
 * <b>Source.</b> The article, "Race Conditions"; jcstress's sample {@code RaceCondition_01_RMW}; chapter 5.
 */
public final class LostUpdate {

    /** What can come when two threads count up once each. */
    public static final List<Outcome> OUTCOMES = List.of(
            Outcome.right("2", "both counted"),
            Outcome.wrong("1", "both read 0, both wrote 1: one update is lost"));

    private static final String NO_COUNTER = "the counter is null: make one, for example new LostUpdate.Plain()";

    private LostUpdate() { }

    /** Something that counts. */
    public interface Counter {
        /** One up. */
        void add();

        /** How far it has counted; exact when all who add have been joined. */
        long value();
    }

    /** Broken: {@code n++} reads, adds and writes. */
    public static final class Plain implements Counter {
        private long n;

        @Override
        public void add() {
            n++;
        }

        @Override
        public long value() {
            return n;
        }
    }

    /** Broken too: each step is seen by all, but they are still three. */
    public static final class Volatile implements Counter {
        private volatile long n;

        @Override
        public void add() {
            n = n + 1;
        }

        @Override
        public long value() {
            return n;
        }
    }

    /** Broken with patience: between the read and the write the thread offers its core, so that it goes wrong on one core, too. */
    public static final class Slow implements Counter {
        private volatile long n;

        @Override
        public void add() {
            long read = n;
            Thread.yield();
            n = read + 1;
        }

        @Override
        public long value() {
            return n;
        }
    }

    /** Fixed by {@code synchronized}: one thread at a time in the three steps. */
    public static final class Synchronized implements Counter {
        private long n;

        @Override
        public synchronized void add() {
            n++;
        }

        @Override
        public synchronized long value() {
            return n;
        }
    }

    /** Fixed by a lock, the article's {@code with lock:}. */
    public static final class Locked implements Counter {
        private final Lock lock = new ReentrantLock();
        private long n;

        @Override
        public void add() {
            lock.lock();
            try {
                n++;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public long value() {
            lock.lock();
            try {
                return n;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Fixed by one instruction of the processor that does all three steps. */
    public static final class Atomic implements Counter {
        private final AtomicLong n = new AtomicLong();

        @Override
        public void add() {
            n.incrementAndGet();
        }

        @Override
        public long value() {
            return n.get();
        }
    }

    /** Fixed by not sharing: threads that meet count in cells of their own, which are summed up when somebody asks. */
    public static final class Adder implements Counter {
        private final LongAdder n = new LongAdder();

        @Override
        public void add() {
            n.increment();
        }

        @Override
        public long value() {
            return n.sum();
        }
    }

    /** Two threads count one up each. */
    public static <C extends Counter> Race<Counter> race(Supplier<C> counter) {
        return new Race<>("two threads add one each", Race.version(counter), counter, Counter::add, Counter::add,
                each -> String.valueOf(each.value()), OUTCOMES);
    }

    /**
     * Lets threads count side by side, each so many times.
     *
     * @param threads 1 to 1,000
     * @param times   0 to 100,000,000
     * @return how far the counter came; what is missing to {@code threads * times} was lost
     * @throws IllegalArgumentException if one of them is out of range
     * @throws InterruptedException     if the calling thread is interrupted; the threads have ended then
     */
    public static long count(Counter counter, int threads, int times) throws InterruptedException {
        Objects.requireNonNull(counter, NO_COUNTER);
        if (threads < 1 || threads > 1_000) throw new IllegalArgumentException("counting threads: 1 to 1,000, not " + threads);
        check(times);
        Together.all(threads, "counting", () -> add(counter, times));
        return counter.value();
    }

    /**
     * Lets two threads count side by side, so many times each, when both are awake: where there are two cores, they meet for certain.
     *
     * @param times 0 to 100,000,000
     * @return how many of the updates were lost
     * @throws IllegalArgumentException if the number is out of range
     * @throws InterruptedException     if the calling thread is interrupted; the threads have ended then
     */
    public static long lost(Counter counter, int times) throws InterruptedException {
        Objects.requireNonNull(counter, NO_COUNTER);
        check(times);
        long before = counter.value();
        Together.awake(2, "counting", () -> add(counter, times));
        return before + 2L * times - counter.value();
    }

    private static void check(int times) {
        if (times < 0 || times > 100_000_000) throw new IllegalArgumentException("times to count: 0 to 100,000,000, not " + times);
    }

    private static void add(Counter counter, int times) {
        for (int i = 0; i < times; i++) {
            counter.add();
            if (i % 4_096 == 0 && Thread.currentThread().isInterrupted()) return;
        }
    }
}
