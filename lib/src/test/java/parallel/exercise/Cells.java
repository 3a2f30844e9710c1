package parallel.exercise;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import parallel.Library;

/** A JShell that runs cells as the kernels do: cut into statements, in this JVM, with the imports of a chapter's first cell. */
final class Cells implements AutoCloseable {

    /** Where a check puts its report, so that it comes out as an object: all cells of a test share it. */
    public static final AtomicReference<Object> CAME = new AtomicReference<>();

    private final JShell shell = JShell.builder().executionEngine("local").build();

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

    /** Runs a check cell and returns what it shows. */
    Report report(String check) {
        CAME.set(null);
        run("parallel.exercise.CellsValue.is(" + check.strip().replaceFirst(";$", "") + ");");
        return (Report) CAME.get();
    }

    @Override
    public void close() {
        shell.close();
    }
}
