package parallel.badinput;

import static parallel.badinput.BadInput.refused;
import static parallel.badinput.BadInput.tooLate;
import static parallel.badinput.BadInput.unknown;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parallel.measure.Beat;
import parallel.measure.Bytecode;
import parallel.measure.Comparison;
import parallel.measure.Cores;
import parallel.measure.CpuShare;
import parallel.measure.Crossover;
import parallel.measure.Experiment;
import parallel.measure.Forecast;
import parallel.measure.Handover;
import parallel.measure.Journal;
import parallel.measure.Machine;
import parallel.measure.Multiples;
import parallel.measure.MemberLoss;
import parallel.measure.Overhead;
import parallel.measure.Recording;
import parallel.measure.Scaling;
import parallel.measure.SpeedupLaw;
import parallel.measure.Stages;
import parallel.measure.Timeline;
import parallel.measure.Timing;
import parallel.measure.Timings;
import parallel.measure.Trial;
import parallel.measure.Turns;
import parallel.measure.Workers;
import parallel.strategy.Sequential;
import parallel.strategy.ThreadPool;
import parallel.workload.Nap;
import parallel.workload.Steps;

/** Bad numbers, sizes and names for {@code parallel.measure}. */
final class InMeasure {

    private static final double[] NO_TIMES = {Double.NaN, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    private static final Experiment<Long, Long> EXPERIMENT = Experiment.on(List.of(2L), number -> number);
    private static final Timings NONE = Timings.none("the database", "no PostgreSQL for this system");

    private InMeasure() { }

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        timings(all);
        experiments(all);
        foretold(all);
        timelines(all);
        others(all);
        return all;
    }

