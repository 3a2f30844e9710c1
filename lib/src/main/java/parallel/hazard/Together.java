package parallel.hazard;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Several threads that do the same from the same moment on. */
final class Together {

    /** So often a token goes round: in some microseconds where each thread has a core, and slowly where two share one. */
    private static final int ROUNDS = 50;
    /** So long the token goes round at most: a system takes some milliseconds to see that a core is idle; where there are not cores enough, it is of no use. */
    private static final long AWAKE_NANOS = Duration.ofMillis(50).toNanos();

    private Together() { }

    /** Starts so many, lets them begin together and waits until all have ended. Who has to be woken may come when a short piece of work of the others is done. */
    static void all(int threads, String name, Crew.Work work) throws InterruptedException {
        var ready = new CountDownLatch(threads);
        run(threads, name, me -> {
            ready.countDown();
            ready.await();
            work.run();
        });
    }

    /** The same, but before they begin they pass a token round until all of them are awake at the same moment, as far as there are cores. */
    static void awake(int threads, String name, Crew.Work work) throws InterruptedException {
        var token = new AtomicInteger();
        run(threads, name, me -> {
            passOn(token, me, threads);
            work.run();
        });
    }

    /** What the nth thread does, counted from 0. */
    private interface Body {
        void run(int me) throws Exception;
    }

    private static void run(int threads, String name, Body body) throws InterruptedException {
        try (var crew = new Crew()) {
            for (int i = 0; i < threads; i++) {
                int me = i;
                crew.start(name + " " + (me + 1), () -> body.run(me));
            }
            crew.join();
        }
    }

    /** No {@code onSpinWait} here: some virtual machines take the core away for it. */
    private static void passOn(AtomicInteger token, int me, int threads) {
        long end = System.nanoTime() + AWAKE_NANOS;
        for (int turn = me; turn < ROUNDS * threads; turn += threads) {
            while (token.get() < turn) if (System.nanoTime() > end) return;
            token.set(turn + 1);
        }
    }
}
