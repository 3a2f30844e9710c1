package parallel.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import parallel.Await;
import parallel.Caller;
import parallel.measure.Progress;
import parallel.strategy.Abandoned;
import parallel.strategy.ThreadPool;

/** A measurement that takes no time: tells whoever listens what a long one would. */
final class Measured {

    static final Duration LEFT = Duration.ofSeconds(2);

    private Measured() { }

    static void twice(String what) throws ReflectiveOperationException {
        Progress listener = listener();
        listener.at(what, 0.25, LEFT);
        listener.at(what, 0.5, LEFT);
        listener.over();
    }

    /** Nobody but a measurement asks who listens; a real one would take a quarter of a second before it says a word. */
    static Progress listener() throws ReflectiveOperationException {
        Field listener = Class.forName("parallel.measure.Reporter").getDeclaredField("listener");
        listener.setAccessible(true);
        return (Progress) listener.get(null);
    }

    /** Interrupts a call whose task ignores that, as in a cell that the kernel then leaves, and ends the task after the look. */
    static void whileATaskIsAbandoned(Runnable leaveTheCell, Runnable look) throws Exception {
        var atWork = new CountDownLatch(1);
        var release = new AtomicBoolean();
        Caller caller = Caller.of(() -> {
            try {
                return new ThreadPool(1).map(List.of("<7>"), i -> {
                    atWork.countDown();
                    while (!release.get()) Thread.onSpinWait();
                    return i;
                });
            } finally {
                leaveTheCell.run();
            }
        });
        try {
            atWork.await();
            assertThat(caller.interrupt()).isInstanceOf(InterruptedException.class);
            look.run();
        } finally {
            release.set(true);
        }
        Await.until(() -> Abandoned.threads().isEmpty());
    }
}
