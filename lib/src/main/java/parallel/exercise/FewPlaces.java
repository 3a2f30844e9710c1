package parallel.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 9.1: ten thousand guests, each in a virtual thread of its own, and places for ten of them.
 *
 * <p>No pool holds the limit. Who finds no place waits without a carrier, can be told to go, and gives back a place that it had, however the meal ended.
 * <pre>{@code
 * FewPlaces.check(MyPlaces::new)
 * }</pre>
 * <p><b>Failure.</b> {@link NullPointerException} if there is no answer; all that the answer does wrong is in the report. <b>Interrupt.</b> Ends the check and the threads of the
 * guests, then {@link InterruptedException}. <b>Memory effects.</b> What the guests did <i>happens-before</i> the return, as far as their threads have ended.
 * <b>Thread safety.</b> Keeps nothing; safe. <b>Source.</b> The article, "When to use threads" ("database queries"); chapter 9, "What they wait for has its limits".
 */
public final class FewPlaces {

    private static final int FEW = 3, TEN = 10, MANY = 10_000;

    private FewPlaces() { }

    /** What the reader writes. */
    @FunctionalInterface
    public interface Places {
        /** Waits for a place, then calls the meal in the thread of the guest, who called this. */
        String dine(Callable<String> meal) throws Exception;
    }

