package parallel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What Linux says of a process beyond {@link ProcessHandle}.
 *
 * @param state one letter: {@code Z} of a process that has ended and that its parent has not asked for yet
 * @param start when it was started, in ticks since the machine was: other than a time of day nobody sets it
 */
record Stat(String state, String start) {

    /** Empty where the system has no {@code /proc}, or there is no such process. */
    static Optional<Stat> of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");          // a program's name may hold blanks
            return Optional.of(new Stat(fields[0], fields[19]));
        } catch (IOException | RuntimeException elsewhere) {
            return Optional.empty();
        }
    }

    /** Whether a process has ended. One that has is there until its parent asks for it; in a container that may be never. */
    static boolean hasEnded(ProcessHandle process) {
        return !process.isAlive() || of(process.pid()).filter(stat -> stat.state.equals("Z")).isPresent();
    }
}
