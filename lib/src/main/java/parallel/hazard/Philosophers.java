package parallel.hazard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import parallel.Given;

/**
 * The dining philosophers: as many forks as guests at a round table, and two forks needed to eat. The place where race, deadlock and starvation meet.
 *
 * <p>Without locks two guests eat with the same fork: a race. If each takes the left fork first, all hold one and wait for ever: a deadlock. Under each rule that prevents it, some may
 * eat less than others, or wait for long: starvation.
 * <pre>{@code
 * Philosophers.dine(Philosophers.Rule.LEFT_FIRST, 5).graph()      // a circle of five
 * Philosophers.dine(Philosophers.Rule.WAITER, 5).meals()          // who ate how often
 * }</pre>
 * <p><b>Interrupt.</b> Ends the dinner, then {@link InterruptedException}. No thread is left behind. <b>Source.</b> Dijkstra, "Hierarchical ordering of sequential processes", 1971;
 * Nguyen, "Mastering Concurrency in Python"; chapter 5.
 *
 * @param rule    how forks were taken
 * @param meals   who ate how often, for how long, and waited how long
 * @param clashes how often somebody ate with a fork that another was eating with
 * @param graph   the circle, if the JVM found a deadlock; the dinner ended then
 */
public record Philosophers(Rule rule, Shares meals, int clashes, Optional<WaitForGraph> graph) {

    private static final Duration DINNER = Duration.ofMillis(200), MEAL = Duration.ofNanos(100_000);

    /** How forks are taken. */
    private static final String NO_RULE = "the rule is null: give one of Philosophers.Rule";

    public Philosophers {
        Objects.requireNonNull(rule, NO_RULE);
        Given.made(meals, "the shares of the meals are");
        Objects.requireNonNull(graph, "the graph is null: Optional.empty() means that there was no deadlock");
        if (clashes < 0) throw new IllegalArgumentException("clashes are 0 or more, not " + clashes);
    }

    public enum Rule {
        /** Broken: look whether both forks are free, then take them, without a lock. */
        LOOK_THEN_TAKE("look, then take: no locks"),
        /** Broken: a lock for each fork, the left one first. */
        LEFT_FIRST("the left fork first"),
        /** Fixed: forks have numbers, the lower one first. */
        IN_ORDER("the lower number first"),
        /** Fixed: who does not get the second fork gives the first one back. */
        WITH_LIMIT("with a time limit"),
        /** Fixed: a waiter lets one guest fewer than there are sit down at a time. */
        WAITER("a waiter keeps one seat free");

        private final String words;

        Rule(String words) {
            this.words = words;
        }

        /** In words. */
        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * One dinner of a fifth of a second, or until the deadlock; who comes late eats once all the same.
     *
     * @param guests 2 to 100
     * @throws IllegalArgumentException if the number is out of range
     */
    public static Philosophers dine(Rule rule, int guests) throws InterruptedException {
        Objects.requireNonNull(rule, NO_RULE);
        if (guests < 2 || guests > 100) throw new IllegalArgumentException("philosophers: 2 to 100, not " + guests);
        return dine(rule, guests, DINNER);
    }

    /** The same for a dinner of any length. */
    static Philosophers dine(Rule rule, int guests, Duration dinner) throws InterruptedException {
        List<Fork> forks = new ArrayList<>();
        for (int i = 1; i <= guests; i++) forks.add(new Fork("fork " + i, i));
        // a deadlock needs that all hold a fork; the other rules need nobody to wait for that
        var allHaveOne = new CountDownLatch(rule == Rule.LEFT_FIRST ? guests : 0);
        var waiter = new Semaphore(guests - 1, true);
        var clashes = new AtomicInteger();
        var over = new AtomicBoolean();
        List<Guest> seated = new ArrayList<>();
        Map<Thread, Taker> takers = new LinkedHashMap<>();
        Optional<WaitForGraph> graph;
        long end = System.nanoTime() + dinner.toNanos();
        try (var crew = new Crew()) {
            for (int i = 0; i < guests; i++) {
                Fork left = forks.get(i), right = forks.get((i + 1) % guests);
                var guest = new Guest(left, right, new Taker(left, right, allHaveOne), waiter, clashes, over);
                seated.add(guest);
                takers.put(crew.start("philosopher " + (i + 1), () -> guest.dine(rule, end)), guest.taker);
            }
            graph = Detector.watch(takers);
            over.set(true);                  // who comes free when the deadlock is ended does not begin to eat
            if (graph.isEmpty()) crew.join();
        }
        List<Shares.Share> meals = new ArrayList<>();
        for (Guest guest : seated) meals.add(new Shares.Share("philosopher " + (meals.size() + 1), guest.times, guest.heldNanos, guest.longestWaitNanos));
        return new Philosophers(rule, new Shares(rule.toString(), meals), clashes.get(), graph);
    }

