package parallel.hazard;

import java.util.concurrent.CountDownLatch;

/** Several threads that do the same from the same moment on. */
final class Together {

    private Together() { }

    /** Starts so many, lets them begin together and waits until all have ended. */
    static void all(int threads, String name, Crew.Work work) throws InterruptedException {
        var ready = new CountDownLatch(threads);
        try (var crew = new Crew()) {
            for (int i = 1; i <= threads; i++) {
                crew.start(name + " " + i, () -> {
                    ready.countDown();
                    ready.await();
                    work.run();
                });
            }
            crew.join();
        }
    }
}
