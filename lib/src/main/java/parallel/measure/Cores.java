package parallel.measure;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * What "core" may mean on this machine: three counts that need not agree.
 *
 * <p>{@link Machine#cores()} is the first of them, the one that matters to a program.
 * <pre>{@code
 * Cores.here()      // 8 usable; the system has 16 logical processors on 8 physical cores
 * }</pre>
 * <p><b>Source.</b> The article, "Multiprocessing / Parallel Processing"; chapter 1. The second and third count come from Linux's
 * {@code /sys/devices/system/cpu}; elsewhere they are 0, not known.
 *
 * @param usable   how many this JVM may use: fewer than there are where a container or the system limits it; 1 or more
 * @param logical  how many processors the system counts; 0 if not known
 * @param physical how many cores they stand on, two to a core where it runs two threads at once (SMT); 0 if not known
 */
public record Cores(int usable, int logical, int physical) {

    /** @throws IllegalArgumentException if none is usable or a count is negative */
    public Cores {
        if (usable < 1 || logical < 0 || physical < 0) {
            throw new IllegalArgumentException("1 usable core at least, and no negative count: " + usable + ", " + logical + ", " + physical);
        }
    }

    /** This machine's. */
    public static Cores here() {
        return read(Path.of("/sys/devices/system/cpu"));
    }

    static Cores read(Path system) {
        int usable = Runtime.getRuntime().availableProcessors();
        Set<String> physical = new HashSet<>();
        int logical = 0;
        try (DirectoryStream<Path> processors = Files.newDirectoryStream(system, "cpu[0-9]*")) {
            for (Path each : processors) {
                Path siblings = each.resolve("topology/thread_siblings_list");
                if (!Files.isReadable(siblings)) continue;                     // switched off
                logical++;
                physical.add(Files.readString(siblings).strip());
            }
            return new Cores(usable, logical, physical.size());
        } catch (IOException elsewhere) {
            return new Cores(usable, 0, 0);
        }
    }

    /** Whether the system says more than the JVM does. */
    public boolean isKnown() {
        return logical > 0;
    }

    /** In words. */
    @Override
    public String toString() {
        return usable + " usable; " + (isKnown() ? "the system has " + logical + (logical == 1 ? " logical processor on " : " logical processors on ")
                + physical + (physical == 1 ? " physical core" : " physical cores") : "the system does not say what they stand on");
    }
}
