package parallel.exercise;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 3.2: a download that gives up after a time, and lets go of the server that it no longer needs.
 *
 * <p>To give up is to do three things: wait no longer, have no thread wait any longer, and tell a server that is slow from one that is down.
 * <pre>{@code
 * GiveUpInTime.check(MyDownload::new)
 * }</pre>
 * <p><b>Failure.</b> {@link NullPointerException} if there is no answer; all that the answer does wrong is in the report. <b>Interrupt.</b> Ends the check and the threads of the
 * answer, then {@link InterruptedException}. <b>Memory effects.</b> What the answer did <i>happens-before</i> the return, as far as its threads have ended.
 * <b>Thread safety.</b> Keeps nothing; safe. <b>Source.</b> The article, "When to use threads" ("network communication"); chapter 3.
 */
public final class GiveUpInTime {

    private GiveUpInTime() { }

    /** What the reader writes. */
    @FunctionalInterface
    public interface Download {
        /** What the server gave; empty if it did not answer in time. @param server asked by its {@code call}, which waits for the answer @param patience how long to wait for it */
        Optional<String> get(Callable<String> server, Duration patience) throws Exception;
    }

    /** Examines an answer. @param answer makes it, for example {@code MyDownload::new} */
    public static Report check(Supplier<? extends Download> answer) throws InterruptedException {
        return Exercise.of("3.2", "A download that gives up").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private static final Duration MUCH = Duration.ofSeconds(60);
        private static final Duration LITTLE = Duration.ofMillis(50);
        /** Long enough for the time of a core to be told from that of a few calls, also where several share the core. */
        private static final Duration SOME = Duration.ofMillis(300);
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private final Supplier<? extends Download> answer;

        Checks(Supplier<? extends Download> answer) {
            this.answer = answer;
        }

        @Test @Order(1) @DisplayName("a server that answers at once, and one that takes a moment")
        void inTime() throws Exception {
            String hint = "The server answered in time, and its answer was thrown away. Wait for it for as long as the patience lasts.";
            Expect.that("what came", Optional.of("a page"), get(() -> "a page", MUCH), hint);
            Expect.that("what came", Optional.of("a long page"), get(() -> {
                Thread.sleep(LITTLE);
                return "a long page";
            }, MUCH), hint);
        }

        @Test @Order(2) @DisplayName("a server that is down")
        void down() throws Exception {
            Expect.fails("what came of a server that is down", IOException.class, () -> get(() -> {
                throw new IOException("connection refused");
            }, MUCH), "A server that is down is not a slow one: its exception must go on to the caller. Give up for one reason only, that the time is over.");
        }

        @Test @Order(3) @DisplayName("a server that does not answer: the download gives up")
        void givesUp() throws Exception {
            var server = new SilentServer();
            try {
                Optional<String> came = get(server, LITTLE);
                if (server.gaveUp) Sitting.NOW.get().end();            // the next test would take as long
                Expect.that("what came", Optional.empty(), came, "You waited until the server answered, however long it took. Wait with a limit: get and join have a form that takes one.");
                Expect.isTrue(!server.gaveUp, "when the time was over", "get returned at once", "it waited until the server was done",
                        "The time was over, and still something waited for the server. Does a try (var pool = …) end here? Its close() waits for the tasks that still run.");
            } finally {
                server.release();
            }
        }

        @Test @Order(4) @DisplayName("a server that does not answer: nobody waits for it any more")
        void letsGo() throws Exception {
            var server = new SilentServer();
            try {
                get(server, LITTLE);
                Expect.isTrue(server.wasTold(), "the thread that waits for the server", "interrupted", "it still waits, for nobody",
                        "You went away, and your thread still waits for the server. Interrupt it: a future's cancel(true), a pool's shutdownNow(), a thread's interrupt().");
            } finally {
                server.release();
            }
        }

        @Test @Order(5) @DisplayName("waiting needs no core")
        void sleeps() throws Exception {
            var server = new SilentServer();
            try {
                long before = cpuNanos();
                get(server, SOME);
                long busy = cpuNanos() - before;
                Expect.isTrue(busy < SOME.toNanos() / 10, "the core's time for a wait of " + SOME.toMillis() + " ms", "next to nothing", TimeUnit.NANOSECONDS.toMillis(busy) + " ms",
                        "Your thread kept a core busy with looking whether the time is over. Let it sleep until there is something to do: get and join can wait with a limit.");
            } finally {
                server.release();
            }
        }

        private Optional<String> get(Callable<String> server, Duration patience) throws Exception {
            Optional<String> came = answer.get().get(server, patience);
            Expect.isTrue(came != null, "what came", "an Optional", "null", "Give an Optional: Optional.of(page), or Optional.empty() if the time was over.");
            return came;
        }

        private static long cpuNanos() {
            return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
        }
    }

    /** A server that does not answer as long as somebody waits for it; only after a time that nobody should wait it gives up by itself, so that a check ends. */
    private static final class SilentServer implements Callable<String> {

        private final CountDownLatch over = new CountDownLatch(1);
        private final CountDownLatch told = new CountDownLatch(1);
        private volatile boolean asked;
        private volatile boolean gaveUp;

        @Override
        public String call() throws InterruptedException {
            asked = true;
            try {
                gaveUp = !Patience.await(over);
                return "a page, much too late";
            } catch (InterruptedException interrupted) {
                told.countDown();
                throw interrupted;
            }
        }

        /** Whether who waits for it is interrupted, at once or soon. On a slow machine the time may be over before anybody has asked it. */
        boolean wasTold() throws InterruptedException {
            return !asked || Patience.await(told);
        }

        /** Lets go of who waits. */
        void release() {
            over.countDown();
        }
    }
}
