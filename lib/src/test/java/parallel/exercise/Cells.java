package parallel.exercise;

import java.util.List;
import java.util.Map;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import parallel.Library;

/**
 * A JShell that runs cells as the kernels do: cut into statements, in this JVM, on the calling thread, as they are (JShell's own "local" way adds a look at a volatile field to
 * each loop, and so cures what is to be seen), with the imports of a chapter's first cell.
 */
final class Cells implements AutoCloseable {

    /** As the kernels execute. */
    private static final class InThisThread implements ExecutionControlProvider {
        @Override
        public String name() {
            return "in this thread";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return new DirectExecutionControl();
        }
    }

    final JShell shell = JShell.builder().executionEngine(new InThisThread(), Map.of()).build();

    Cells() {
        shell.addToClasspath(Library.place().toString());
        shell.addToClasspath(Library.place().resolveSibling("test-classes").toString());
        run("import module java.base; import parallel.*; import parallel.workload.*; import parallel.strategy.*; import parallel.measure.*; import parallel.python.*;"
                + "import parallel.claim.*; import parallel.hazard.*; import parallel.exercise.*; import parallel.show.*; import parallel.kernel.*;");
    }

    /** Runs a cell. An exception that comes out of it, or an error of the compiler, is one here. */
    void run(String cell) {
        for (String rest = cell; !rest.isBlank(); ) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (next.source() == null) throw new IllegalArgumentException("not complete Java: " + rest);
            for (SnippetEvent event : shell.eval(next.source())) {
                if (event.exception() instanceof EvalException thrown) throw new IllegalStateException(thrown.getExceptionClassName() + ": " + thrown.getMessage(), thrown);
                if (event.exception() != null) throw new IllegalStateException(event.exception());
                if (event.status() == Snippet.Status.REJECTED || event.status() == Snippet.Status.RECOVERABLE_DEFINED || event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
                    List<String> errors = shell.diagnostics(event.snippet()).map(each -> each.getMessage(null)).toList();
                    throw new IllegalArgumentException("does not compile: " + next.source() + "\n" + errors);
                }
            }
            rest = next.remaining();
        }
    }

    /** Runs a cell with one expression and returns its value. */
    Object value(String expression) {
        CellsValue.is(null);
        run("parallel.exercise.CellsValue.is(" + expression.strip().replaceFirst(";$", "") + ");");
        return CellsValue.came();
    }

    @Override
    public void close() {
        shell.close();
    }
}