    private static void timings(List<BadInput> all) {
        for (double bad : NO_TIMES) {
            all.add(refused("new Timing", "a start of " + bad, () -> new Timing("a", bad, 1, List.of(List.of(1.0))), "a time must be 0 ns or more, not " + bad));
            all.add(refused("new Timing", "a first run of " + bad, () -> new Timing("a", 0, bad, List.of(List.of(1.0))), "a time must be 0 ns or more, not " + bad));
            all.add(refused("new Timing", "a sample of " + bad, () -> new Timing("a", 1, List.of(1.0, bad)), "a time must be 0 ns or more, not " + bad));
            if (bad != Double.POSITIVE_INFINITY) all.add(refused("new Comparison", "a ratio of " + bad, () -> new Comparison("a", "b", bad, bad, bad, 9), "a ratio of times is 0 or more", "not " + bad));
            all.add(refused("new CpuShare", "a wall time of " + bad, () -> new CpuShare("a", 1, bad), "wall time above 0", String.valueOf(bad)));
            all.add(refused("new CpuShare", "a CPU time of " + bad, () -> new CpuShare("a", bad, 1), "CPU time of 0 or more", String.valueOf(bad)));
            all.add(refused("new Crossover.Point", "a task of " + bad + " ns", () -> new Crossover.Point(bad, Valid.TIMINGS), "0 ns or more, not " + bad));
            all.add(refused("new Multiples", "a multiple of " + bad, () -> new Multiples("a", Map.of("b", bad)), "a multiple must be above 0, not " + bad));
            all.add(refused("new Turns.Share", "a CPU time of " + bad, () -> new Turns.Share(bad, 0), "a thread's CPU time must be a number from 0.0 up, not " + bad));
            all.add(refused("new Beat", "a delay of " + bad, () -> new Beat("a", Duration.ofMillis(10), List.of(bad)), "none before its time, not [" + bad));
            all.add(refused("new Timeline", "a length of " + bad, () -> new Timeline("a", "b", bad, List.of(Valid.LANE), Valid.MACHINE, List.of()), "longer than 0 ns, not " + bad));
            all.add(refused("new Timeline.Span", "a beginning at " + bad, () -> new Timeline.Span(bad, 2), "a span begins at 0 or later", "not " + bad));
            all.add(refused("new Timeline.Span", "an end at " + bad, () -> new Timeline.Span(0, bad), "does not end before that", "0.0 to " + bad));
        }
        all.add(refused("new Timing", "a blank name", () -> new Timing(" ", 1, List.of(1.0)), "a timing needs a name"));
        all.add(refused("new Timing", "a name of two lines", () -> new Timing("a\nb", 1, List.of(1.0)), "must be one line"));
        all.add(refused("new Timing", "no samples", () -> new Timing("a", 1, List.of()), "a: no samples"));
        all.add(refused("new Timing", "an empty round", () -> new Timing("a", 0, 1, List.of(List.of())), "a: no samples"));
        all.add(refused("new Timings", "what, in two lines", () -> new Timings("a\nb", List.of(), Valid.MACHINE, List.of()), "have one line each"));
        all.add(refused("new Timings", "a note of two lines", () -> new Timings("a", List.of(), Valid.MACHINE, List.of("b\nc")), "have one line each"));
        all.add(refused("new Timings", "a name twice", () -> new Timings("a", List.of(Valid.TIMING, Valid.TIMING), Valid.MACHINE, List.of()), "two rows are named 'java'"));
        all.add(unknown("Timings.of", "an unknown name", () -> Valid.TIMINGS.of("nobody"), "no row is named 'nobody'; there are [java]"));
        all.add(unknown("Timings.compare", "an unknown name", () -> Valid.TIMINGS.compare("java", "nobody"), "no row is named 'nobody'"));
        all.add(unknown("Timings.speedup", "an unknown name", () -> Valid.TIMINGS.speedup("nobody"), "no row is named 'nobody'"));
        all.add(unknown("Timings.baseline", "no rows", NONE::baseline, "the database: nothing was measured: no PostgreSQL"));
        all.add(unknown("Timings.fastest", "no rows", NONE::fastest, "the database: nothing was measured"));
        all.add(unknown("Timings.slowest", "no rows", NONE::slowest, "the database: nothing was measured"));
        all.add(unknown("Timings.simplestOfTheFastest", "no rows", NONE::simplestOfTheFastest, "the database: nothing was measured"));
        all.add(refused("Timings.fromCsv", "\"\"", () -> Timings.fromCsv(""), "the line '# what: …' is missing"));
        all.add(refused("Timings.fromCsv", "a line without its head", () -> Timings.fromCsv("\"a\",first,0,1"), "line 1", "must come first"));
        all.add(refused("Timings.fromCsv", "a time of NaN", () -> Timings.fromCsv(Valid.TIMINGS.toCsv().replace("first,0,1.0", "first,0,NaN")), "not NaN"));
        all.add(refused("Timings.fromCsv", "a round that is none", () -> Timings.fromCsv(Valid.TIMINGS.toCsv().replace("first,0", "first,x")), "is not of the form that toCsv writes"));
        all.add(refused("new Comparison", "an interval from high to low", () -> new Comparison("a", "b", 1, 2, 1, 9), "from low to high", "2.0 to 1.0"));
        all.add(refused("new Comparison", "no round", () -> new Comparison("a", "b", 1, 1, 1, 0), "1 round at least", "not 0"));
        all.add(refused("new Multiples", "a multiple of 0", () -> new Multiples("a", Map.of("b", 0.0)), "above 0, not 0.0"));
        all.add(refused("new CpuShare", "a wall time of 0", () -> new CpuShare("a", 1, 0), "wall time above 0"));
    }

