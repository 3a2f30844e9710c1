package parallel.exercise;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reader's own lines in a stack: what a cell declares has class names such as {@code REPL.$JShell$12$MyCounter}, and line numbers of a source that only its kernel knows.
 *
 * <p>A kernel that knows it says so by {@link #lines}; else class and method are named.
 * <pre>{@code
 * in MyCounter.increment, line 3: value = value + 1;
 * }</pre>
 * <p><b>Failure.</b> What the kernel throws is left out: the line is then not shown. <b>Interrupt.</b> Waits for nothing. <b>Memory effects.</b> As of a volatile field.
 * <b>Thread safety.</b> Safe from any thread. <b>Source.</b> The exercises of chapters 1 to 7 and 9.
 */
public final class ReadersCode {

    private static final Pattern CELL = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*(?:\\$(.+))?");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");
    /** A lambda that can be written out, as a Task can, has a number of its own in its name. */
    private static final String SERIAL = "\\$[0-9a-f]{1,8}$";
    private static final Function<StackTraceElement, Optional<String>> UNKNOWN = frame -> Optional.empty();

    private static volatile Function<StackTraceElement, Optional<String>> lines = UNKNOWN;

    private ReadersCode() { }

    /**
     * Says how a frame of a cell is turned into its line.
     *
     * @param lines gives for example {@code "line 3: value = value + 1;"}, or nothing where it does not know
     */
    public static void lines(Function<StackTraceElement, Optional<String>> lines) {
        ReadersCode.lines = Objects.requireNonNull(lines, "what finds the lines of a cell is null: give frame -> Optional.empty() for none");
    }

    /** Where in the reader's code a stack is; empty if it is nowhere there. */
    static Optional<String> place(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(ReadersCode::isReaders).findFirst().map(ReadersCode::inWords);
    }

    /** Where in the reader's code something was thrown, or what caused it. */
    static Optional<String> place(Throwable thrown) {
        return Causes.of(thrown).toList().reversed().stream().map(each -> place(each.getStackTrace())).flatMap(Optional::stream).findFirst();
    }

    static boolean isReaders(StackTraceElement frame) {
        return CELL.matcher(frame.getClassName()).matches();
    }

    private static String inWords(StackTraceElement frame) {
        return "in " + name(frame) + line(frame).map(", "::concat).orElse("");
    }

    private static Optional<String> line(StackTraceElement frame) {
        try {
            return lines.apply(frame);
        } catch (RuntimeException notAsKnown) {
            return Optional.empty();
        }
    }

    private static String name(StackTraceElement frame) {
        Matcher cell = CELL.matcher(frame.getClassName()), lambda = LAMBDA.matcher(frame.getMethodName());
        String type = cell.matches() && cell.group(1) != null ? cell.group(1).replaceFirst("\\$\\d+$", "").replace('$', '.') + "." : "";
        String method = lambda.matches() ? lambda.group(1).replaceFirst(SERIAL, "") : frame.getMethodName();
        return method.startsWith("do_it") ? "the cell" : type + (method.equals("<init>") ? "its constructor" : method);
    }
}
