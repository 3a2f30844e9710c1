package parallel.badinput;

import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import parallel.claim.Finding;
import parallel.claim.Kitchen;
import parallel.claim.Language;
import parallel.claim.Ledger;
import parallel.claim.LedgerView;
import parallel.claim.MusicAndGame;
import parallel.claim.Section;
import parallel.claim.Statement;
import parallel.claim.Verdict;
import parallel.exercise.Report;
import parallel.hazard.Deadlock;
import parallel.hazard.LostUpdate;
import parallel.hazard.Outcome;
import parallel.hazard.Outcomes;
import parallel.hazard.Philosophers;
import parallel.hazard.Shares;
import parallel.hazard.Starvation;
import parallel.hazard.StopSign;
import parallel.hazard.UnlockedList;
import parallel.hazard.UnseenWrite;
import parallel.hazard.WaitForGraph;
import parallel.kernel.JJavaBridge;
import parallel.measure.Beat;
import parallel.measure.Comparison;
import parallel.measure.Cores;
import parallel.measure.CpuShare;
import parallel.measure.Crossover;
import parallel.measure.Experiment;
import parallel.measure.Forecast;
import parallel.measure.Journal;
import parallel.measure.Machine;
import parallel.measure.Multiples;
import parallel.measure.PoolSize;
import parallel.measure.Overhead;
import parallel.measure.Progress;
import parallel.measure.Scaling;
import parallel.measure.SpeedupLaw;
import parallel.measure.Stages;
import parallel.measure.Timeline;
import parallel.measure.Timing;
import parallel.measure.Timings;
import parallel.measure.Trial;
import parallel.measure.Turns;
import parallel.measure.Workers;
import parallel.strategy.ChildProcesses;
import parallel.strategy.Cluster;
import parallel.strategy.ClusterSettings;
import parallel.strategy.FixedSplit;
import parallel.strategy.ParallelStream;
import parallel.strategy.Sequential;
import parallel.strategy.SharedIndex;
import parallel.strategy.SharedQueue;
import parallel.strategy.Strategy;
import parallel.strategy.ThreadPerTask;
import parallel.strategy.ThreadPool;
import parallel.strategy.VirtualThreads;
import parallel.workload.BigFile;
import parallel.workload.Crash;
import parallel.workload.Crowd;
import parallel.workload.Dish;
import parallel.workload.Here;
import parallel.workload.Piece;
import parallel.workload.PrimeCheck;
import parallel.workload.Steps;

/** A good value for each type of parameter, so that only the one that is tried is bad. */
final class Valid {

    static final Machine MACHINE = new Machine(2, "JDK 25", "Linux amd64");
    static final Timing TIMING = new Timing("java", 1, List.of(1.0, 2.0));
    static final Timings TIMINGS = new Timings("made up", List.of(TIMING), MACHINE, List.of());
    static final Timeline.Lane LANE = new Timeline.Lane("java", List.of(new Timeline.Span(0, 1)));
    static final Timeline TIMELINE = new Timeline("made up", "at work", 1, List.of(LANE), MACHINE, List.of());
    static final Turns TURNS = new Turns(TIMELINE, List.of(new Turns.Share(1, 1)));
    static final Scaling SCALING = new Scaling("made up", Workers.THREADS, TIMING, new TreeMap<>(Map.of(1, TIMING, 2, TIMING)), MACHINE, List.of());
    static final Crossover CROSSOVER = new Crossover("made up", List.of(new Crossover.Point(1, TIMINGS), new Crossover.Point(2, TIMINGS)));
    static final Forecast FORECAST = Forecast.of(SCALING);
    static final Overhead OVERHEAD = new Overhead(2, TIMINGS);
    static final Beat BEAT = new Beat("made up", Duration.ofMillis(10), List.of(1.0));
    static final Comparison COMPARISON = new Comparison("a", "b", 1, 1, 1, 20);
    static final Shares SHARES = new Shares("a lock", List.of(new Shares.Share("a", 1, 1, 1)));
    static final Outcomes OUTCOMES = new Outcomes("made up", "plain", List.of(new Outcomes.Row(Outcome.right("2", "both"), 1)));
    static final WaitForGraph GRAPH = new WaitForGraph(List.of(new WaitForGraph.Wait("a", "x", "b")));
    static final Finding FINDING = new Finding(2, "a sentence", Verdict.HOLDS, "measured");
    static final Ledger.Entry ENTRY = new Ledger.Entry(FINDING, Instant.EPOCH, MACHINE);
    static final LedgerView.Row ROW = new LedgerView.Row(2, "a sentence", Optional.of(ENTRY), Optional.empty(), Set.of());
    static final LedgerView VIEW = new LedgerView(List.of(ROW), Instant.EPOCH);
    static final MusicAndGame EVENING = new MusicAndGame(TIMELINE, BEAT, true, 1);
    static final Philosophers DINNER = new Philosophers(Philosophers.Rule.WAITER, SHARES, 0, Optional.empty());
    static final Crowd CROWD = new Crowd("made up", 2, 2, Duration.ofMillis(1), 1, OptionalLong.empty(), "");
    static final Multiples MULTIPLES = new Multiples("somebody", Map.of("java", 1.0));

