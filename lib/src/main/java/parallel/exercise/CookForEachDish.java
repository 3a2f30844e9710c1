package parallel.exercise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 2.2: a thread for each dish; all are waited for, and the plates come in the order of the dishes.
 *
 * <pre>{@code
 * CookForEachDish.check(MyCooks::new)
 * }</pre>
 * <p><b>Failure.</b> What the answer throws is an item of the report. <b>Interrupt.</b> Ends the check and its threads, then {@link InterruptedException}.
 * <b>Memory effects.</b> What the answer did <i>happens-before</i> the return. <b>Thread safety.</b> Keeps nothing; safe.
 * <b>Source.</b> The article, "Threads are a higher form of abstraction"; chapter 2.
 */
public final class CookForEachDish {

    private CookForEachDish() { }

    /** What the reader writes. */
    public interface Cooks {
        /** The plates, in the order of the dishes: each made by a thread of its own. */
        List<String> serve(List<String> dishes, UnaryOperator<String> recipe) throws InterruptedException;
    }

    /** Looks at the answer. @throws NullPointerException if it is {@code null} @throws InterruptedException if the calling thread is interrupted */
    public static Report check(Supplier<? extends Cooks> answer) throws InterruptedException {
        return Exercise.of("2.2", "A cook for each dish").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private static final List<String> DISHES = List.of("soup", "noodles", "salad", "cake");
        private static final int LIMIT_MILLIS = 1_200;
        private static final String OWN = "Start a new thread for each dish. run() is a call like any other, in the thread that calls it; start() makes the new thread run.";

        private static final String SHARED = "A dish was cooked twice, or not at all: the cooks share a variable, and it had changed before they looked. "
                + "What a cook is to cook must be fixed when it is started.";

        private final Supplier<? extends Cooks> answer;

        Checks(Supplier<? extends Cooks> answer) {
            this.answer = answer;
        }

        @Test @Order(1) @DisplayName("each dish is cooked once, by a thread of its own")
        void cooks() throws Exception {
            List<String> cooked = Collections.synchronizedList(new ArrayList<>());
            Set<Thread> cooks = Collections.synchronizedSet(new HashSet<>());
            var all = new CountDownLatch(DISHES.size());
            answer.get().serve(DISHES, dish -> {
                cooks.add(Thread.currentThread());
                cooked.add(dish);
                all.countDown();
                return dish;
            });
            await(all, 500);                                   // whether they are waited for is another question, below

            Expect.isTrue(!cooks.contains(Thread.currentThread()), "who cooks", "other threads than the one that called serve", "the caller's own thread", OWN);
            List<String> came = List.copyOf(cooked).stream().sorted().toList();
            Expect.that("what was cooked", DISHES.stream().sorted().toList(), came,
                    came.isEmpty() ? "Nobody cooked: each new thread is to call recipe.apply with its dish. "
                            + "(Where they share a variable to find it, it had changed before they looked.)" : SHARED);
        }

        @Test @Order(2) @DisplayName("4 cooks are at work at the same moment")
        void atTheSameMoment() throws Exception {
            var waiting = new CountDownLatch(DISHES.size());
            var alone = new AtomicInteger();
            answer.get().serve(DISHES, dish -> {
                waiting.countDown();
                if (alone.get() == 0 && !await(waiting, LIMIT_MILLIS)) alone.compareAndSet(0, (int) (DISHES.size() - waiting.getCount()));
                return dish;
            });

            await(waiting, 200);                               // that all are waited for is asked below
            Expect.that("dishes that nobody cooked", 0L, waiting.getCount(), "Each new thread is to call recipe.apply with its dish.");
            Expect.isTrue(alone.get() == 0, "cooks at work", DISHES.size() + " at the same moment", alone.get() + " at most", alone.get() == 1
                    ? "A cook was waited for before the next one began: join each of them only after the last one has been started."
                    : "A dish had to wait, for no cook was free: a new thread for each dish.");
        }

        @Test @Order(3) @DisplayName("the last cook is ready first: all are waited for")
        void allAreWaitedFor() throws Exception {
            var ready = new AtomicInteger();
            List<String> plates = answer.get().serve(DISHES, lastFirst(ready));
            int then = ready.get();

            Expect.that("cooks that were ready", DISHES.size(), then, "serve returned before all cooks were done: wait for every one of them.");
            Expect.that("plates", plates(DISHES), plates, plates != null && plates.size() == DISHES.size() && new HashSet<>(plates).equals(new HashSet<>(plates(DISHES)))
                    ? "The plates came in the order in which the cooks were ready. Each needs the place of its dish."
                    : "Each cook puts what recipe.apply gave it into the place of its dish, and of no other.");
        }

        @Test @Order(4) @DisplayName("no dish, one dish, 100 dishes")
        void fewAndMany() throws Exception {
            for (int n : new int[] {0, 1, 100}) {
                List<String> dishes = IntStream.range(0, n).mapToObj(i -> "dish " + i).toList();
                Expect.that("plates of " + n + (n == 1 ? " dish" : " dishes"), plates(dishes), answer.get().serve(dishes, Checks::plate), "It must work for any number of dishes.");
            }
        }

        private static String plate(String dish) {
            return "a plate of " + dish;
        }

        private static List<String> plates(List<String> dishes) {
            return dishes.stream().map(Checks::plate).toList();
        }

        /** Each cook waits until those of the later dishes are ready, or, if they do not come, for a moment. */
        private static UnaryOperator<String> lastFirst(AtomicInteger ready) {
            List<CountDownLatch> after = DISHES.stream().map(dish -> new CountDownLatch(1)).toList();
            return dish -> {
                int i = DISHES.indexOf(dish);
                if (i < DISHES.size() - 1) await(after.get(i + 1), 150);
                pause();
                ready.incrementAndGet();
                after.get(i).countDown();
                return plate(dish);
            };
        }

        /** Time for who does not wait to go away. */
        private static void pause() {
            try {
                Thread.sleep(20);
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
            }
        }

        private static boolean await(CountDownLatch latch, long millis) {
            try {
                return latch.await(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }
}