    /** Examines an answer. @param answer makes it for so many places, for example {@code MyPlaces::new} */
    public static Report check(IntFunction<? extends Places> answer) throws InterruptedException {
        return Exercise.of("9.1", "Ten thousand guests, ten places").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private static final String TOO_MANY = "There were more guests than places. A place is taken before the meal and given back after it, from one stock that all calls share.";
        private static final String TOO_FEW = "A place was free, and a guest waited all the same. How many may be at table at a time, and can more than one be between your lines?";
        private static final String KEPT = "The guests whose meal had failed have gone, and their places are still taken. Give a place back in a finally.";
        private static final String OWN_THREAD = "Another thread eats than the guest's own. No pool is needed here: the guest has a thread; let it wait for a place, and then call the meal itself.";
        private static final String AWAY = "All places were taken, and the guest was turned away. It has time, and costs next to nothing: let it wait until a place is free.";
        private static final String BUSY = "The guest asks again and again whether a place is free, and never lets go of its carrier: as many such guests as there are cores, and no virtual thread "
                + "can run any more, not even the one that would give its place back. Something that lets it wait takes care of that.";
        private static final String CANNOT_GO = "A guest that waited for a place was interrupted, and went on waiting, or took it for an answer. Wait so that an interrupt ends it, and let the exception out.";
        private static final String NOT_TAKEN = "A place was given back that nobody had taken: the wait for it threw, because its thread was interrupted, and the finally gave back all the same. "
                + "Take the place before the try.";

        private final IntFunction<? extends Places> answer;
        private final Evening evening = new Evening();

        Checks(IntFunction<? extends Places> answer) {
            this.answer = answer;
        }

        @Test @Order(1) @DisplayName("one guest, three places")
        void one() throws Exception {
            Places places = answer.apply(FEW);
            var eats = new AtomicReference<Thread>();
            String meal = Expect.returns("the meal", () -> places.dine(() -> {
                eats.set(Thread.currentThread());
                return "soup";
            }), "The meal did not fail, and yet your method threw.");
            Expect.that("the meal", "soup", meal, "Return what the meal gives.");
            evening.eats(eats.get(), Thread.currentThread());
        }

        /** Those at table are no virtual threads: they can go also when a guest keeps the only carrier there is. */
        @Test @Order(2) @DisplayName("all places are taken, and one more guest comes")
        @WhenItHangs(TOO_FEW)
        void oneMore() throws Exception {
            try {
                Places places = answer.apply(FEW);
                evening.sit(places, FEW, TOO_FEW);
                Guest oneMore = evening.comes(places);
                evening.waits(oneMore, TOO_MANY);
                evening.allGo();
                Expect.isTrue(evening.moves(oneMore), "the guest who waits, when all others have gone", "at table", "it still waits", TOO_FEW);
                Expect.that("the meal of the guest who had to wait", "soup", Expect.returns("the meal", oneMore.meal::get, AWAY), "Return what the meal gives.");
            } finally {
                evening.ends();
            }
        }

        @Test @Order(3) @DisplayName("10,000 guests, ten places, a virtual thread for each guest")
        @WhenItHangs("Not all guests have had their meal. Is each place given back, and does one of those who wait hear of it?")
        void crowd() throws Exception {
            Places places = answer.apply(TEN);
            var table = new Table();
            List<FutureTask<String>> meals = new ArrayList<>();
            try {
                for (int i = 0; i < MANY; i++) {
                    String name = "soup " + (i + 1);
                    var meal = new FutureTask<>(() -> {
                        table.atTheDoor.countDown();
                        return places.dine(() -> table.eat(name));
                    });
                    meals.add(meal);
                    evening.starts(Thread.ofVirtual().name("guest " + (i + 1)).unstarted(meal));
                }
                for (int i = 0; i < MANY; i++) {
                    Expect.that("a meal", "soup " + (i + 1), Expect.returns("a meal", meals.get(i)::get, "No meal failed, and yet your method threw."), "Each guest gets its own meal.");
                }
            } finally {
                evening.ends();
            }
            Expect.isTrue(table.most.get() <= TEN, "at table at the same time", "at most 10", table.most.toString(), TOO_MANY);
            Expect.isTrue(table.most.get() == TEN, "at table at the same time", "10", table.most.toString(), TOO_FEW);
        }

        @Test @Order(4) @DisplayName("three meals fail, then three guests come")
        @WhenItHangs(KEPT)
        void failures() throws Exception {
            try {
                Places places = answer.apply(FEW);
                for (int i = 0; i < FEW; i++) {
                    Expect.fails("a meal that fails", IllegalStateException.class, () -> places.dine(() -> {
                        throw new IllegalStateException("the soup is cold");
                    }), "The guest must hear that the meal has failed: let its exception out.");
                }
                evening.sit(places, FEW, KEPT);
            } finally {
                evening.ends();
            }
        }

        @Test @Order(5) @DisplayName("a guest that waits is told to go, then another one comes")
        @WhenItHangs(CANNOT_GO)
        void told() throws Exception {
            try {
                Places places = answer.apply(FEW);
                evening.sit(places, FEW, TOO_FEW);
                Guest told = evening.comes(places);
                evening.waits(told, TOO_MANY);
                told.thread.interrupt();
                Expect.isTrue(evening.moves(told), "the guest, told to go", "gone", "it still waits", CANNOT_GO);
                Expect.fails("the guest, told to go", InterruptedException.class, told.meal::get, CANNOT_GO);
                evening.waits(evening.comes(places), NOT_TAKEN);
            } finally {
                evening.ends();
            }
        }
    }

    /** A guest: stays at table until it may go. */
    private static final class Guest {

        private final CountDownLatch mayGo;
        /** It is at table, or has gone. */
        private final CountDownLatch moved = new CountDownLatch(1);
        private final FutureTask<String> meal;
        private final Thread thread;
        private volatile Thread eats;

        Guest(Places places, CountDownLatch mayGo, Thread.Builder kind) {
            this.mayGo = mayGo;
            meal = new FutureTask<>(() -> places.dine(this::eat)) {
                @Override
                protected void done() {
                    moved.countDown();
                }
            };
            thread = kind.name("a guest").unstarted(meal);
        }

        private String eat() throws InterruptedException {
            eats = Thread.currentThread();
            moved.countDown();
            mayGo.await();
            return "soup";
        }
    }

    /** The guests of one test. */
    private static final class Evening {

