package parallel.exercise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes down what becomes of each test, and makes the report of it. Tests write, the examiner reads: also while a test hangs. */
final class Notes implements TestExecutionListener {

    private static final String NOTHING_LEFT = "no thread is left behind";
    private static final String LEFT_HINT = "A thread that was started, or a pool that was opened, is to be ended before the method returns: join the thread, close the pool "
            + "(try (var pool = …) { … } does both).";
    private static final String DEADLOCK_HINT = "Each of them holds what the other one wants, and neither lets go: look at the order in which the locks are taken.";
    private static final String HANGS_HINT = "Something waits for what never comes, or goes round without an end: look at the line, and ask who should have woken it, and whether they still can.";
    private static final String THROWN_HINT = "Your code threw it, and nobody caught it: read the line above, and ask what it can meet there.";

    private final Sitting sitting;
    private final Map<String, TestIdentifier> tests = new LinkedHashMap<>();
    private final Map<String, TestExecutionResult> results = new LinkedHashMap<>();
    private TestIdentifier running;
    private List<String> hanging = List.of();
    private Duration had = Duration.ZERO;
    private boolean deadlock;
    /** Also those that are not in the reader's code, and are not listed. */
    private int inCircle;

    Notes(Sitting sitting) {
        this.sitting = sitting;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan plan) {
        plan.getRoots().forEach(root -> note(plan, root));
    }

    private void note(TestPlan plan, TestIdentifier test) {
        if (test.isTest()) tests.put(test.getUniqueId(), test);
        plan.getChildren(test).forEach(child -> note(plan, child));
    }

    @Override
    public synchronized void executionStarted(TestIdentifier test) {
        if (test.isTest()) running = test;
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest() || !hanging.isEmpty()) return;   // what hung ends because it was told to
        results.put(test.getUniqueId(), result);
        running = null;
    }

    /** The limit is over, or a deadlock stands: writes down where all threads are, before anybody disturbs them. */
    synchronized void hangs(Duration had) {
        this.had = had;
        List<Thread> circle = sitting.threads.deadlocked();
        inCircle = circle.size();
        deadlock = inCircle > 0;
        hanging = Started.inWords(deadlock ? circle : sitting.threads.busy());
    }

    synchronized Report report(Exercise exercise, List<String> abandoned) {
        if (tests.isEmpty()) throw new IllegalStateException("exercise " + exercise.number() + " has nothing to try: its class needs methods with @Test");
        Optional<Throwable> begun = Stream.concat(results.values().stream().flatMap(result -> result.getThrowable().stream()).filter(YourTurn::isIn), sitting.threads.notBegun().stream()).findFirst();
        List<Report.Item> items = new ArrayList<>();
        List<String> hints = new ArrayList<>();
        tests.forEach((id, test) -> items.add(begun.isPresent() ? plain(test, Report.Mark.NOT_TRIED) : item(test, results.get(id), hints)));
        if (begun.isPresent()) {
            ReadersCode.place(begun.get()).ifPresent(place -> items.set(0, new Report.Item(items.getFirst().tried(), Report.Mark.NOT_TRIED, "", List.of(), place)));
            hints.add("It is your turn: write your code where the stub says so, run its cell, and then this one again.");
        } else if (sitting.left().isEmpty()) {
            items.add(new Report.Item(NOTHING_LEFT, running == null ? Report.Mark.PASSED : Report.Mark.NOT_TRIED, "", List.of(), ""));
        } else {
            items.add(new Report.Item(NOTHING_LEFT, Report.Mark.FAILED, "all threads that were started have ended", sitting.left(), ""));
            hints.add(LEFT_HINT);
        }
        boolean solved = items.stream().allMatch(item -> item.mark() == Report.Mark.PASSED);
        if (solved) Solved.add(exercise.number());
        return new Report(exercise.number(), exercise.title(), begun.isPresent() ? Report.State.NOT_BEGUN : solved ? Report.State.SOLVED : Report.State.NOT_YET, items,
                hints.stream().findFirst().orElse(solved ? "" : HANGS_HINT), abandoned, Solved.inWords(exercise.number()));
    }

    /** What became of a test; where it failed, its hint is added. */
    private Report.Item item(TestIdentifier test, TestExecutionResult result, List<String> hints) {
        if (test == running) {
            hints.add(hanging.isEmpty() ? THROWN_HINT : hangsHint(test));
            return new Report.Item(test.getDisplayName(), Report.Mark.FAILED, "an end", hanging.isEmpty() ? sitting.threads.ends() : came(), "");
        }
        if (result == null) return plain(test, Report.Mark.NOT_TRIED);
        if (result.getThrowable().isEmpty()) return plain(test, Report.Mark.PASSED);
        hints.add(hint(result.getThrowable().get()));
        return failed(test, result.getThrowable().get());
    }

    private List<String> came() {
        List<String> lines = new ArrayList<>();
        lines.add(deadlock ? "a deadlock: " + inCircle + " threads wait for each other" : "none within " + had.toMillis() / 1e3 + " s");
        lines.addAll(hanging);
        return lines;
    }

    private String hangsHint(TestIdentifier test) {
        Optional<String> own = test.getSource().filter(MethodSource.class::isInstance).map(source -> ((MethodSource) source).getJavaMethod())
                .map(method -> method.getAnnotation(WhenItHangs.class)).map(WhenItHangs::value);
        return own.orElse(deadlock ? DEADLOCK_HINT : HANGS_HINT);
    }

    private static Report.Item plain(TestIdentifier test, Report.Mark mark) {
        return new Report.Item(test.getDisplayName(), mark, "", List.of(), "");
    }

    private Report.Item failed(TestIdentifier test, Throwable thrown) {
        List<String> came = new ArrayList<>();
        String expected = "no exception";
        if (thrown instanceof NotAsExpected other) {
            expected = other.expected;
            came.add(other.came);
        } else {
            came.add(Expect.words(thrown));
        }
        came.addAll(sitting.threads.ends());
        return new Report.Item(test.getDisplayName(), Report.Mark.FAILED, expected, came, ReadersCode.place(thrown).orElse(""));
    }

    private static String hint(Throwable thrown) {
        return thrown instanceof NotAsExpected other ? other.hint : THROWN_HINT;
    }
}
