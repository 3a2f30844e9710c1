package parallel.measure;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import parallel.Given;
import parallel.Task;
import parallel.strategy.ChildProcesses;
import parallel.strategy.Sequential;
import parallel.strategy.Strategy;
import parallel.strategy.TaskFailedException;
import parallel.strategy.ThreadPool;

/**
 * One task on one list of inputs, done in several ways: which way is the fastest, and by how much?
 *
 * <p>A stopwatch around one call, as in the article, shows a cold first run and the luck of the moment. An experiment keeps that first
 * run beside the steady state, repeats, shuffles, and checks that every way gave the same answers.
 * For pieces of work that are not one task on a list there is {@link Trial}.
 * <pre>{@code
 * Experiment.on(Numbers.range(1, 100), PrimeCheck.TASK)
 *         .compare(new Sequential(), new ThreadPerTask(), new ThreadPool(4));
 * }</pre>
 * <p>How: every way runs once, cold; then in rounds, the ways in shuffled order, each some calls back to back, until the times have
 * settled and thirty-two rounds count (twenty longer ones where ways hand work to threads, eight where calls are long). {@link Comparison} says how a verdict is reached.
 * <p><b>Time.</b> Half a second for each way, and more where some hand work to threads, unless {@link #within} or {@link #forEachWay}
 * says otherwise; longer, up to three times, where the times do not settle or a difference may hide in them; up to ten times where eight
 * rounds take that, and for three rounds at least. A note then says so.
 * <b>Interrupt.</b> Ends the experiment with {@link InterruptedException}; the way at work keeps its own promises.
 * <b>Failure.</b> A way that throws, or answers otherwise than the first way, ends the experiment: its time would mean nothing.
 * <b>Thread safety.</b> Immutable, but two experiments at the same time spoil each other's times.
 * <b>Source.</b> Georges, Buytaert, Eeckhout, "Statistically rigorous Java performance evaluation", OOPSLA 2007; the JMH samples.
 *
 * @param <T> the kind of input
 * @param <R> the kind of answer
 */
public final class Experiment<T, R> {

    private static final Duration FOR_EACH_WAY = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** What the reader said; {@code null} if nothing. */
    private static final String WAYS = "the ways", NAME_ONE = "name ways like new Sequential(); one whose cell did not run is null";
    private static final String NO_TASK = "the task is null: name the work to be done on each input";

    private static volatile Duration forEachWay;

    private final List<T> inputs;
    private final Task<? super T, ? extends R> task;
    private final String what;
    private final Duration budget;
    private final boolean hasty;
    private final Sampler.Gauges gauges;

    private Experiment(List<T> inputs, Task<? super T, ? extends R> task, String what, Duration budget, boolean hasty,
            Sampler.Gauges gauges) {
        this.inputs = inputs;
        this.task = task;
        this.what = what;
        this.budget = budget;
        this.hasty = hasty;
        this.gauges = gauges;
    }

    /**
     * An experiment with this task on these inputs.
     *
     * @throws NullPointerException if the inputs or the task are {@code null}
     */
    public static <T, R> Experiment<T, R> on(List<T> inputs, Task<? super T, ? extends R> task) {
        Objects.requireNonNull(inputs, "the list of inputs is null: an empty list means no work");
        Objects.requireNonNull(task, NO_TASK);
        return new Experiment<>(inputs, task, describe(inputs), null, false, Sampler.Gauges.REAL);
    }

    /** The same with a clock, and what else is read, of the tests' own. */
    Experiment<T, R> by(Sampler.Gauges madeUp) {
        return new Experiment<>(inputs, task, what, budget, hasty, madeUp);
    }

    /** The same under a title of its own, for tables and charts. */
    public Experiment<T, R> called(String what) {
        return new Experiment<>(inputs, task, Objects.requireNonNull(what, "what is measured is null: give it a name"), budget, hasty, gauges);
    }

    /**
     * The same within about this time for all ways together.
     *
     * @throws IllegalArgumentException if the time is not 10 ms to 10 minutes
     */
    public Experiment<T, R> within(Duration budget) {
        return new Experiment<>(inputs, task, what, checked(budget), hasty, gauges);
    }

    /** The same without going on where a difference may hide: for one point of many on a curve. */
    private Experiment<T, R> hasty() {
        return new Experiment<>(inputs, task, what, budget, true, gauges);
    }