        private final Sitting sitting = Sitting.NOW.get();
        private final List<Thread> threads = new ArrayList<>();
        private final CountDownLatch mayGo = new CountDownLatch(1);

        void starts(Thread thread) {
            sitting.threads.note(thread);
            threads.add(thread);
            thread.start();
        }

        private Guest comes(Places places, Thread.Builder kind) {
            var guest = new Guest(places, mayGo, kind);
            starts(guest.thread);
            return guest;
        }

        Guest comes(Places places) {
            return comes(places, Thread.ofVirtual());
        }

        /** So many come, and all of them get a place. */
        void sit(Places places, int guests, String hint) throws Exception {
            List<Guest> all = new ArrayList<>();
            for (int i = 0; i < guests; i++) all.add(comes(places, Thread.ofPlatform().daemon()));
            int atTable = 0;
            for (Guest each : all) {
                if (!moves(each)) break;
                if (each.eats == null) Expect.returns("the meal", each.meal::get, "A place was free, and yet your method threw.");
                eats(each.eats, each.thread);
                atTable++;
            }
            Expect.isTrue(atTable == guests, "at table, of " + guests + " guests for " + guests + " places", "" + guests, "" + atTable, hint);
        }

        void eats(Thread who, Thread guest) {
            Expect.isTrue(who == guest, "who eats", "the guest's own thread", who == null ? "nobody" : "thread '" + who.getName() + "'", Checks.OWN_THREAD);
        }

        /** Whether it sits down, or goes. If not, nothing more is tried, which would wait as long. */
        boolean moves(Guest guest) throws InterruptedException {
            boolean moves = Patience.await(guest.moved);
            if (!moves) sitting.stop();
            return moves;
        }

        /** That it comes to wait, in vain, and at rest. */
        void waits(Guest guest, String ifItEats) throws Exception {
            boolean rests = false;
            for (int i = 0; i < Patience.SLICES * Patience.SLICE_MILLIS && !rests && guest.moved.getCount() > 0; i++) {
                Thread.sleep(1);
                rests = rests(guest.thread);
            }
            boolean moved = guest.moved.getCount() == 0;   // looked at last: at table, too, a guest rests
            Expect.isTrue(!moved || guest.eats == null, "at table, when all places are taken", "nobody more", "one more guest", ifItEats);
            if (moved) Expect.returns("the guest who finds no place", guest.meal::get, Checks.AWAY);
            Expect.isTrue(!moved, "the guest who finds no place", "waits", "went away hungry", Checks.AWAY);
            if (!rests) sitting.stop();                    // a crowd of such guests would take all carriers
            Expect.isTrue(rests, "the guest who finds no place", "waits, and needs no core", "runs and runs", Checks.BUSY);
        }

        private static boolean rests(Thread thread) {
            return switch (thread.getState()) {
                case WAITING, TIMED_WAITING, BLOCKED -> true;
                default -> false;
            };
        }

        void allGo() {
            mayGo.countDown();
        }

        /** Who is still there goes. */
        void ends() {
            allGo();
            threads.forEach(Thread::interrupt);
        }
    }

    /**
     * Counts who is there. Who comes first stays until all guests have come to the door, and a moment longer: that is when one too many would sit down. Who comes later lets others
     * go first a few times, so that the places are taken most of the time: then who looks first, and takes its place a step later, is likely to be seen.
     */
    private static final class Table {

        private static final long MOMENT_MILLIS = 20;
        private static final int COURSES = 5;

        private final CountDownLatch atTheDoor = new CountDownLatch(MANY);
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        String eat(String meal) throws InterruptedException {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                if (atTheDoor.getCount() > 0) {
                    Patience.await(atTheDoor);
                    TimeUnit.MILLISECONDS.sleep(MOMENT_MILLIS);
                } else {
                    for (int i = 0; i < COURSES; i++) Thread.yield();
                }
                return meal;
            } finally {
                inside.decrementAndGet();
            }
        }
    }
}
