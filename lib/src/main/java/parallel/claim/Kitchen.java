package parallel.claim;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import parallel.Given;
import parallel.Interrupts;
import parallel.Task;
import parallel.measure.Journal;
import parallel.measure.Timeline;
import parallel.strategy.ChildProcesses;
import parallel.workload.Dish;

/**
 * The article's dinner: the same dishes cooked one after the other, by one cook who alternates, and by a cook for each.
 *
 * <p>A cook is a thread; a step that needs a hand keeps it busy with work for the processor, and what boils only takes its time.
 * <pre>{@code
 * Kitchen.cook(Kitchen.Way.ALTERNATING, Dish.VEGETABLES, Dish.NOODLES)       // a timeline: the cook, the pot
 * }</pre>
 * <p><b>Failure.</b> {@link IllegalArgumentException} without a dish. <b>Interrupt.</b> Ends the cooks, waits for them, then
 * {@link InterruptedException}. <b>Thread safety.</b> Each call has cooks of its own and leaves none behind.
 * <b>Source.</b> The article, "Concurrent"; chapter 7.
 */
public final class Kitchen {

    /** How often a dinner is cooked to see how long it takes: what disturbs it only makes it longer, so the shortest counts. */
    public static final int TIMES = 3;
    /** {@link #cook(int, Way, List)} as a task, which a child process can do too. */
    public static final Task<Order, Timeline> TASK = order -> cook(order.times, order.way, order.dishes);

    private static final String NO_WAY = "the way is null: give one of Kitchen.Way", DISHES = "the dishes", NAME_ONE = "name one, for example Dish.NOODLES";

    private Kitchen() { }

    /** How it is cooked. */
    public enum Way {
        /** The second dish is begun when the first is done; while something boils, the cook stands and waits. */
        IN_SEQUENCE("one thing after the other"),
        /** One cook, who turns to something else after each piece, and to what boils when its time has come. */
        ALTERNATING("one cook who alternates"),
        /** A cook for each dish. */
        COOK_EACH("a cook for each");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** What a child process is told: how often, how, what. */
    record Order(int times, Way way, List<Dish> dishes) implements Serializable { }

    /** Cooks these dishes {@value #TIMES} times, and keeps the shortest time. */
    public static Timeline cook(Way way, Dish... dishes) throws InterruptedException {
        return cook(TIMES, way, dishes == null ? null : Arrays.asList(dishes));
    }

    /**
     * Cooks, and keeps the shortest time.
     *
     * @param times how often, 1 or more
     * @throws IllegalArgumentException if there is no dish, or it is cooked less than once
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static Timeline cook(int times, Way way, List<Dish> dishes) throws InterruptedException {
        Objects.requireNonNull(way, NO_WAY);
        dishes = Given.list(dishes, DISHES, NAME_ONE);
        if (dishes.isEmpty() || times < 1) throw new IllegalArgumentException("a dinner: one dish at least, cooked once at least, not " + dishes + " " + times + " times");
        List<Timeline> cooked = new ArrayList<>();
        for (int i = 0; i < times; i++) cooked.add(once(way, dishes));
        return cooked.stream().min(Comparator.comparingDouble(Timeline::nanos)).orElseThrow();
    }

    /**
     * The same in a child JVM that may use one core only.
     *
     * @return empty where the system has no means to hold a process to one core
     */
    public static Optional<Timeline> cookOnOneCore(Way way, Dish... dishes) throws InterruptedException {
        Objects.requireNonNull(way, NO_WAY);
        List<Dish> all = Given.list(dishes == null ? null : Arrays.asList(dishes), DISHES, NAME_ONE);
        if (all.isEmpty()) throw new IllegalArgumentException("a dinner: one dish at least, not none");
        Optional<ChildProcesses> oneCore = ChildProcesses.onOneCore(1);
        if (oneCore.isEmpty()) return Optional.empty();
        try (ChildProcesses child = oneCore.get()) {
            return Optional.of(child.map(List.of(new Order(TIMES, way, all)), TASK).getFirst());
        }
    }

