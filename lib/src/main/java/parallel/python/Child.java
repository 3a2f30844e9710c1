package parallel.python;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One run of a child process, fed and drained, never left behind.
 *
 * <p>Three daemon threads feed its input and drain its two outputs, so that no full pipe can stop it or us. Its input stays
 * open as long as it runs: a child that watches it learns of our end, even by {@code kill -9}.
 * <p><b>Interrupt.</b> Ends the child and its own children, politely and after a second by force, then throws
 * {@link InterruptedException}. The same when the time limit is over, with {@link TimeoutException}.
 * <b>Thread safety.</b> Each run owns its process and its threads.
 *
 * @param exit   the exit code; 0 is success
 * @param out    all lines of its standard output
 * @param errors the last lines of its standard error, {@value #LAST} at most
 */
record Child(int exit, List<String> out, List<String> errors) {

    /** That of tests which wait for what must come, or for what cannot. */
    static final ScopedValue<Duration> PATIENCE = ScopedValue.newInstance();

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(1);
    private static final int LAST = 12;

    /** @throws IOException if the program cannot be started */
    static Child run(List<String> command, byte[] input, Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        Duration patience = PATIENCE.orElse(USUAL_PATIENCE);
        Process process = new ProcessBuilder(command).start();
        List<String> out = new ArrayList<>();
        ArrayDeque<String> errors = new ArrayDeque<>();
        try {
            List<Thread> threads = List.of(
                    start("input", () -> feed(process.getOutputStream(), input)),
                    start("output", () -> drain(process.getInputStream(), out, Integer.MAX_VALUE)),
                    start("errors", () -> drain(process.getErrorStream(), errors, LAST)));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) throw new TimeoutException();
            for (Thread thread : threads) thread.join(patience);     // what it wrote last may still be on its way
        } finally {
            end(process, patience);
        }
        synchronized (out) {
            synchronized (errors) {
                return new Child(process.exitValue(), List.copyOf(out), List.copyOf(errors));
            }
        }
    }

    private static Thread start(String what, Runnable body) {
        return Thread.ofPlatform().daemon().name("python " + what).start(body);
    }

    /** Writes the input and leaves the stream open. */
    private static void feed(OutputStream stream, byte[] input) {
        try {
            stream.write(input);
            stream.flush();
        } catch (IOException e) {
            // the child has ended without reading: its exit code and its errors say why
        }
    }

    private static void drain(InputStream stream, Collection<String> lines, int most) {
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line; (line = reader.readLine()) != null; ) {
                synchronized (lines) {
                    if (lines instanceof ArrayDeque<String> last && last.size() == most) last.removeFirst();
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            // ended by force in the middle of a line
        }
    }

    /** Ends the process and its children if they still run, by handle: {@code Process.destroy} may wait for its streams. */
    private static void end(Process process, Duration patience) {
        if (process.isAlive()) {
            List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
            all.add(process.toHandle());
            all.forEach(ProcessHandle::destroy);
            if (!ended(all, patience)) {
                all.forEach(ProcessHandle::destroyForcibly);
                if (!ended(all, patience)) return;                 // its open streams are all that is left to us
            }
        }
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // the reader is gone
        }
    }

    /** Waits for them all, no longer than this; an interrupt meanwhile is kept for the caller. */
    private static boolean ended(List<ProcessHandle> all, Duration patience) {
        boolean interrupted = Thread.interrupted();
        try {
            long until = System.nanoTime() + patience.toNanos();
            while (all.stream().anyMatch(ProcessHandle::isAlive)) {
                if (System.nanoTime() > until) return false;
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return true;
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
