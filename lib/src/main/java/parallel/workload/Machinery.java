package parallel.workload;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** What the system says of this process and of what is left for others: its memory, and how many threads it still allows. */
final class Machinery {

    /** What nobody limits. */
    private static final long PLENTY = Long.MAX_VALUE;

    private Machinery() { }

    /** How much of the memory this process holds now, in bytes; empty where the system does not say (Windows). */
    static OptionalLong residentBytes() {
        try {
            Path status = Path.of("/proc/self/status");
            if (Files.exists(status)) return number(Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:")).findFirst().orElse(""), 1024);
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(ProcessHandle.current().pid())).start();
            return number(new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8), 1024);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** How many platform threads may be started without taking more than half of what the system allows, or a quarter of the memory. */
    static long threadsToSpare() {
        long memory = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() / 4 / Crowd.BYTES_A_THREAD;
        long alive = first("/proc/loadavg", "^\\S+ \\S+ \\S+ \\d+/(\\d+) .*");
        return LongStream.of(memory,
                half(first("/sys/fs/cgroup/pids.max", "(\\d+)"), first("/sys/fs/cgroup/pids.current", "(\\d+)")),
                half(first("/sys/fs/cgroup/pids/pids.max", "(\\d+)"), first("/sys/fs/cgroup/pids/pids.current", "(\\d+)")),
                half(first("/proc/sys/kernel/threads-max", "(\\d+)"), alive), half(first("/proc/sys/kernel/pid_max", "(\\d+)"), alive),
                half(first("/proc/self/limits", "^Max processes +(\\d+) .*"), alive)).map(room -> Math.max(1, room)).min().getAsLong();
    }

    private static long half(long limit, long used) {
        return limit == PLENTY ? PLENTY : (limit - (used == PLENTY ? 0 : used)) / 2;
    }

    /** The number in the first line that looks so; {@link #PLENTY} where there is none. */
    private static long first(String file, String pattern) {
        try {
            return Files.readAllLines(Path.of(file)).stream().filter(line -> line.matches(pattern)).findFirst()
                    .map(line -> Long.parseLong(line.replaceFirst(pattern, "$1"))).orElse(PLENTY);
        } catch (IOException | NumberFormatException elsewhere) {
            return PLENTY;
        }
    }

    private static OptionalLong number(String text, long unit) {
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits) * unit);
    }
}
