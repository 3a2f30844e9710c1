package parallel.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parallel.Library;
import parallel.exercise.CellsValue;
import parallel.exercise.ReadersCode;
import parallel.exercise.Report;
import parallel.exercise.Trials;

/** An exercise shows the line that the reader has written, wherever in the cell's code it is. */
@Tag("slow")
class CellLinesTest {

    /** As a kernel keeps it. */
    private static final class Kernel {
        final JShell shell = JShell.builder().executionEngine("local").build();
    }

    private final Kernel kernel = new Kernel();

    @BeforeEach
    void open() {
        kernel.shell.addToClasspath(Library.place().toString());
        kernel.shell.addToClasspath(Library.place().resolveSibling("test-classes").toString());
        kernel.shell.eval("import java.util.concurrent.Callable;");
        CellLines.show(kernel);
    }

    @AfterEach
    void close() {
        ReadersCode.lines(frame -> Optional.empty());
        kernel.shell.close();
    }

    private Report check(String answer, String make) throws InterruptedException {
        for (String source : List.of(answer, "parallel.exercise.CellsValue.is(" + make + ");")) {
            assertThat(kernel.shell.eval(source)).allMatch(event -> event.exception() == null).allMatch(event -> kernel.shell.diagnostics(event.snippet()).findAny().isEmpty());
        }
        @SuppressWarnings("unchecked")
        var made = (Callable<Integer>) CellsValue.came();
        return Trials.check(made);
    }

    @Test
    void whereAnExceptionWasThrown() throws Exception {
        Report report = check("""
                // my answer
                class MyAnswer implements Callable<Integer> {
                    int zero = 0;
                    public Integer call() {
                        return 4 / zero;
                    }
                }""", "new MyAnswer()");
        assertThat(report.items().getFirst().place()).isEqualTo("in MyAnswer.call, line 5: return 4 / zero;");
    }

    @Test
    void inALambdaOfAnInnerClassAndInAMethodOfACell() throws Exception {
        Report report = check("""
                class Outer {
                    static class Inner implements Callable<Integer> {
                        public Integer call() throws Exception {
                            Callable<Integer> sum = () -> 4 / 0;
                            return sum.call();
                        }
                    }
                }""", "new Outer.Inner()");
        assertThat(report.items().getFirst().place()).isEqualTo("in Outer.Inner.call, line 4: Callable<Integer> sum = () -> 4 / 0;");

        report = check("""
                Integer four() {
                    return Integer.parseInt("four");
                }""", "(Callable<Integer>) () -> four()");
        assertThat(report.items().getFirst().place()).isEqualTo("in four, line 2: return Integer.parseInt(\"four\");");
    }

    /** The compiler gives it the line of the block's end, which alone would say nothing. */
    @Test
    void whereTryClosesWhatItHasOpened() throws Exception {
        Report report = check("""
                class Closes implements Callable<Integer> {
                    public Integer call() throws Exception {
                        try (var broken = new java.io.FilterInputStream(null) { }) {
                            return 4;
                        }
                    }
                }""", "new Closes()");
        assertThat(report.items().getFirst().place()).isEqualTo("in Closes.call, line 5: }   // here try closes what it has opened");
    }

    /** The second declaration is the one that runs; so it is when a cell is run again. */
    @Test
    void ofAClassThatWasDeclaredAgain() throws Exception {
        check("class Mine implements Callable<Integer> { public Integer call() { return 1; } }", "new Mine()");
        Report report = check("""
                class Mine implements Callable<Integer> {

                    public Integer call() { return 1 / 0; }
                }""", "new Mine()");
        assertThat(report.items().getFirst().place()).isEqualTo("in Mine.call, line 3: public Integer call() { return 1 / 0; }");
    }

    @Test
    void whereTheStubIsAndWhereAThreadWasLeft() throws Exception {
        Report report = check("""
                class Begin implements Callable<Integer> {
                    public Integer call() {
                        throw new parallel.exercise.YourTurn(); // your turn
                    }
                }""", "new Begin()");
        assertThat(report.state()).isEqualTo(Report.State.NOT_BEGUN);
        assertThat(report.items().getFirst().place()).isEqualTo("in Begin.call, line 3: throw new parallel.exercise.YourTurn(); // your turn");

        report = check("""
                class Leave implements Callable<Integer> {
                    public Integer call() {
                        Thread.ofPlatform().daemon().name("left").start(() -> {
                            try { new java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException e) { }
                        });
                        return 4;
                    }
                }""", "new Leave()");
        assertThat(report.items().getLast().came()).containsExactly("thread 'left' waits without a limit, in Leave.call, line 4: "
                + "try { new java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException e) { }");
    }

    /** As on IJava, which does not open JShell, or with a kernel that keeps none. */
    @Test
    void withoutTheKernelsHelpClassAndMethodAreNamed() throws Exception {
        ReadersCode.lines(frame -> Optional.empty());
        CellLines.show(new Object());
        Report report = check("class Bare implements Callable<Integer> { public Integer call() { return 1 / 0; } }", "new Bare()");
        assertThat(report.items().getFirst().place()).isEqualTo("in Bare.call");
    }
}
