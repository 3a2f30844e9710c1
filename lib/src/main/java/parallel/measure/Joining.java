package parallel.measure;

/** Waits for threads that have been told to end and do. */
final class Joining {

    private Joining() { }

    /** Waits until the thread has ended. An interrupt meanwhile must not leave it behind, so it is kept for the caller. */
    static void completely(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
