package parallel.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 9.3: a menu of many dishes, each in a virtual thread of its own: all of them, or none, and nobody is left behind.
 *
 * <p>What structured concurrency will do in one block, by hand: the first dish that fails, or an interrupt of the caller, tells all other cooks, and the call returns when they have ended.
 * <pre>{@code
 * AllOrNone.check(new MyMenu())
 * }</pre>
 * <p><b>Failure.</b> {@link NullPointerException} if there is no answer; all that the answer does wrong is in the report. <b>Interrupt.</b> Ends the check and the threads that its
 * dishes met, then {@link InterruptedException}. <b>Memory effects.</b> What the answer did <i>happens-before</i> the return, as far as its threads have ended.
 * <b>Thread safety.</b> Keeps nothing; safe. <b>Source.</b> JEP 505, Structured Concurrency; chapter 9, "Stopping".
 */
public final class AllOrNone {

    private static final int MANY = 1_000;

    private AllOrNone() { }

    /** What the reader writes. */
    @FunctionalInterface
    public interface Menu {
        /** All dishes, in the order of the list. If one fails, its exception, itself or as the cause; if the caller is interrupted, an {@link InterruptedException}; then no cook is left. */
        List<String> cook(List<Callable<String>> dishes) throws Exception;
    }

    /** Examines an answer. */
    public static Report check(Menu answer) throws InterruptedException {
        return Exercise.of("9.3", "All dishes or none").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private static final String WAITS = "One dish is burnt, and your method waits for the others, which nobody needs any more. Hear of whichever ends first, also where it is not the first "
                + "of the list, and then tell the others: closing a pool only waits for them.";
        private static final String ORDER = "The dishes must come in the order of the list, one for each, however early or late they were ready.";
        private static final String KIND = "A dish was cooked by a platform thread. Cooks who wait beside their pots cost next to nothing as virtual threads: one for each dish.";
        private static final String AT_ONCE = "Not all dishes were on the stove at the same time: some waited until another one was ready. There is no pool of virtual threads: start one for each dish.";
        private static final String ONE_BY_ONE = "The second dish was begun when the first one was ready. First start them all, then wait.";
        private static final String LOST = "A dish was burnt, and whoever ordered did not hear of it: let its exception out, itself or as the cause.";
        private static final String TELL = "Your method has ended, and cooks are still at their pots: nobody has told them. An interrupt does: cancel(true) for one, shutdownNow() for a pool.";
        private static final String JOIN = "The cooks were told, and your method has ended before they had: they were still putting their pans away. Wait for their end: close the pool, or join each thread.";
        private static final String DEAF = "Whoever ordered was interrupted, and your method went on as if nothing had happened. Wait by what an interrupt ends, as get, take and join of a thread do, and "
                + "let the exception out when the cooks have been told.";
        private static final String THREW = "No dish was burnt, and yet your method threw.";

        private final Menu answer;
        private final Sitting sitting = Sitting.NOW.get();

        Checks(Menu answer) {
            this.answer = answer;
        }

        @Test @Order(1) @DisplayName("one dish")
        void one() throws Exception {
            var cook = new AtomicReference<Thread>();
            List<String> came = cooked(dishes(1, i -> {
                cook.set(Thread.currentThread());
                return name(i);
            }));
            Expect.that("the dishes", names(1), came, ORDER);
            if (!cook.get().isVirtual()) sitting.stop();   // a thousand of them would be dear
            Expect.isTrue(cook.get().isVirtual(), "the dish was cooked by", "a virtual thread", "a platform thread, '" + cook.get().getName() + "'", KIND);
        }

        @Test @Order(2) @DisplayName("1,000 dishes, all on the stove at the same time")
        @WhenItHangs(AT_ONCE)
        void atOnce() throws Exception {
            var meeting = new Meeting(MANY);
            List<String> came = cooked(dishes(MANY, i -> {
                meeting.come();
                return name(i);
            }));
            Expect.isTrue(!meeting.inVain(), "on the stove at the same time", MANY + " dishes", "" + meeting.most(), meeting.most() == 1 ? ONE_BY_ONE : AT_ONCE);
            Expect.that("the dishes", names(MANY), came, ORDER);
        }

        @Test @Order(3) @DisplayName("three dishes, the first is ready last")
        void firstLast() throws Exception {
            var ready = List.of(new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(0));
            List<String> came = cooked(dishes(3, i -> {
                Patience.await(ready.get(i + 1));
                Thread.sleep(10);                          // time for whoever takes them as they come
                ready.get(i).countDown();
                return name(i);
            }));
            Expect.that("the dishes", names(3), came, ORDER);
        }

        @Test @Order(4) @DisplayName("one of three is burnt, the others simmer, whichever it is")
        @WhenItHangs(WAITS)
        void burnt() throws Exception {
            for (int bad = 0; bad < 3; bad++) {
                var kitchen = new Stove(2);
                List<Callable<String>> dishes = new ArrayList<>(kitchen.pots);
                dishes.add(bad, () -> {
                    kitchen.isBusy();
                    throw new IllegalStateException("the sauce is burnt");
                });
                try {
                    Expect.fails("the menu", IllegalStateException.class, () -> answer.cook(dishes), LOST);
                    kitchen.nobodyIsLeft();
                } finally {
                    kitchen.ends();
                }
            }
        }

        @Test @Order(5) @DisplayName("whoever ordered is interrupted, three dishes simmer")
        void interrupted() throws Exception {
            var kitchen = new Stove(3);
            var over = new CountDownLatch(1);
            var menu = new FutureTask<>(() -> answer.cook(List.copyOf(kitchen.pots))) {
                @Override
                protected void done() {
                    over.countDown();
                }
            };
            Thread caller = Thread.ofPlatform().daemon().name("who ordered").start(menu);
            try {
                kitchen.isBusy();
                caller.interrupt();
                Expect.isTrue(Patience.await(over), "who ordered, when interrupted", "gets an end", "waits on", DEAF);
                Expect.fails("who ordered, when interrupted", InterruptedException.class, menu::get, DEAF);
                kitchen.nobodyIsLeft();
            } finally {
                kitchen.ends();
                caller.interrupt();
            }
        }

        private List<String> cooked(List<Callable<String>> dishes) throws Exception {
            return Expect.returns("the dishes", () -> answer.cook(dishes), THREW);
        }

        /** What is done for one dish. */
        private interface Recipe {
            String cook(int i) throws Exception;
        }

        private List<Callable<String>> dishes(int number, Recipe recipe) {
            return IntStream.range(0, number).<Callable<String>>mapToObj(i -> () -> {
                sitting.threads.note(Thread.currentThread());
                return recipe.cook(i);
            }).toList();
        }

        private static String name(int i) {
            return "dish " + (i + 1);
        }

        private static List<String> names(int number) {
            return IntStream.range(0, number).mapToObj(Checks::name).toList();
        }
    }