    private static void experiments(List<BadInput> all) {
        for (Duration bad : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofMillis(9), Duration.ofHours(1), Duration.ofSeconds(Long.MAX_VALUE))) {
            String range = "10 ms to 10 minutes, not " + bad;
            all.add(refused("Experiment.within", bad.toString(), () -> EXPERIMENT.within(bad), range));
            all.add(refused("Experiment.forEachWay", bad.toString(), () -> Experiment.forEachWay(bad), range));
            all.add(refused("Trial.within", bad.toString(), () -> Trial.of("a").within(bad), range));
            all.add(refused("Experiment.crossover", bad.toString(), () -> Experiment.crossover("a", List.of(List.of(1L), List.of(2L)), n -> n, bad, List.of(new Sequential())), range));
        }
        all.add(refused("Experiment.compare", "a way twice", () -> EXPERIMENT.compare(new Sequential(), new Sequential()), "two ways are named 'sequential'"));
        all.add(refused("Experiment.scale", "no number", () -> EXPERIMENT.scale(ThreadPool::new), "name at least one number of threads"));
        all.add(refused("Experiment.scale", "a number twice", () -> EXPERIMENT.scale(ThreadPool::new, 2, 2), "two ways are named '2 threads'"));
        all.add(refused("Experiment.scale", "0 threads", () -> EXPERIMENT.scale(ThreadPool::new, 0), "must be 1 to 1000, not 0"));
        all.add(refused("Experiment.crossover", "one list", () -> Experiment.crossover("a", List.of(List.of(1L)), n -> n, Duration.ofSeconds(1), List.of(new Sequential())), "two lists or more, not 1"));
        all.add(refused("Experiment.crossover", "an empty list", () -> Experiment.crossover("a", List.of(List.<Long>of(), List.of(1L)), n -> n, Duration.ofSeconds(1),
                List.of(new Sequential())), "a list without inputs"));
        all.add(refused("Trial.way", "a blank name", () -> Trial.of("a").way(" ", () -> 1), "a piece needs a name, not ' '"));
        all.add(refused("Trial.run", "a name twice", () -> Trial.of("a").way("b", () -> 1).way("b", () -> 2).run(), "two pieces have the same name: [b, b]"));
        all.add(refused("Recording.of", "no inputs", () -> Recording.of(new Sequential(), List.of(), input -> input, "works"), "the list has no inputs"));
        all.add(refused("new Crossover", "one size", () -> new Crossover("a", List.of(new Crossover.Point(1, Valid.TIMINGS))), "two sizes or more, not 1"));
        all.add(refused("new Crossover", "other ways at one size", () -> new Crossover("a", List.of(new Crossover.Point(1, Valid.TIMINGS), new Crossover.Point(2, NONE))),
                "each size must be measured with the same ways"));
        all.add(unknown("Crossover.paysFromNanos", "an unknown name", () -> Valid.CROSSOVER.paysFromNanos("nobody"), "no row is named 'nobody'"));
        all.add(refused("new Scaling", "no rows", () -> new Scaling("a", Workers.THREADS, Valid.TIMING, new TreeMap<>(), Valid.MACHINE, List.of()), "at least one number of threads"));
        all.add(refused("new Scaling", "0 threads", () -> new Scaling("a", Workers.THREADS, Valid.TIMING, new TreeMap<>(Map.of(0, Valid.TIMING)), Valid.MACHINE, List.of()), "1 thread at least, not 0"));
        for (int bad : new int[] {0, -1, 3, Integer.MAX_VALUE}) {
            all.add(refused("Scaling.comparison", String.valueOf(bad), () -> Valid.SCALING.comparison(bad), "measured on [1, 2] threads, not on " + bad));
            all.add(refused("Scaling.speedup", String.valueOf(bad), () -> Valid.SCALING.speedup(bad), "measured on [1, 2] threads, not on " + bad));
        }
        all.add(refused("new Stages", "-1 s", () -> new Stages(List.of(Duration.ofSeconds(-1))), "a stage takes 0 s or more, not PT-1S"));
        all.add(tooLate("Stages.run", "one stage too many", () -> {
            try (var stages = new Stages(List.of())) {
                stages.run("one more", () -> 1);
            }
        }, "there were 0 stages, and 'one more' is one more"));
    }

    private static void foretold(List<BadInput> all) {
        for (double bad : new double[] {Double.NaN, -0.1, 1.1, Double.POSITIVE_INFINITY}) {
            all.add(refused("SpeedupLaw.speedup", "a share of " + bad, () -> SpeedupLaw.AMDAHL.speedup(bad, 2), "the serial share must be 0 to 1, not " + bad));
            all.add(refused("new Forecast.Fit", "a share of " + bad, () -> new Forecast.Fit(SpeedupLaw.AMDAHL, bad, bad, bad), "a serial share is 0 to 1 and within its interval, not " + bad));
        }
        all.add(refused("new Forecast.Fit", "beside its interval", () -> new Forecast.Fit(SpeedupLaw.AMDAHL, 0.5, 0.6, 0.7), "not 0.5 (0.6 to 0.7)"));
        for (double bad : new double[] {Double.NaN, 0, -1, Double.POSITIVE_INFINITY}) {
            all.add(refused("SpeedupLaw.speedup", bad + " workers", () -> SpeedupLaw.GUSTAFSON.speedup(0, bad), "the number of workers must be a number from 1.0 up, not " + bad));
        }
        for (int bad : new int[] {0, -1, -1_000}) {
            all.add(refused("Forecast.Fit.speedup", bad + " workers", () -> Valid.FORECAST.of(SpeedupLaw.AMDAHL).speedup(bad), "from 1.0 up, not " + bad));
            all.add(refused("Forecast.Fit.lowSpeedup", bad + " workers", () -> Valid.FORECAST.of(SpeedupLaw.AMDAHL).lowSpeedup(bad), "from 1.0 up, not " + bad));
            all.add(refused("Forecast.Fit.highSpeedup", bad + " workers", () -> Valid.FORECAST.of(SpeedupLaw.AMDAHL).highSpeedup(bad), "from 1.0 up, not " + bad));
        }
        for (int bad : new int[] {1, 0, -1, 1_000_001}) {
            all.add(refused("Forecast.of", bad + " workers", () -> Forecast.of(Valid.SCALING, bad), "foretold for 2 to 1000000 threads, not [" + bad + "]"));
            all.add(refused("new Forecast", bad + " workers", () -> new Forecast(Valid.SCALING, List.of(bad), Valid.FORECAST.fits()), "foretold for 2 to 1000000 threads, not [" + bad + "]"));
        }
        all.add(refused("Forecast.of", "no number", () -> Forecast.of(Valid.SCALING, new int[0]), "name at least one number of threads"));
        all.add(refused("new Forecast", "no fits", () -> new Forecast(Valid.SCALING, List.of(16), List.of()), "one fit for each law"));
        for (int bad : new int[] {0, -1, 1_000_001}) {
            all.add(refused("new Overhead", bad + " tasks", () -> new Overhead(bad, Valid.TIMINGS), "tasks: 1 to 1000000, not " + bad));
            all.add(refused("Overhead.of", bad + " tasks", () -> Overhead.of(bad), "tasks: 1 to 1000000, not " + bad));
            all.add(refused("Overhead.within", bad + " tasks", () -> Overhead.within(Duration.ofSeconds(1), bad), "tasks: 1 to 1000000, not " + bad));
        }
        for (int bad : new int[] {1, 0, -1, 17}) {
            all.add(refused("MemberLoss.of", bad + " members", () -> MemberLoss.of(bad, List.of(1, 1), Nap.MILLIS), "members: 2 to 16, not " + bad));
        }
        all.add(refused("MemberLoss.of", "too few inputs", () -> MemberLoss.of(2, List.of(1, 1, 1), Nap.MILLIS), "inputs: 4 at least for 2 members, not 3"));
        all.add(refused("Overhead.within", "no time", () -> Overhead.within(Duration.ZERO, 1), "10 ms to 10 minutes, not PT0S"));
        all.add(refused("new Overhead", "nothing measured", () -> new Overhead(1, NONE), "nothing was measured: the database"));
        all.add(unknown("Overhead.nanos", "an unknown name", () -> Valid.OVERHEAD.nanos("nobody"), "no row is named 'nobody'"));
        all.add(unknown("Overhead.paysFromNanos", "an unknown name", () -> Valid.OVERHEAD.paysFromNanos("nobody"), "no row is named 'nobody'"));
    }

    private static void timelines(List<BadInput> all) {
        all.add(refused("new Timeline", "a length of 0", () -> new Timeline("a", "b", 0, List.of(Valid.LANE), Valid.MACHINE, List.of()), "longer than 0 ns, not 0.0"));
        all.add(refused("new Timeline", "no lanes", () -> new Timeline("a", "b", 1, List.of(), Valid.MACHINE, List.of()), "at least one lane"));
        all.add(refused("new Timeline", "a lane beyond its end", () -> new Timeline("a", "b", 0.5, List.of(Valid.LANE), Valid.MACHINE, List.of()), "ends after the timeline's 0.5 ns"));
        all.add(refused("new Timeline.Lane", "spans over each other", () -> new Timeline.Lane("a", List.of(new Timeline.Span(0, 2), new Timeline.Span(1, 3))), "begins before"));
        all.add(refused("new Timeline.Span", "an end before the beginning", () -> new Timeline.Span(2, 1), "does not end before that, not 2.0 to 1.0"));
        for (Duration bad : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
            all.add(refused("Timeline.first", bad.toString(), () -> Valid.TIMELINE.first(bad), "longer than 0 ns, not " + (double) bad.toNanos()));
        }
        all.add(tooLate("Journal.timeline", "nothing", () -> new Journal("a").timeline(), "a: nothing was written down yet"));
        all.add(refused("Journal.Lane.write", "an end before the beginning", () -> new Journal("a").lane("b").write("c", 2, 1), "does not end before it begins, not 2 to 1"));
        all.add(refused("new Turns", "fewer shares than lanes", () -> new Turns(Valid.TIMELINE, List.of()), "0 shares for 1 lanes"));
        all.add(refused("new Turns.Share", "-2 switches", () -> new Turns.Share(0, -2), "0 or more", "not -2"));
        for (int bad : new int[] {0, -1, 1_001, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            all.add(refused("Turns.of", bad + " threads", () -> Turns.of(bad), "busy threads: 1 to 1000, not " + bad));
            all.add(refused("Turns.onOneCore", bad + " threads", () -> Turns.onOneCore(bad), "busy threads: 1 to 1000, not " + bad));
        }
        for (Duration bad : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofMillis(9), Duration.ofSeconds(11))) {
            all.add(refused("Turns.of", bad.toString(), () -> Turns.of(1, bad), "for 10 ms to 10 s, not " + bad));
            all.add(refused("Turns.freest", bad.toString(), () -> Turns.freest(new LinkedHashMap<>(Map.of("a", () -> { })), bad), "for 10 ms to 10 s, not " + bad));
        }
        all.add(refused("Turns.freest", "no jobs", () -> Turns.freest(new LinkedHashMap<>(), Duration.ofMillis(20)), "busy threads: 1 to 1000, not 0"));
    }

    private static void others(List<BadInput> all) {
        for (Duration bad : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofSeconds(2))) {
            all.add(refused("new Beat", "a period of " + bad, () -> new Beat("a", bad, List.of(1.0)), "a tick every 1 ms to 1 s, not " + bad));
            all.add(refused("Beat.of", "a period of " + bad, () -> Beat.of("a", bad, 1, () -> { }), "a tick every 1 ms to 1 s, not " + bad));
        }
        all.add(refused("new Beat", "no ticks", () -> new Beat("a", Duration.ofMillis(10), List.of()), "one tick at least"));
        for (int bad : new int[] {0, -1, 10_001, Integer.MAX_VALUE}) {
            all.add(refused("Beat.of", bad + " ticks", () -> Beat.of("a", Duration.ofMillis(10), bad, () -> { }), "ticks: 1 to 10000, not " + bad));
        }
        for (int bad : new int[] {0, 9, -1, 10_000_001, Integer.MIN_VALUE}) {
            all.add(refused("Handover.of", String.valueOf(bad), () -> Handover.of(bad), "hand-overs: 10 to 10000000, not " + bad));
            all.add(refused("Handover.onOneCore", String.valueOf(bad), () -> Handover.onOneCore(bad), "hand-overs: 10 to 10000000, not " + bad));
        }
        for (int bad : new int[] {0, -1}) {
            all.add(refused("new Machine", bad + " cores", () -> new Machine(bad, "JDK 25", "Linux"), "at least 1 core, not " + bad));
            all.add(refused("new Cores", bad + " usable ones", () -> new Cores(bad, 0, 0), "1 usable core at least", String.valueOf(bad)));
        }
        all.add(refused("new Cores", "-1 logical ones", () -> new Cores(1, -1, 0), "no negative count", "-1"));
        all.add(refused("new Cores", "-1 physical ones", () -> new Cores(1, 0, -1), "no negative count", "-1"));
        all.add(refused("Bytecode.of", "an unknown method", () -> Bytecode.of(Steps.class, "nothing"), "Steps has no method nothing with a body; it has"));
        all.add(refused("Bytecode.of", "int", () -> Bytecode.of(int.class, "nothing"), "the class file of int cannot be found"));
    }
}