    private static final Map<String, Supplier<?>> SAMPLES = new HashMap<>();

    private Valid() { }

    private static void is(String type, Supplier<?> sample) {
        SAMPLES.put(type, sample);
    }

    static {
        is("boolean", () -> true);
        is("int", () -> 2);
        is("long", () -> 2L);
        is("double", () -> 1.0);
        is("String", () -> "java");                                  // a name, a text, a language and a row of the timings above
        is("Object", () -> "an answer");
        is("T", () -> 2L);
        is("Class<?>", () -> Steps.class);
        is("Thread", Thread::new);
        is("Runnable", () -> (Runnable) () -> { });
        is("Duration", () -> Duration.ofMillis(20));
        is("Instant", () -> Instant.EPOCH);
        is("AtomicLong", AtomicLong::new);
        is("Lock", ReentrantLock::new);
        is("OptionalInt", () -> OptionalInt.of(2));
        is("OptionalLong", () -> OptionalLong.of(2));
        is("int[]", () -> new int[] {1, 2});
        is("byte[]", () -> new byte[1]);
        is("String[]", () -> new String[] {"java"});
        is("BooleanSupplier", () -> (BooleanSupplier) () -> true);
        List.of("Callable<?>", "Callable<T>", "Callable<R>").forEach(type -> is(type, () -> (Callable<Object>) () -> 1));
        is("Callable<List<Finding>>", () -> (Callable<List<Finding>>) () -> List.of(FINDING));
        is("Task<? super T, ? extends R>", () -> Here.PID);          // takes anything, and can travel
        is("List<T>", () -> List.of(2L));
        is("List<R>", () -> List.of(true));
        is("List<Object>", () -> List.of(1));
        is("List<List<T>>", () -> List.of(List.of(2L), List.of(3L)));
        is("List<String>", () -> List.of("java"));
        is("List<Integer>", () -> List.of(1, 2));
        is("List<Long>", () -> List.of(2L, 9L));
        is("List<Double>", () -> List.of(1.0, 2.0));
        is("List<List<Double>>", () -> List.of(List.of(1.0)));
        is("List<Duration>", () -> List.of(Duration.ofMillis(20)));
        is("SortedSet<Integer>", () -> new TreeSet<>(Set.of(2)));
        is("Set<Language>", () -> Set.of(Language.JAVA));
        is("Map<String, Double>", () -> Map.of("java", 1.0));
        is("SequencedMap<String, Runnable>", () -> new LinkedHashMap<String, Runnable>(Map.of("java", () -> { })));
        is("SortedMap<Integer, Timing>", () -> new TreeMap<>(Map.of(1, TIMING)));
        is("IntFunction<? extends Strategy>", () -> (IntFunction<Strategy>) FixedSplit::new);
        is("Supplier<? extends S>", () -> (Supplier<Object>) Object::new);
        is("Consumer<? super S>", () -> (Consumer<Object>) state -> { });
        is("Function<? super S, String>", () -> (Function<Object, String>) String::valueOf);
        is("Supplier<List<String>>", () -> (Supplier<List<String>>) UnlockedList::plain);
        is("Supplier<F>", () -> (Supplier<?>) UnseenWrite.Plain::new);
        is("Supplier<? extends Sign>", () -> (Supplier<?>) StopSign.Plain::new);
        is("Supplier<? extends StopSign.Sign>", () -> (Supplier<?>) StopSign.Plain::new);
        is("Future.State", () -> Future.State.SUCCESS);
        is("Map<String, Future.State>", () -> Map.of("java", Future.State.SUCCESS));
        is("Future<?>", () -> CompletableFuture.completedFuture(1));
        is("List<Future<?>>", () -> List.of(CompletableFuture.completedFuture(1)));
        is("Collection<? extends Future<?>>", () -> List.of(CompletableFuture.completedFuture(1)));
        is("Optional<Throwable>", Optional::empty);
        is("Optional<String>", Optional::empty);
        List.of("Scaling", "Turns", "Comparison", "MusicAndGame", "WaitForGraph", "Ledger.Entry").forEach(type -> is("Optional<" + type + ">", Optional::empty));
        strategies();
        measurements();
        hazards();
        claims();
        exercises();
    }

