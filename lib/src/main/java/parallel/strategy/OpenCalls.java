package parallel.strategy;

import java.util.HashSet;
import java.util.Set;

/**
 * The calls under way of a strategy that keeps something, until it is closed.
 *
 * <p><b>Thread safety.</b> Safe. A strategy whose closing must not fall between this and something else holds its own lock around both.
 */
final class OpenCalls {

    private final String whenClosed;
    private final Set<Call<?, ?>> calls = new HashSet<>();
    private boolean closed;

    /** @param whenClosed what a call is told that comes too late */
    OpenCalls(String whenClosed) {
        this.whenClosed = whenClosed;
    }

    /** @throws IllegalStateException if it is closed */
    synchronized void refuseWhenClosed() {
        if (closed) throw new IllegalStateException(whenClosed);
    }

    /** @throws IllegalStateException if it is closed */
    synchronized void enter(Call<?, ?> call) {
        refuseWhenClosed();
        calls.add(call);
    }

    synchronized void leave(Call<?, ?> call) {
        calls.remove(call);
    }

    /** From now on nobody enters; the calls under way end by an {@link IllegalStateException} that says why. */
    synchronized void close(String why) {
        closed = true;
        calls.forEach(call -> call.abort(why));
    }
}