    /** Dishes that simmer until their cooks are told, and cooks that then put their pans away. */
    private static final class Stove {

        private final Sitting sitting = Sitting.NOW.get();
        private final List<Pot> pots;
        /** The method under examination has ended, or the cooks are no longer watched. */
        private final CountDownLatch over = new CountDownLatch(1);

        Stove(int dishes) {
            pots = IntStream.range(0, dishes).mapToObj(i -> new Pot(sitting, over)).toList();
        }

        /** Waits until all dishes have been begun. */
        void isBusy() throws InterruptedException {
            for (Pot each : pots) Patience.await(each.begun);
        }

        /** That all who had begun have been told, and have ended; called when the method has ended. */
        void nobodyIsLeft() throws InterruptedException {
            List<Pot> left = pots.stream().filter(Pot::isCooking).toList();
            over.countDown();
            for (Pot each : left) Expect.isTrue(Patience.await(each.told), "the cooks, when your method has ended", "told, and gone", "not even told", Checks.TELL);
            Expect.isTrue(left.isEmpty(), "the cooks, when your method has ended", "told, and gone", "told, and " + left.size() + " of them still there", Checks.JOIN);
        }

        void ends() {
            over.countDown();
            pots.forEach(Pot::ends);
        }
    }

    /** A dish that simmers until its cook is told. */
    private static final class Pot implements Callable<String> {

        /** So long who does not wait for the cook's end has time to go. */
        private static final long PANS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

        private final Sitting sitting;
        private final CountDownLatch over;
        private final CountDownLatch begun = new CountDownLatch(1), told = new CountDownLatch(1), ended = new CountDownLatch(1);
        private volatile Thread cook;

        Pot(Sitting sitting, CountDownLatch over) {
            this.sitting = sitting;
            this.over = over;
        }

        @Override
        public String call() throws InterruptedException {
            cook = Thread.currentThread();
            sitting.threads.note(cook);
            begun.countDown();
            try {
                new CountDownLatch(1).await();
                return "never";
            } catch (InterruptedException interrupted) {
                told.countDown();
                putAway();
                throw interrupted;
            } finally {
                ended.countDown();
            }
        }

        /** Also who is told twice needs the time. */
        private void putAway() {
            long end = System.nanoTime() + PANS_NANOS;
            for (long left = PANS_NANOS; left > 0 && over.getCount() > 0; left = end - System.nanoTime()) {
                try {
                    over.await(left, TimeUnit.NANOSECONDS);
                } catch (InterruptedException again) {
                    // goes on: the wait is short
                }
            }
        }

        boolean isCooking() {
            return begun.getCount() == 0 && ended.getCount() > 0;
        }

        void ends() {
            if (isCooking()) cook.interrupt();
        }
    }
}
