package parallel.hazard;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Several threads that do the same from the same moment on. */
final class Together {

    /** So long they wait at most: where there are not cores enough, they cannot all be awake at once. */
    private static final long AWAKE_NANOS = Duration.ofMillis(20).toNanos();

    private Together() { }

    /**
     * Starts so many, lets them begin together and waits until all have ended. They wait for each other awake: a thread that has to be woken comes so late that a short piece of
     * work of the others is done by then.
     */
    static void all(int threads, String name, Crew.Work work) throws InterruptedException {
        var here = new AtomicInteger();
        try (var crew = new Crew()) {
            for (int i = 1; i <= threads; i++) {
                crew.start(name + " " + i, () -> {
                    here.incrementAndGet();
                    long end = System.nanoTime() + AWAKE_NANOS;
                    while (here.get() < threads && System.nanoTime() < end) Thread.onSpinWait();
                    work.run();
                });
            }
            crew.join();
        }
    }
}
