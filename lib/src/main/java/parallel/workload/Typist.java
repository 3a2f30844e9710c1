package parallel.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import parallel.Joining;

/**
 * Somebody who is asked, thinks for a while, and types an answer into a pipe: a user for whom nobody need be there.
 *
 * <pre>{@code
 * new Typist("Ada", Duration.ofMillis(50)).ask()       // "Ada", 50 ms later
 * }</pre>
 * <p><b>Interrupt.</b> Ends the wait with {@link InterruptedException}; the typing thread ends first. <b>Thread safety.</b> Immutable; each question has a pipe of its own.
 * <b>Source.</b> The article, "When to use threads" ("user input cases"); chapter 3.
 *
 * @param answer what is typed, one line
 * @param after  how long it takes, 0 to 10 s
 */
public record Typist(String answer, Duration after) {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** @throws IllegalArgumentException if the answer is not one line or the time is out of range */
    public Typist {
        Objects.requireNonNull(answer, "the answer is null: give one line");
        Objects.requireNonNull(after, "the time before the answer is null: give 0 to 10 s");
        if (answer.lines().count() != 1) throw new IllegalArgumentException("an answer is one line, not '" + answer + "'");
        if (after.isNegative() || after.compareTo(LONGEST) > 0) throw new IllegalArgumentException("an answer after 0 to 10 s, not " + after);
    }

    /** Asks, and waits for the answer. */
    public String ask() throws IOException, InterruptedException {
        var keyboard = new PipedOutputStream();
        try (var screen = new BufferedReader(new InputStreamReader(new PipedInputStream(keyboard), StandardCharsets.UTF_8))) {
            Thread fingers = Thread.ofPlatform().daemon().name("typist").start(() -> type(keyboard));
            try {
                return screen.readLine();
            } finally {
                fingers.interrupt();
                Joining.completely(fingers);
            }
        } catch (InterruptedIOException interrupted) {
            throw (InterruptedException) new InterruptedException("interrupted while waiting for an answer").initCause(interrupted);
        }
    }

    private void type(PipedOutputStream keyboard) {
        try (keyboard) {
            Thread.sleep(after);
            keyboard.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException nobodyAsksAnyMore) {
            // the pipe is closed, and whoever reads sees its end
        }
    }
}
