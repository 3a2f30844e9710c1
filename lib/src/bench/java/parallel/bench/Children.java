package parallel.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVMs of the same JDK on the same class path, none of which outlives this one. */
final class Children {

    private Children() { }

    /** For the first line of a {@code main}: end when whoever started this JVM ends. */
    static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(Children::endWith);
    }

    /** The same for a process that is not the parent, or no more. */
    static void endWith(ProcessHandle other) {
        other.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
    }

    /** Starts a program; its errors go to the console, its output to whoever reads it. */
    static Process start(Class<?> main, List<String> arguments) throws IOException {
        return command(main, arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** The command that starts a program. */
    static ProcessBuilder command(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** Ends a child and waits until it is gone. */
    static void end(Process child) {
        child.destroyForcibly().onExit().join();
    }
}
