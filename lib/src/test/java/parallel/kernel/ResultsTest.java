package parallel.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Field;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a kernel forgets when its first cell runs again, and what it keeps. */
@Tag("slow")
class ResultsTest {

    /** As a kernel keeps it. */
    private static class Kernel {
        final JShell shell = JShell.builder().executionEngine("local").build();
    }

    private static final class LaterKernel extends Kernel { }

    @Test
    void whatHasNoNameGoesAndWhatHasOneStays() {
        var kernel = new LaterKernel();
        for (String source : List.of("int mine = 6;", "int twice(int n) { return 2 * n; }", "record Mine(int n) { }", "twice(mine)", "{ mine++; }", "mine = 8", "\"runs now\"")) {
            kernel.shell.eval(source);
        }

        Results.forget(kernel);

        assertThat(kernel.shell.snippets().filter(each -> kernel.shell.status(each).isActive()).map(Snippet::source))
                .contains("int mine = 6;", "int twice(int n) { return 2 * n; }", "record Mine(int n) { }", "\"runs now\"")
                .doesNotContain("twice(mine)", "{ mine++; }");
        assertThat(kernel.shell.eval("new Mine(twice(mine)).n()").getLast().value()).isEqualTo("16");
    }

    /** JShell's own field: without it the compiler's contexts grow as before, and nothing says so. */
    @Test
    void theCompilersContextsGoAndTheNextCellCompiles() throws Exception {
        var kernel = new Kernel();
        kernel.shell.eval("int mine = 6;");
        Object before = contexts(kernel.shell);

        Results.forget(kernel);

        assertThat(contexts(kernel.shell)).isNotSameAs(before);
        assertThat(kernel.shell.eval("mine + 1").getLast().value()).isEqualTo("7");
    }

    private static Object contexts(JShell shell) throws ReflectiveOperationException {
        Object factory = value(shell, "taskFactory");
        return value(factory, "javacTaskPool");
    }

    private static Object value(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    @Test
    void aKernelThatIsOtherwiseOrHasEndedIsLeftAlone() {
        var ended = new Kernel();
        for (String source : List.of("1 + 1", "\"runs now\"")) ended.shell.eval(source);
        ended.shell.close();

        for (Object kernel : List.of(new Object(), ended)) assertThatCode(() -> Results.forget(kernel)).doesNotThrowAnyException();
    }
}