    static Duration checked(Duration budget) {
        Objects.requireNonNull(budget, "the time for an experiment is null: give 10 ms to 10 minutes");
        if (budget.compareTo(Duration.ofMillis(10)) < 0 || budget.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the time for an experiment must be 10 ms to 10 minutes, not " + budget);
        }
        return budget;
    }

    /**
     * Measures these ways. The first one is the baseline.
     *
     * @throws InterruptedException  if the calling thread is interrupted
     * @throws WrongAnswerException  if a way answers otherwise than the first
     * @throws IllegalStateException if an abandoned task still keeps a core busy: the times would be wrong
     * @throws IllegalArgumentException if there is no way, or two ways have the same name
     */
    public Timings compare(Strategy... ways) throws InterruptedException {
        return compare(ways == null ? null : Arrays.asList(ways));
    }

    /** As {@link #compare(Strategy...)}. */
    public Timings compare(List<? extends Strategy> ways) throws InterruptedException {
        Judge judge = new Judge();
        List<Sampler.Way> actions = new ArrayList<>();
        for (Strategy way : Given.list(ways, WAYS, NAME_ONE)) {
            String name = way.name();
            if (actions.stream().anyMatch(other -> other.name().equals(name))) {
                throw new IllegalArgumentException("two ways are named '" + name + "': give one another name with named(…)");
            }
            actions.add(new Sampler.Way(name, way::start, () -> way.map(inputs, task), answers -> judge.check(name, (List<?>) answers)));
        }
        return run(what, actions, budget, hasty, gauges);
    }

    /**
     * Sets the time for each way in all experiments and trials of this JVM that do not say {@link #within}: half a second unless this
     * was called, and more for ways that hand work to threads. A chapter that measures much gives less, a reader who wants finer
     * numbers more.
     *
     * @param time 10 ms to 10 minutes; {@code null}: as if this had never been called
     * @throws IllegalArgumentException if the time is out of range
     */
    public static void forEachWay(Duration time) {
        forEachWay = time == null ? null : checked(time);
    }