    /**
     * Cooks one dish in the calling thread, step by step, and waits for what boils. Made for a future: no checked exception.
     *
     * @return the dish's name
     * @throws CancellationException if the thread is interrupted; the flag stays set
     */
    public static String cook(Dish dish, Journal journal) {
        Objects.requireNonNull(dish, "the dish is null: " + NAME_ONE);
        Objects.requireNonNull(journal, "the journal is null: make one with new Journal(…)");
        try {
            Journal.Lane cook = journal.lane();
            for (Dish.Step step : dish.steps()) {
                switch (step) {
                    case Dish.HandsOn work -> cook.step(work.name(), () -> {
                        for (int piece = 0; piece < work.pieces(); piece++) work.doPiece();
                    });
                    case Dish.Waiting wait -> pot(dish, journal).step(wait.name(), () -> Thread.sleep(wait.length()));
                }
            }
            return dish.name();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while cooking " + dish.name());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static Journal.Lane pot(Dish dish, Journal journal) {
        return journal.lane("pot of " + dish.name());
    }

    private static Timeline once(Way way, List<Dish> dishes) throws InterruptedException {
        var journal = new Journal(String.join(" and ", dishes.stream().map(Dish::name).toList()) + ", " + way, "cook");
        if (way == Way.COOK_EACH) {
            cookEach(dishes, journal);
        } else {
            journal.lane();
            try {
                if (way == Way.ALTERNATING) alternate(dishes, journal);
                else for (Dish dish : dishes) cook(dish, journal);
            } catch (CancellationException e) {
                Interrupts.rethrow(e, "while cooking");
                throw e;
            }
        }
        return journal.timeline();
    }

    private static void cookEach(List<Dish> dishes, Journal journal) throws InterruptedException {
        try (ExecutorService cooks = Executors.newFixedThreadPool(dishes.size(), Thread.ofPlatform().daemon().name("cook ", 1).factory())) {
            List<Future<String>> done = cooks.invokeAll(dishes.stream().map(dish -> Executors.callable(() -> cook(dish, journal), dish.name())).toList());
            for (Future<String> each : done) each.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a cook failed", e.getCause());
        }
    }

    /** What is to be done next with a dish, and from when on: the cook's list is ordered by that. */
    private record Next(Dish dish, int step, int piece, long begun, long due) implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due - ((Next) other).due, 0);
        }
    }

    /** One thread with a list of what is to be done: it takes what is due, does a piece of it, and puts the rest back. */
    private static void alternate(List<Dish> dishes, Journal journal) throws InterruptedException {
        var list = new DelayQueue<Next>();
        // what has to boil is begun first: a cook knows that much
        dishes.stream().sorted(Comparator.comparing(dish -> dish.steps().stream().noneMatch(Dish.Waiting.class::isInstance)))
                .forEach(dish -> list.add(new Next(dish, 0, 0, 0, System.nanoTime())));
        for (int left = dishes.size(); left > 0; ) {
            Next next = list.take();
            if (next.step == next.dish.steps().size()) {
                left--;
                continue;
            }
            list.add(go(next, journal));
        }
    }

    private static Next go(Next next, Journal journal) throws InterruptedException {
        return switch (next.dish.steps().get(next.step)) {
            case Dish.HandsOn work -> {
                long from = journal.begin();
                work.doPiece();
                long now = System.nanoTime();
                journal.lane().write(work.name(), from, now);
                boolean done = next.piece + 1 == work.pieces();
                yield new Next(next.dish, done ? next.step + 1 : next.step, done ? 0 : next.piece + 1, 0, now);
            }
            case Dish.Waiting wait when next.piece == 0 -> {
                long now = System.nanoTime();
                yield new Next(next.dish, next.step, 1, now, now + wait.length().toNanos());
            }
            case Dish.Waiting wait -> {
                pot(next.dish, journal).write(wait.name(), next.begun, System.nanoTime());
                yield new Next(next.dish, next.step + 1, 0, 0, System.nanoTime());
            }
        };
    }
}
