package parallel.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/**
 * The values of cells that nobody can name, and those of variables that have been declared anew: both kernels keep each of them, with all that
 * the compiler knows about it, until they end.
 *
 * <p>Run again and again, a chapter would leave some megabytes each time: pictures, tables, and classes. Variables, methods and classes stay.
 * So do the compiler's contexts, which JShell uses again for the next cell; they know all that was compiled in them, a hundred megabytes after
 * three runs of a long chapter, and are made anew at need.
 */
final class Results {

    private Results() { }

    /**
     * Has a kernel forget them. Does nothing if the kernel is not as the known ones are.
     *
     * @param kernel a kernel of either kind; the cell that runs asks for it
     */
    static void forget(Object kernel) {
        CellLines.shell(kernel).ifPresent(shell -> {
            try {
                forgetIn(shell);
            } catch (ReflectiveOperationException | RuntimeException notAsKnown) {
                // they stay: that costs memory and nothing else
            }
        });
    }

    private static void forgetIn(JShell shell) throws ReflectiveOperationException {
        List<Snippet> all = shell.snippets().toList();
        boolean open = CellLines.isOpen();
        Set<String> inUse = new HashSet<>();
        if (open) for (Snippet each : all) if (each instanceof VarSnippet && shell.status(each).isActive() && !isUnnamed(each)) inUse.add(CellLines.classOf(each));
        // the last one is that which runs: a kernel takes it for wrong if it goes while it runs
        for (Snippet each : all.subList(0, Math.max(0, all.size() - 1))) {
            boolean active = shell.status(each).isActive();
            if (active && !isUnnamed(each)) continue;
            if (open && each instanceof VarSnippet variable && !inUse.contains(CellLines.classOf(variable))) empty(variable);
            if (active) shell.drop(each);
        }
        if (open) forgetContexts(shell);
    }

    /** As JShell does it when its class path changes. */
    private static void forgetContexts(JShell shell) throws ReflectiveOperationException {
        Field factory = JShell.class.getDeclaredField("taskFactory");
        factory.setAccessible(true);
        Method fresh = factory.getType().getDeclaredMethod("initTaskPool");
        fresh.setAccessible(true);
        fresh.invoke(factory.get(shell));
    }

    /** The class in which JShell keeps a variable stays loaded for ever, and with it the value, unless it is taken out. */
    private static void empty(VarSnippet variable) throws ReflectiveOperationException {
        try {
            // a kernel adds this library to the loader of its cells
            Field field = Class.forName(CellLines.classOf(variable), false, Results.class.getClassLoader()).getDeclaredField(variable.name());
            field.setAccessible(true);
            if (!field.getType().isPrimitive()) field.set(null, null);
        } catch (ClassNotFoundException | NoSuchFieldException gone) {
            // and so is the value
        }
    }

    private static boolean isUnnamed(Snippet snippet) {
        return snippet.kind() == Snippet.Kind.STATEMENT || snippet.kind() == Snippet.Kind.EXPRESSION
                || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }
}