    /** Measures these ways within the budget, or within {@link #forEachWay} for each where the budget is {@code null}. */
    static Timings run(String what, List<Sampler.Way> ways, Duration budget, boolean hasty, Sampler.Gauges gauges)
            throws InterruptedException {
        Duration said = forEachWay, each = said != null ? said : FOR_EACH_WAY;
        Duration time = budget != null ? budget : each.multipliedBy(Math.max(1, ways.size()));
        Sampler.Pace pace = hasty ? Sampler.Pace.HASTY : budget != null || said != null ? Sampler.Pace.AS_ASKED : Sampler.Pace.CAREFUL;
        try {
            return new Sampler(gauges, new Random(), time, pace).sample(what, ways);
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.toString(), e);
        }
    }

    /**
     * Measures one way on several numbers of threads, beside {@link Sequential}.
     *
     * @param way     makes the way for a number of threads, for example {@code ThreadPool::new}; closed afterwards
     * @param threads the numbers of threads, each 1 or more
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Scaling scale(IntFunction<? extends Strategy> way, int... threads) throws InterruptedException {
        return scale(Workers.THREADS, way, threads);
    }

    /** As {@link #scale(IntFunction, int...)}, with processes, say, in place of threads: {@code scale(PROCESSES, ChildProcesses::new, 1, 2)}. */
    public Scaling scale(Workers workers, IntFunction<? extends Strategy> way, int... counts) throws InterruptedException {
        Objects.requireNonNull(workers, "the kind of workers is null: give Workers.THREADS, Workers.PROCESSES or Workers.MEMBERS");
        Objects.requireNonNull(way, "the way is null: name one that takes a number, for example ThreadPool::new");
        Objects.requireNonNull(counts, "the numbers to try are null: give some, for example Machine.here().threadsToTry()");
        if (counts.length == 0) throw new IllegalArgumentException("name at least one number of " + workers.many());
        List<Strategy> ways = new ArrayList<>(List.of(new Sequential()));
        try {
            for (int n : counts) {
                Strategy made = Objects.requireNonNull(way.apply(n), "the way for " + workers.count(n) + " is null: make one, for example with ThreadPool::new");
                ways.add(made.named(workers.count(n)));
            }
            Timings timings = compare(ways);
            var rows = new TreeMap<Integer, Timing>();
            for (int i = 0; i < counts.length; i++) rows.put(counts[i], timings.rows().get(i + 1));
            return new Scaling(what, workers, timings.baseline(), rows, timings.machine(), timings.notes());
        } finally {
            ways.forEach(Strategy::close);
        }
    }

    /**
     * As {@code scale(ThreadPool::new, threads)}, in a child JVM that may use one core only, whatever the machine has.
     *
     * @param threads the numbers of threads, each 1 or more
     * @return empty where the system has no means to hold a process to one core
     * @throws TaskFailedException  if it fails there, or the inputs or the task cannot travel, see {@link ChildProcesses}; the cause says why
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public Optional<Scaling> scaleOnOneCore(int... threads) throws InterruptedException {
        Objects.requireNonNull(threads, "the numbers of threads to try are null: give some, for example 1, 2, 4");
        Optional<ChildProcesses> oneCore = ChildProcesses.onOneCore(1);
        if (oneCore.isEmpty()) return Optional.empty();
        Duration said = forEachWay, time = budget != null ? budget : said == null ? null : said.multipliedBy(threads.length + 1L);
        if (time != null && time.compareTo(LONGEST) > 0) time = LONGEST;
        try (ChildProcesses child = oneCore.get()) {
            return Optional.of(child.map(List.of(new Squeezed<>(new ArrayList<>(inputs), task, what, time, threads)), SQUEEZED).getFirst());
        }
    }

    /** What travels to the JVM on one core. */
    private record Squeezed<T, R>(List<T> inputs, Task<? super T, ? extends R> task, String what, Duration time, int[] threads)
            implements Serializable {

        Scaling scaling() throws InterruptedException {
            Experiment<T, R> experiment = Experiment.<T, R>on(inputs, task).called(what + ", one core");
            return (time == null ? experiment : experiment.within(time)).scale(ThreadPool::new, threads);
        }
    }

    private static final Task<Squeezed<?, ?>, Scaling> SQUEEZED = Squeezed::scaling;

    /**
     * Measures the same ways on lists of growing work, to find where threads begin to pay.
     *
     * @param what   what grows, for example {@code "100 primes of growing size"}
     * @param lists  two or more lists of inputs, none of them empty
     * @param task   the task, the same for all
     * @param budget the time for all of it, 10 ms to 10 minutes
     * @param ways   the ways; the first is the baseline
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static <T, R> Crossover crossover(String what, List<List<T>> lists, Task<? super T, ? extends R> task, Duration budget,
            List<? extends Strategy> ways) throws InterruptedException {
        Objects.requireNonNull(what, "what is measured is null: give it a name");
        lists = Given.list(lists, "the lists of inputs", "give one for each size of work");
        Objects.requireNonNull(task, NO_TASK);
        ways = Given.list(ways, WAYS, NAME_ONE);
        if (lists.size() < 2) throw new IllegalArgumentException("a crossover needs two lists or more, not " + lists.size());
        Duration each = checked(budget).dividedBy(lists.size());
        List<Crossover.Point> points = new ArrayList<>();
        for (List<T> inputs : lists) {
            if (inputs.isEmpty()) throw new IllegalArgumentException("a list without inputs has no work per task");
            Timings timings = on(inputs, task).within(each).hasty().compare(ways);
            points.add(new Crossover.Point(timings.baseline().medianNanos() / inputs.size(), timings));
        }
        return new Crossover(what, points);
    }

    /** The inputs in a few words: how many, and from which to which if they are numbers. */
    static String describe(List<?> inputs) {
        if (inputs.size() > 1 && inputs.getFirst() instanceof Number first && inputs.getLast() instanceof Number last) {
            return String.format(Locale.ROOT, "%,d numbers, %,d to %,d", inputs.size(), first.longValue(), last.longValue());
        }
        return inputs.size() == 1 ? "1 input" : String.format(Locale.ROOT, "%,d inputs", inputs.size());
    }

    /** Holds every way to the answers of the first one. */
    private final class Judge {
        private String firstWay;
        private List<?> expected;

        void check(String way, List<?> answers) {
            if (expected == null) {
                firstWay = way;
                expected = answers;
            }
            if (!answers.equals(expected)) throw WrongAnswerException.of(way, answers, firstWay, expected, inputs);
        }
    }
}