    /** All meals together. */
    public long eaten() {
        return meals.shares().stream().mapToLong(Shares.Share::times).sum();
    }

    /** The meals of the one who ate least, as a part of what an even share would be, 0 to 1; 0 if nobody ate. */
    public double least() {
        double even = (double) eaten() / meals.shares().size();
        return eaten() == 0 ? 0 : meals.shares().stream().mapToLong(Shares.Share::times).min().orElseThrow() / even;
    }

    /** A fork: a lock for those who use it, a mark for those who only look. */
    @SuppressWarnings("serial")
    private static final class Fork extends NamedLock {
        volatile boolean taken;
        /** How many eat with it now; more than one is a clash. */
        final AtomicInteger inHands = new AtomicInteger();

        Fork(String name, int number) {
            super(name, number);
        }
    }

    /** One philosopher. The numbers are read after the end of its thread. */
    private static final class Guest {
        private final Fork left, right;
        private final Taker taker;
        private final Semaphore waiter;
        private final AtomicInteger clashes;
        private final AtomicBoolean over;
        private long times, heldNanos, longestWaitNanos, hungrySince;

        Guest(Fork left, Fork right, Taker taker, Semaphore waiter, AtomicInteger clashes, AtomicBoolean over) {
            this.left = left;
            this.right = right;
            this.taker = taker;
            this.waiter = waiter;
            this.clashes = clashes;
            this.over = over;
        }

        void dine(Rule rule, long end) throws InterruptedException {
            do {                             // once at least: where all must have a fork first, the others wait for it
                if (Thread.interrupted()) throw new InterruptedException();
                hungrySince = System.nanoTime();
                switch (rule) {
                    case LOOK_THEN_TAKE -> lookThenTake(end);
                    case LEFT_FIRST -> taker.asItComes(this::eat);
                    case IN_ORDER -> taker.inOrder(this::eat);
                    case WITH_LIMIT -> taker.withLimit(this::eat);
                    case WAITER -> {
                        waiter.acquire();
                        try {
                            taker.asItComes(this::eat);
                        } finally {
                            waiter.release();
                        }
                    }
                }
            } while (System.nanoTime() < end && !over.get());
        }

        /** Between the look and the hand that takes there is time for a neighbour. */
        private void lookThenTake(long end) throws InterruptedException {
            while (left.taken || right.taken) {
                if (Thread.interrupted()) throw new InterruptedException();
                if (System.nanoTime() > end) return;
                Thread.yield();
            }
            Thread.yield();
            left.taken = true;
            right.taken = true;
            eat();
            left.taken = false;
            right.taken = false;
        }

        private void eat() {
            if (over.get()) return;
            long got = System.nanoTime(), until = got + MEAL.toNanos();
            longestWaitNanos = Math.max(longestWaitNanos, got - hungrySince);
            if (left.inHands.incrementAndGet() + right.inHands.incrementAndGet() > 2) clashes.incrementAndGet();
            while (System.nanoTime() < until) Thread.onSpinWait();
            left.inHands.decrementAndGet();
            right.inHands.decrementAndGet();
            times++;
            heldNanos += System.nanoTime() - got;
        }
    }
}