    private static void strategies() {
        is("Strategy", Sequential::new);
        is("Strategy[]", () -> new Strategy[] {new Sequential()});
        is("List<? extends Strategy>", () -> List.of(new Sequential()));
        is("Sequential", Sequential::new);
        is("ThreadPerTask", ThreadPerTask::new);
        is("FixedSplit", () -> new FixedSplit(2));
        is("SharedIndex", () -> new SharedIndex(2));
        is("SharedQueue", () -> new SharedQueue(2));
        is("ParallelStream", ParallelStream::new);
        is("VirtualThreads", VirtualThreads::new);
        is("ThreadPool", () -> new ThreadPool(2));
        is("ChildProcesses", () -> new ChildProcesses(1));
        is("Crowd", () -> CROWD);
        is("Crowd[]", () -> new Crowd[] {CROWD});
        is("Cluster", () -> new Cluster(1));
        is("ClusterSettings", () -> ClusterSettings.on("127.0.0.1"));
        is("Cluster.Fate", () -> Cluster.Fate.ANSWERED);
        is("Piece", () -> new Piece(1, 9));
        is("LongPredicate", () -> (LongPredicate) PrimeCheck::isPrime);
        is("Throwable", () -> new IllegalStateException("made up"));
        is("BigFile", () -> new BigFile(1, Duration.ZERO));
        is("Dish", () -> Dish.SALAD);
        is("Dish[]", () -> new Dish[] {Dish.SALAD});
        is("List<Dish>", () -> List.of(Dish.SALAD));
        is("List<Dish.Step>", () -> Dish.SALAD.steps());
        is("List<Crash.Ending>", () -> List.of(new Crash.Ending("halt", 7, "")));
    }

    private static void measurements() {
        is("Machine", () -> MACHINE);
        is("Cores", () -> new Cores(2, 2, 2));
        is("CpuShare", () -> new CpuShare("made up", 1, 1));
        is("Workers", () -> Workers.THREADS);
        is("Timing", () -> TIMING);
        is("List<Timing>", () -> List.of(TIMING));
        is("Timings", () -> TIMINGS);
        is("Timings[]", () -> new Timings[] {TIMINGS});
        is("Comparison", () -> COMPARISON);
        is("Scaling", () -> SCALING);
        is("PoolSize", () -> new PoolSize(SCALING, new CpuShare("made up", 1, 1)));
        is("Crossover", () -> CROSSOVER);
        is("SpeedupLaw", () -> SpeedupLaw.AMDAHL);
        is("Forecast", () -> FORECAST);
        is("Forecast.Fit", () -> FORECAST.of(SpeedupLaw.AMDAHL));
        is("List<Forecast.Fit>", FORECAST::fits);
        is("Overhead", () -> OVERHEAD);
        is("List<Crossover.Point>", CROSSOVER::points);
        is("Multiples[]", () -> new Multiples[] {MULTIPLES});
        is("Beat", () -> BEAT);
        is("Beat[]", () -> new Beat[] {BEAT});
        is("Timeline", () -> TIMELINE);
        is("Timeline.Lane", () -> LANE);
        is("List<Timeline.Lane>", () -> List.of(LANE));
        is("List<Timeline.Span>", LANE::spans);
        is("Turns", () -> TURNS);
        is("List<Turns.Share>", TURNS::shares);
        is("AutoCloseable", () -> (AutoCloseable) () -> { });
        is("ProcessHandle", ProcessHandle::current);
        is("ProcessHandle[]", () -> new ProcessHandle[] {ProcessHandle.current()});
        is("List<ProcessHandle>", List::of);
        is("Progress", () -> Progress.NONE);
        is("Journal", () -> new Journal("made up"));
        is("Journal.Lane", () -> new Journal("made up").lane("java"));
        is("Journal.Action", () -> (Journal.Action) () -> { });
        is("Stages", () -> new Stages(List.of(Duration.ZERO)));
        is("Trial", () -> Trial.of("made up"));
        is("Experiment", () -> Experiment.on(List.of(2L), number -> number));
    }

