package parallel.strategy;

/** Checks of settings, at the door. */
final class Settings {

    /** The most threads that a way may be told to use. */
    static final int MOST_THREADS = 1_000;

    private Settings() { }

    static int threads(String way, int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException(way + ": the number of threads must be 1 to " + MOST_THREADS + ", not " + threads);
        }
        return threads;
    }
}
