package parallel.browser;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waiting for what only looking again can tell. */
final class Until {

    private Until() { }

    /** @return what came, at the latest after that time; otherwise an error that says what did not */
    static <T> T present(Duration longest, String what, Supplier<Optional<T>> condition) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (Optional<T> found; ; Thread.sleep(50)) {
            if ((found = condition.get()).isPresent()) return found.get();
            if (System.nanoTime() > end) throw new AssertionError("not within " + longest.toSeconds() + " s: " + what);
        }
    }

    static void holds(Duration longest, String what, Supplier<Boolean> condition) throws InterruptedException {
        present(longest, what, () -> condition.get() ? Optional.of(true) : Optional.empty());
    }
}
