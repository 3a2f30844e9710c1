package parallel.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parallel.Open;

/**
 * How much of the machine other programs took while something was measured.
 *
 * <p>The system says how busy all cores were, and how much of it was this process and its children, those that live and those that have
 * ended meanwhile, and our servers, which are nobody's children and which {@link Open} knows: they
 * were part of what was measured. What is left are the neighbours. In a container they are those inside
 * it. Where the system does not tell of ended children (no {@code /proc}), a measurement that starts processes may take them for
 * neighbours.
 */
final class Neighbours {

    /** Less than this part of a core is what any desktop does, and what showing a notebook costs. */
    private static final double WORTH_A_WORD = 0.25;
    /** On a machine with many cores a neighbour hurts less. */
    private static final double WORTH_A_WORD_OF_ALL = 0.05;
    /** The system counts in ticks of 10 ms: shorter measurements say nothing. */
    private static final long SHORTEST_NANOS = 200_000_000;
    private static final double TICKS_A_SECOND = 100;

    private static final String OPENING = "Other programs kept ";

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final int cores = Runtime.getRuntime().availableProcessors();
    private final long start = System.nanoTime();
    private final double ownStart = ownSeconds();

    Neighbours() {
        system.getCpuLoad();                             // each call tells of the time since the one before
    }

    /** One line if they took enough to spoil times; asked once, at the end. */
    Optional<String> note() {
        double seconds = (System.nanoTime() - start) / 1e9;
        double load = system.getCpuLoad();
        return seconds * 1e9 < SHORTEST_NANOS ? Optional.empty() : note(load * cores - (ownSeconds() - ownStart) / seconds, cores);
    }

    static Optional<String> note(double others, int cores) {
        if (!(others > Math.max(WORTH_A_WORD, WORTH_A_WORD_OF_ALL * cores))) return Optional.empty();      // also: not known
        return Optional.of(String.format(Locale.ROOT, OPENING + "%.1f of %s busy meanwhile: times may be too long, "
                + "and more threads may seem to bring less.", others, cores == 1 ? "1 core" : cores + " cores"));
    }

    /** Whether a line is one of {@link #note()}. */
    static boolean isNote(String line) {
        return line.startsWith(OPENING);
    }

    private double ownSeconds() {
        return system.getProcessCpuTime() / 1e9 + endedChildrenSeconds() + livingChildrenSeconds();
    }

    /** What {@link #living()} have used so far. One that ends moves from here to {@link #endedChildrenSeconds}. */
    static double livingChildrenSeconds() {
        return living().flatMap(child -> child.info().totalCpuDuration().stream())
                .mapToDouble(time -> time.toNanos() / 1e9).sum();
    }

    /** Children that live, and theirs, and servers of our own. */
    static Stream<ProcessHandle> living() {
        Stream<ProcessHandle> servers = Open.processes().stream().flatMap(server -> Stream.concat(Stream.of(server), server.descendants()));
        return Stream.concat(ProcessHandle.current().descendants(), servers).distinct();
    }

    /** What children that have ended had used; 0 where the system does not say. */
    private static double endedChildrenSeconds() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");      // a program's name may hold blanks
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_A_SECOND;
        } catch (IOException | RuntimeException elsewhere) {
            return 0;
        }
    }
}
