package parallel.exercise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private boolean deadlock;

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
        if (!hanging.isEmpty()) return;                     // it ends because it was told to
        if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) results.put(test.getUniqueId(), result);
        if (test.isTest()) running = null;
    }

    /** The limit is over, or a deadlock stands: writes down where all threads are, before anybody disturbs them. */
    synchronized void hangs() {
        List<Thread> circle = sitting.threads.deadlocked();
        deadlock = !circle.isEmpty();
        hanging = Started.inWords(deadlock ? circle : sitting.threads.alive());
        if (hanging.isEmpty()) hanging = List.of("nothing was seen");
    }

    synchronized Report report(Exercise exercise, List<String> given) {
        List<Report.Item> items = new ArrayList<>();
        String hint = "";
        Throwable begun = null;
        for (TestIdentifier test : tests.values()) {
            Optional<Throwable> thrown = Optional.ofNullable(results.get(test.getUniqueId())).flatMap(TestExecutionResult::getThrowable);
            if (!hanging.isEmpty() && test == running) {
                items.add(new Report.Item(test.getDisplayName(), Report.Mark.FAILED, "an end", came(), ""));
                if (hint.isEmpty()) hint = hangsHint(test);
            } else if (!results.containsKey(test.getUniqueId())) {
                items.add(item(test, Report.Mark.NOT_TRIED));
            } else if (thrown.isEmpty()) {
                items.add(item(test, Report.Mark.PASSED));
            } else if (YourTurn.isIn(thrown.get())) {
                items.add(item(test, Report.Mark.NOT_TRIED));
                begun = thrown.get();
            } else {
                items.add(failed(test, thrown.get()));
                if (hint.isEmpty()) hint = hint(thrown.get());
            }
        }
        if (begun == null) begun = sitting.threads.notBegun().orElse(null);
        if (begun != null) {
            return new Report(exercise.number(), exercise.title(), Report.State.NOT_BEGUN, items, "Your turn: write it where the stub says so"
                    + ReadersCode.place(begun).map(", "::concat).orElse("") + ".", given, Solved.inWords(exercise.number()));
        }
        if (!sitting.left().isEmpty()) {
            items.add(new Report.Item(NOTHING_LEFT, Report.Mark.FAILED, "all threads that were started have ended", sitting.left(), ""));
            if (hint.isEmpty()) hint = LEFT_HINT;
        } else {
            items.add(new Report.Item(NOTHING_LEFT, hanging.isEmpty() ? Report.Mark.PASSED : Report.Mark.NOT_TRIED, "", List.of(), ""));
        }
        boolean solved = items.stream().allMatch(item -> item.mark() == Report.Mark.PASSED) && items.size() > 1;
        if (solved) Solved.add(exercise.number());
        return new Report(exercise.number(), exercise.title(), solved ? Report.State.SOLVED : Report.State.NOT_YET, items, hint, given, Solved.inWords(exercise.number()));
    }

    private List<String> came() {
        List<String> lines = new ArrayList<>();
        lines.add(deadlock ? "a deadlock: " + hanging.size() + " threads wait for each other" : "none within " + Exercise.limit.toSeconds() + " s");
        lines.addAll(hanging);
        return lines;
    }

    private String hangsHint(TestIdentifier test) {
        Optional<String> own = test.getSource().filter(MethodSource.class::isInstance).map(source -> ((MethodSource) source).getJavaMethod())
                .map(method -> method.getAnnotation(WhenItHangs.class)).map(WhenItHangs::value);
        return own.orElse(deadlock ? DEADLOCK_HINT : HANGS_HINT);
    }

    private static Report.Item item(TestIdentifier test, Report.Mark mark) {
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
