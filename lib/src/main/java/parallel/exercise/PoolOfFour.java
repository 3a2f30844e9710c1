package parallel.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import parallel.Task;
import parallel.strategy.Strategy;

/**
 * Exercise 6.3: the article's final way, as a {@link Strategy} of the reader's own: a pool of four threads, answers in order, failures heard, nothing left behind.
 *
 * <pre>{@code
 * PoolOfFour.check(MyPool::new)      // a Report
 * }</pre>
 * <p><b>Failure.</b> None: what the reader's code throws is reported. <b>Interrupt.</b> Ends the examination and its threads, then {@link InterruptedException}. No thread is left behind.
 * <b>Memory effects.</b> Those that {@link Strategy} promises are expected. <b>Thread safety.</b> Keeps nothing.
 * <b>Source.</b> The article, "The Final Concurrent Way"; chapter 6.
 */
public final class PoolOfFour {

    private PoolOfFour() { }

    /**
     * Examines an answer.
     *
     * @param answer makes a way; each is closed when it has been tried
     * @throws NullPointerException if it is {@code null}
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static Report check(Supplier<? extends Strategy> answer) throws InterruptedException {
        return Exercise.of("6.3", "A pool of your own").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private static final int WORKERS = 4;
        private static final String ALL = "Every input has an answer, in the order of the inputs. Who must have ended before map returns? And who adds to the list: the tasks, which end as they like, or you?";
        private static final String ONE_BY_ONE = "get() waits. Whoever asks for the first answer before the second task is handed in has one worker busy at a time: it takes two loops.";
        private static final String TOO_MANY = "More than four tasks were at work at the same moment: which of the Executors' pools has as many threads as you say, and no more?";
        private static final String LOST = "What a task throws stays silent in its future until somebody calls get() on it; what get() throws must leave map, too, with its cause.";
        private static final String HANGS = "map waits for what never comes: ask who should have ended, and who tells the pool that no more tasks will come.";

        private final Supplier<? extends Strategy> answer;

        Checks(Supplier<? extends Strategy> answer) {
            this.answer = answer;
        }

        @Test
        @Order(1)
        @DisplayName("20 inputs, each of which takes a moment")
        @WhenItHangs(HANGS)
        void all() throws Exception {
            List<Integer> inputs = IntStream.range(0, 20).boxed().toList();
            Expect.that("the answers", inputs.stream().map(n -> n * n).toList(), map(inputs, n -> {
                Thread.sleep(1);
                return n * n;
            }), ALL);
        }

        @Test
        @Order(2)
        @DisplayName("4 tasks that wait for each other")
        @WhenItHangs(HANGS)
        void sideBySide() throws Exception {
            var all = new CountDownLatch(WORKERS);
            var late = new AtomicBoolean();
            map(List.of(1, 2, 3, 4), n -> {
                all.countDown();
                meet(all, 1_500, late);
                return n;
            });
            Expect.isTrue(!late.get(), "four tasks", "at work at the same time", "not all of them in 1.5 s", ONE_BY_ONE);
        }

        @Test
        @Order(3)
        @DisplayName("4 tasks, and the first one ends last")
        @WhenItHangs(HANGS)
        void order() throws Exception {
            var late = new AtomicBoolean();
            List<CountDownLatch> ended = IntStream.range(0, WORKERS).mapToObj(i -> new CountDownLatch(1)).toList();
            Expect.that("the answers", List.of(0, 1, 2, 3), map(List.of(0, 1, 2, 3), n -> {
                if (n + 1 < WORKERS) {
                    meet(ended.get(n + 1), 200, late);
                    Thread.sleep(2);                       // the other has said so, and has yet to return
                }
                ended.get(n).countDown();
                return n;
            }), ALL);
        }

        @Test
        @Order(4)
        @DisplayName("12 tasks, and how many of them are at work at the same moment")
        @WhenItHangs(HANGS)
        void most() throws Exception {
            var inside = new AtomicInteger();
            var most = new AtomicInteger();
            var late = new AtomicBoolean();
            var tooMany = new CountDownLatch(WORKERS + 1);
            map(IntStream.range(0, 12).boxed().toList(), n -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                tooMany.countDown();
                meet(tooMany, 200, late);
                inside.decrementAndGet();
                return n;
            });
            Expect.isTrue(most.get() <= WORKERS, "at the same moment", "at most " + WORKERS, String.valueOf(most.get()), TOO_MANY);
        }

        @Test
        @Order(5)
        @DisplayName("the third of six tasks fails")
        @WhenItHangs(HANGS)
        void failure() throws Exception {
            Task<Integer, Integer> task = n -> {
                if (n == 3) throw new ArithmeticException("there is no answer for 3");
                return n;
            };
            try (Strategy way = answer.get()) {
                Expect.fails("map", ArithmeticException.class, () -> way.map(List.of(1, 2, 3, 4, 5, 6), task), LOST);
            }
        }

        /** Waits for those who will come; if one has waited in vain, nobody waits any more. */
        private static void meet(CountDownLatch others, int millis, AtomicBoolean late) throws InterruptedException {
            if (!late.get() && !others.await(millis, TimeUnit.MILLISECONDS)) late.set(true);
        }

        private <T, R> List<R> map(List<T> inputs, Task<T, R> task) throws Exception {
            try (Strategy way = answer.get()) {
                List<R> answers = Expect.returns("map", () -> way.map(inputs, task), ALL);
                return answers == null ? null : new ArrayList<>(answers);
            }
        }
    }
}
