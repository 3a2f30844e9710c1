package parallel.exercise;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 7.3: one future is made of two, nobody waits in between, and no exception is lost.
 *
 * <pre>{@code
 * TwoFutures.check(new MyDinner())
 * }</pre>
 * <p><b>Failure.</b> A wrong answer is reported, never thrown. <b>Interrupt.</b> Ends the check and its threads, then throws {@link InterruptedException}.
 * <b>Memory effects.</b> The answer is used by a thread of the check's own, which is started after the call and has ended before it returns.
 * <b>Thread safety.</b> Safe from any thread. <b>Source.</b> The article, "Futures"; chapter 7, "Each tool where it fits".
 */
public final class TwoFutures {

    private static final String LOST = "An exception ends a future as an answer does, if nobody swallows it: whoever asks for dinner must be told what went wrong in the kitchen.";
    /** Two that cook at the same time meet at once, on a busy machine later; one after the other they never do. */
    private static final long MEET_SECONDS = 2;

    private TwoFutures() { }

    /** What the reader writes. */
    public interface Dinner {
        /** A future of both: {@code "noodles with sauce"}. Both are begun by the cooks at the same time, and the method does not wait for them. */
        CompletableFuture<String> cook(Supplier<String> noodles, Supplier<String> sauce, Executor cooks);
    }

    /** Examines an answer. */
    public static Report check(Dinner answer) throws InterruptedException {
        return Exercise.of("7.3", "Dinner from two futures").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private final Dinner answer;

        Checks(Dinner answer) {
            this.answer = answer;
        }

        /** The reader's future, which is not null. */
        private CompletableFuture<String> dinner(Supplier<String> noodles, Supplier<String> sauce, Executor cooks) throws Exception {
            CompletableFuture<String> future = Expect.returns("the method", () -> answer.cook(noodles, sauce, cooks), "The method itself is to return a future, whatever happens in the kitchen.");
            Expect.isTrue(future != null, "the method", "a future", "null", "Return the future of both: it is there at once, its answer comes later.");
            return future;
        }

        @Test
        @Order(1)
        @DisplayName("the method returns while both are still cooking")
        @WhenItHangs("The noodles are not done, and your method waits for them: whoever calls it wants a future, and to go on at once. Let the future of both be made by a method of the futures.")
        void atOnce() throws Exception {
            var cooked = new CountDownLatch(1);
            try (ExecutorService cooks = Executors.newFixedThreadPool(2)) {
                CompletableFuture<String> future = dinner(() -> wait(cooked, "noodles"), () -> wait(cooked, "sauce"), cooks);
                Expect.isTrue(!future.isDone(), "the future", "not done yet", "done", "Nothing is cooked yet, so the future of both cannot be done: of what is it made?");
                cooked.countDown();
                Expect.that("dinner", "noodles with sauce", future.get(), "Both are done: dinner is the first, the word with, and the second.");
            } finally {
                cooked.countDown();
            }
        }

        @Test
        @Order(2)
        @DisplayName("both are cooked at the same time, by the cooks that were given")
        @WhenItHangs("Both are done, and dinner is not: who completes the future that you return?")
        void together() throws Exception {
            var meet = new CyclicBarrier(2);
            var group = new ThreadGroup("cooks");
            try (ExecutorService cooks = Executors.newFixedThreadPool(2, task -> new Thread(group, task, "cook"))) {
                CompletableFuture<String> future = dinner(() -> meet(meet, group, "noodles"), () -> meet(meet, group, "sauce"), cooks);
                String came = Expect.returns("dinner", future::get, "Something in your kitchen threw: read what came.");
                Expect.isTrue(!came.contains("alone"), "both", "cooked at the same time", "one waited until the other was done", "The second begins only when the first has ended: start both, and combine them then.");
                Expect.isTrue(!came.contains("elsewhere"), "the cooks that were given", "cook", "other threads do", "Without an executor supplyAsync takes the common pool: give it the cooks.");
            }
        }

        @Test
        @Order(3)
        @DisplayName("the sauce burns, and then the noodles")
        @WhenItHangs(LOST)
        void nothingIsLost() throws Exception {
            Supplier<String> burns = () -> {
                throw new IllegalStateException("it burned");
            };
            try (ExecutorService cooks = Executors.newFixedThreadPool(2)) {
                CompletableFuture<String> first = dinner(() -> "noodles", burns, cooks), second = dinner(burns, () -> "sauce", cooks);
                Expect.fails("dinner without sauce", IllegalStateException.class, first::get, LOST);
                Expect.fails("dinner without noodles", IllegalStateException.class, second::get, LOST);
            }
        }

        private static String wait(CountDownLatch cooked, String dish) {
            try {
                cooked.await();
                return dish;
            } catch (InterruptedException told) {
                return "nothing";
            }
        }

        private static String meet(CyclicBarrier other, ThreadGroup cooks, String dish) {
            try {
                other.await(MEET_SECONDS, TimeUnit.SECONDS);
                return Thread.currentThread().getThreadGroup() == cooks ? dish : dish + " elsewhere";
            } catch (InterruptedException | BrokenBarrierException | TimeoutException nobody) {
                return dish + " alone";
            }
        }
    }
}
