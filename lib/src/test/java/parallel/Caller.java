package parallel;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.Callable;

/** A call in a thread of its own, which a test can interrupt, and what came of it. */
public final class Caller {

    private volatile Object result;
    private volatile Throwable thrown;
    private final Thread thread;

    private Caller(Callable<?> call) {
        thread = Thread.ofPlatform().daemon().name("caller").unstarted(() -> thrown = catchThrowable(() -> result = call.call()));
    }

    /** Begins with it. */
    public static Caller of(Callable<?> call) {
        var caller = new Caller(call);
        caller.thread.start();
        return caller;
    }

    /** The thread that makes the call. */
    public Thread thread() {
        return thread;
    }

    /** Interrupts the call and waits for its end. @return what it threw, or null */
    public Throwable interrupt() throws InterruptedException {
        thread.interrupt();
        return thrown();
    }

    /** Waits for the end of the call. @return what it threw, or null */
    public Throwable thrown() throws InterruptedException {
        thread.join();
        return thrown;
    }

    /** Waits for the end of the call. @return what it returned, or null */
    public Object result() throws InterruptedException {
        thread.join();
        return result;
    }
}
