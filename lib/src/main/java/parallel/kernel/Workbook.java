package parallel.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import parallel.Open;
import parallel.Scratch;
import parallel.measure.Machine;
import parallel.show.Shown;

/**
 * Opens the workbook in the first cell of a chapter: from then on tables, charts and listings show themselves, and
 * a long measurement shows how far it is.
 * <pre>{@code
 * Workbook.open()      // 2 cores, JDK 25.0.3, JJava 1.0-a6, Linux amd64
 * }</pre>
 *
 * <p>It also closes what an interrupted cell has left open, and removes what a kernel has left that was killed; so it does when the cell is run
 * again, and changes nothing else. In plain Java, with no kernel, it only says where it runs.
 * <b>Thread safety.</b> May be called from any thread.
 */
public final class Workbook {

    private Workbook() { }

    /**
     * Teaches the kernel to show what the library returns and how far a long measurement is, and keeps the charts off the screen of the
     * machine.
     *
     * @return one line: the cores, the JDK, the kernel, the system
     */
    public static Shown open() {
        System.setProperty("java.awt.headless", "true");
        Optional<String> kernel = kernel();
        Machine.runsIn(kernel.orElse(""));
        tidyUp();
        String line = (kernel.isEmpty() ? "no kernel, " : "") + Machine.here();
        return new Shown("text/html", "<p>" + line.replace("&", "&amp;").replace("<", "&lt;") + "</p>", line);
    }

    /** What is left open here, and by kernels that are no more. */
    private static void tidyUp() {
        try {
            Open.closeAll();
            Scratch.sweep();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove what another kernel has left", e);
        }
    }

    /**
     * The kernel that runs this JVM, ready to show what {@link parallel.show.Show} knows.
     *
     * <p>A bridge is touched only when its kernel's classes are there, since it cannot load without them: a direct call loads
     * it when the call is reached, a method reference ({@code JJavaBridge::connect}) would load it too early. Catching the
     * failure instead would also hide a jar of our own that is missing.
     */
    private static Optional<String> kernel() {
        Optional<String> kernel = Optional.empty();
        if (isHere("org.dflib.jjava.jupyter.kernel.BaseKernel")) kernel = JJavaBridge.connect();
        if (kernel.isEmpty() && isHere("io.github.spencerpark.jupyter.kernel.BaseKernel")) kernel = IJavaBridge.connect();
        return kernel;
    }

    private static boolean isHere(String className) {
        try {
            Class.forName(className, false, Workbook.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
