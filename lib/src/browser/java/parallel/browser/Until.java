package parallel.browser;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Waiting for what only looking again can tell, without a limit: JUnit's own ends a test that hangs, and then it is
 * said what did not come.
 */
final class Until {

    private Until() { }

    static <T> T present(String what, Callable<Optional<T>> condition) throws Exception {
        try {
            for (Optional<T> found; ; Thread.sleep(50)) {      // time: asked without a pause, they would only answer
                if ((found = condition.call()).isPresent()) return found.get();
            }
        } catch (Exception e) {
            e.addSuppressed(new AssertionError("waited until " + what));
            throw e;
        }
    }

    static void holds(String what, Callable<Boolean> condition) throws Exception {
        present(what, () -> condition.call() ? Optional.of(true) : Optional.empty());
    }
}
