package parallel.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import parallel.exercise.ReadersCode;

/**
 * The lines of cells: of a class that JShell has made of one, its source, so that an exercise can show the reader's own line. Only where the kernel has opened JShell, as our
 * kernelspec does.
 */
final class CellLines {

    private CellLines() { }

    /** Has the exercises find the lines of a kernel's cells. */
    static void show(Object kernel) {
        shell(kernel).ifPresent(shell -> ReadersCode.lines(frame -> line(shell, frame)));
    }

    /** The JShell of a kernel of either kind; empty if the kernel is not as the known ones are. */
    static Optional<JShell> shell(Object kernel) {
        for (Class<?> type = kernel.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getType() == JShell.class && value(field, kernel) instanceof JShell shell) return Optional.of(shell);
            }
        }
        return Optional.empty();
    }

    private static Object value(Field field, Object kernel) {
        try {
            field.setAccessible(true);
            return field.get(kernel);
        } catch (ReflectiveOperationException | RuntimeException notAsKnown) {
            return null;
        }
    }

    /** Whether JShell can be asked for what it keeps to itself. */
    static boolean isOpen() {
        return Snippet.class.getModule().isOpen(Snippet.class.getPackageName(), CellLines.class.getModule());
    }

    /** For example {@code "line 3: value = value + 1;"}. */
    static Optional<String> line(JShell shell, StackTraceElement frame) {
        if (!isOpen()) return Optional.empty();
        for (Snippet snippet : shell.snippets().toList()) {
            try {
                String made = classOf(snippet);
                if (frame.getClassName().equals(made) || frame.getClassName().startsWith(made + "$")) return line(snippet, frame.getLineNumber());
            } catch (ReflectiveOperationException | RuntimeException notAsKnown) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> line(Snippet snippet, int lineOfClass) throws ReflectiveOperationException {
        Object wrap = call(Snippet.class, "outerWrap", snippet);
        Method map = wrap.getClass().getMethod("wrapLineToSnippetLine", int.class);
        map.setAccessible(true);
        int line = (int) map.invoke(wrap, lineOfClass - 1);
        return snippet.source().lines().skip(Math.max(0, line)).findFirst().map(text -> "line " + (line + 1) + ": " + text.strip()
                + (text.strip().equals("}") ? "   // here try closes what it has opened" : ""));
    }

    /** The name of the class that the compiler made of it. */
    static String classOf(Snippet snippet) throws ReflectiveOperationException {
        return (String) call(Snippet.class, "classFullName", snippet);
    }

    private static Object call(Class<?> type, String method, Object on) throws ReflectiveOperationException {
        Method found = type.getDeclaredMethod(method);
        found.setAccessible(true);
        return found.invoke(on);
    }
}
