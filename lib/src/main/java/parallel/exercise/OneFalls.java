package parallel.exercise;

import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 2.3: some tasks fall, and the answers of the others are not lost: what processes give for nothing, threads do not.
 *
 * <pre>{@code
 * OneFalls.check(MyWatch::new)
 * }</pre>
 * <p><b>Failure.</b> What the answer throws is an item of the report. <b>Interrupt.</b> Ends the check and its threads, then {@link InterruptedException}.
 * <b>Memory effects.</b> What the answer did <i>happens-before</i> the return. <b>Thread safety.</b> Keeps nothing; safe.
 * <b>Source.</b> The article, "a crash or error in one process generally does not affect other processes"; chapter 2.
 */
public final class OneFalls {

    private OneFalls() { }

    /** What the reader writes. */
    public interface Watch {
        /** What each task answered, in order; {@code "failed: "} and what it threw for one that fell. Each in a thread of its own. */
        List<String> run(List<Callable<String>> tasks) throws InterruptedException;
    }

    /** Looks at the answer. @throws NullPointerException if it is {@code null} @throws InterruptedException if the calling thread is interrupted */
    public static Report check(Supplier<? extends Watch> answer) throws InterruptedException {
        return Exercise.of("2.3", "One falls, the others go on").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private static final int LIMIT_MILLIS = 1_200;
        private static final String NEVER = "Something waits for a thread that has fallen, or that never began. Whoever falls must sign off, too: what follows a call is not reached if it throws, "
                + "and not every Throwable is an Exception.";
        private static final String CATCH = "The thread ended by it, and its answer never came: only who called that thread's code could catch it, inside the thread.";
        private static final String LOST = "One fell, and the answers of the others were lost with it: give back what each came to, whatever became of the others.";

        private final Supplier<? extends Watch> answer;

        Checks(Supplier<? extends Watch> answer) {
            this.answer = answer;
        }

        @Test @Order(1) @DisplayName("nobody falls: all are waited for, and answer in order") @WhenItHangs(NEVER)
        void nobodyFalls() throws Exception {
            var done = new AtomicInteger();
            var begun = new CountDownLatch(1);
            List<Callable<String>> tasks = List.of(slow(begun, done, "soup", 40), slow(begun, done, "noodles", 20), slow(begun, done, "salad", 0));
            List<String> came = run(tasks, "the answers");
            int then = done.get();

            Expect.isTrue(begun.await(200, TimeUnit.MILLISECONDS), "tasks", "begun", "none was begun", "Call the task, tasks.get(i).call(), in its thread.");
            Expect.that("tasks that were done", tasks.size(), then, "run returned before all tasks were done: wait for every thread.");
            Expect.that("the answers", List.of("soup", "noodles", "salad"), came, "Put what call() gives into the place of its task.");
        }

        @Test @Order(2) @DisplayName("3 tasks are at work at the same moment") @WhenItHangs(NEVER)
        void atTheSameMoment() throws Exception {
            var waiting = new CountDownLatch(3);
            Set<Thread> threads = Collections.synchronizedSet(new HashSet<>());
            var alone = new AtomicInteger();
            Callable<String> meets = () -> {
                threads.add(Thread.currentThread());
                waiting.countDown();
                if (alone.get() == 0 && !waiting.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS)) alone.compareAndSet(0, (int) (3 - waiting.getCount()));
                return "done";
            };
            run(List.of(meets, meets, meets), "the answers");

            threads.remove(Thread.currentThread());
            Expect.that("threads other than the caller's", 3, threads.size(), "Tasks share a thread, or use the caller's: a thread for each.");
            Expect.isTrue(alone.get() == 0, "tasks at work", "3 at the same moment", alone.get() + " at most", "Start all threads before you wait for the first of them.");
        }

        @Test @Order(3) @DisplayName("the middle one falls by an exception") @WhenItHangs(NEVER)
        void middle() throws Exception {
            Callable<String> falls = () -> { throw new IllegalStateException("I fall"); };
            List<String> came = run(List.of(() -> "soup", falls, () -> "salad"), "the answers");

            ends("soup", came, 0, LOST);
            ends("salad", came, 2, LOST);
            ends("failed: java.lang.IllegalStateException: I fall", came, 1, CATCH);
        }

        @Test @Order(4) @DisplayName("two fall, each by another exception") @WhenItHangs(NEVER)
        void two() throws Exception {
            Callable<String> one = () -> { throw new IllegalStateException("burnt"); };
            Callable<String> other = () -> { throw new IOException("no gas"); };
            List<String> came = run(List.of(one, () -> "salad", other, one), "the answers");
            String hint = "Two failures got mixed up, or one was lost: they share one variable. Each needs a place of its own, as the answers have.";

            ends("failed: java.lang.IllegalStateException: burnt", came, 0, hint);
            ends("salad", came, 1, LOST);
            ends("failed: java.io.IOException: no gas", came, 2, hint);
            ends("failed: java.lang.IllegalStateException: burnt", came, 3, hint);
        }

        @Test @Order(5) @DisplayName("one falls deeper: its stack overflows") @WhenItHangs(NEVER)
        void stack() throws Exception {
            List<String> came = run(List.of(() -> "soup", () -> "" + deep(0), () -> "salad"), "the answers");

            ends("failed: java.lang.StackOverflowError", came, 1,
                    "A stack that overflows is an Error, and an Error is no Exception: your catch let it pass. What all that can be thrown has in common is a wider type.");
            ends("soup", came, 0, LOST);
            ends("salad", came, 2, LOST);
        }

        @Test @Order(6) @DisplayName("all fall; none is there") @WhenItHangs(NEVER)
        void allAndNone() throws Exception {
            Callable<String> falls = () -> { throw new InterruptedException("told"); };
            Expect.that("two that fall", Collections.nCopies(2, "failed: java.lang.InterruptedException: told"), run(List.of(falls, falls), "two that fall"), CATCH);
            Expect.that("no tasks", List.of(), run(List.of(), "no tasks"), "No tasks, no answers: an empty list.");
        }

        private List<String> run(List<Callable<String>> tasks, String what) throws Exception {
            return Expect.returns(what, () -> answer.get().run(tasks), LOST);
        }

        private static void ends(String expected, List<String> came, int task, String hint) {
            String end = came != null && task < came.size() ? came.get(task) : null;
            Expect.that("task " + (task + 1), expected, end, hint);
        }

        private static Callable<String> slow(CountDownLatch begun, AtomicInteger done, String answer, long millis) {
            return () -> {
                begun.countDown();
                Thread.sleep(millis + 20);
                done.incrementAndGet();
                return answer;
            };
        }

        /** Calls itself until the stack is full. */
        private static int deep(int calls) {
            return calls < 0 ? calls : deep(calls + 1) + 1;
        }
    }
}