    private static void hazards() {
        is("Outcome", () -> Outcome.right("2", "both"));
        is("List<Outcome>", () -> List.of(Outcome.right("2", "both")));
        is("Outcomes", () -> OUTCOMES);
        is("Outcomes[]", () -> new Outcomes[] {OUTCOMES});
        is("List<Outcomes>", () -> List.of(OUTCOMES));
        is("List<Outcomes.Row>", OUTCOMES::rows);
        is("LostUpdate.Counter", LostUpdate.Plain::new);
        is("Deadlock", () -> new Deadlock(Deadlock.Manner.IN_ORDER, 2, 2, 0, Optional.empty(), 0));
        is("Deadlock.Manner", () -> Deadlock.Manner.IN_ORDER);
        is("Philosophers.Rule", () -> Philosophers.Rule.WAITER);
        is("Philosophers[]", () -> new Philosophers[] {DINNER});
        is("Shares", () -> SHARES);
        is("Shares[]", () -> new Shares[] {SHARES});
        is("List<Shares.Share>", SHARES::shares);
        is("Shares.Share", () -> SHARES.shares().getFirst());
        is("Starvation.OwnPool", () -> new Starvation.OwnPool(1, 1, 1, false));
        is("WaitForGraph", () -> GRAPH);
        is("List<WaitForGraph.Wait>", GRAPH::waits);
    }

    private static void claims() {
        is("Finding", () -> FINDING);
        is("Finding[]", () -> new Finding[] {FINDING});
        is("List<Finding>", () -> List.of(FINDING));
        is("Verdict", () -> Verdict.HOLDS);
        is("Language", () -> Language.JAVA);
        is("Section", () -> Section.FUTURES);
        is("Statement.Kind", () -> Statement.Kind.ADVICE);
        is("List<Statement>", () -> List.of(new Statement(2, Statement.Kind.ADVICE, "a sentence", "", "")));
        is("Ledger.Entry", () -> ENTRY);
        is("LedgerView", () -> VIEW);
        is("LedgerView.Row", () -> ROW);
        is("List<LedgerView.Row>", () -> List.of(ROW));
        is("Kitchen.Way", () -> Kitchen.Way.ALTERNATING);
        is("MusicAndGame.Setting", () -> new MusicAndGame.Setting(1, 0.01, 1));
        is("List<MusicAndGame>", () -> List.of(EVENING));
        is("JJavaBridge", JJavaBridge::new);
    }

    private static void exercises() {
        is("Report.State", () -> Report.State.SOLVED);
        is("Report.Mark", () -> Report.Mark.PASSED);
        is("List<Report.Item>", () -> List.of(new Report.Item("made up", Report.Mark.PASSED, "", List.of(), "")));
        is("Function<StackTraceElement, Optional<String>>", () -> (Function<StackTraceElement, Optional<String>>) frame -> Optional.empty());
    }

    static String name(Type type) {
        return type.getTypeName().replaceAll("\\b[a-z]\\w*\\.", "").replace('$', '.');
    }

    /** A fresh one, or one that cannot change. Who adds a door with a new type adds a sample here. */
    static Object of(Type type, Door door) {
        Supplier<?> sample = SAMPLES.get(name(type));
        if (sample == null) throw new AssertionError("no good value of the type " + name(type) + " is known, which " + door + " needs: add one to Valid");
        return sample.get();
    }
}
