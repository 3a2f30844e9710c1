package parallel.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Several threads that do the same from the same moment on, joined before the call returns. What the first of them throws ends the others and comes out.
 *
 * <pre>{@code
 * Crowd.of(4).run(i -> counter.increment());      // i: 0, 1, 2, 3
 * }</pre>
 *
 * @param threads how many
 */
record Crowd(int threads) {

    /** What each of them does. */
    @FunctionalInterface
    interface Work {
        /** @param me which of them it is, counted from 0 */
        void run(int me) throws Exception;
    }

    /** So often the signal to begin is looked at without sleeping: who has to be woken may come when the others are done. */
    private static final int LOOKS = 20_000;

    static Crowd of(int threads) {
        return new Crowd(threads);
    }

    /** Returns when all have ended. There is no limit of its own: the examination has one for all. */
    void run(Work work) throws Exception {
        var ready = new CountDownLatch(threads);
        var failure = new AtomicReference<Throwable>();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int me = i;
            all.add(Thread.ofPlatform().daemon().name("crowd " + (me + 1)).unstarted(() -> {
                try {
                    together(ready);
                    work.run(me);
                } catch (Throwable thrown) {
                    if (failure.compareAndSet(null, thrown)) all.forEach(Thread::interrupt);
                }
            }));
        }
        all.forEach(Thread::start);
        try {
            for (Thread each : all) each.join();
        } catch (InterruptedException told) {
            all.forEach(Thread::interrupt);
            throw told;
        }
        switch (failure.get()) {
            case null -> { }
            case Exception thrown -> throw thrown;
            case Error thrown -> throw thrown;
            case Throwable thrown -> throw new IllegalStateException(thrown);
        }
    }

    private static void together(CountDownLatch ready) throws InterruptedException {
        ready.countDown();
        for (int i = 0; i < LOOKS && ready.getCount() > 0; i++) Thread.yield();
        ready.await();
    }
}
