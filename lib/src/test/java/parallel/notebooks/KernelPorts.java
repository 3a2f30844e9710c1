package parallel.notebooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Five ports for a kernel. Jupyter itself asks the system for free ports, closes them and tells the kernel their numbers: until the
 * kernel opens them, the system may give one to any other program that asks. These lie below those that the system gives.
 */
final class KernelPorts {

    private static final List<String> NAMES = List.of("shell", "iopub", "stdin", "control", "hb");
    private static final int FIRST = 20_000;
    private static final int BLOCKS = 2_000;
    private static final AtomicInteger NEXT = new AtomicInteger((int) (ProcessHandle.current().pid() % BLOCKS));

    private KernelPorts() { }

    /** Options for nbconvert; each call has ports of its own. */
    static List<String> options() {
        return Stream.concat(Stream.of("--AsyncKernelManager.cache_ports=False"), options(next(NEXT))).toList();
    }

    private static Stream<String> options(int first) {
        return IntStream.range(0, NAMES.size()).mapToObj(i -> "--AsyncKernelManager." + NAMES.get(i) + "_port=" + (first + i));
    }

    /** The first port of a block that no program has open. */
    static int next(AtomicInteger blocks) {
        while (true) {
            int first = FIRST + blocks.getAndIncrement() % BLOCKS * NAMES.size();
            if (IntStream.range(first, first + NAMES.size()).allMatch(KernelPorts::isFree)) return first;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
