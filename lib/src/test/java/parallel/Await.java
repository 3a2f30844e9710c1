package parallel;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Waits for what no latch tells, without a limit: JUnit's own ends a test that hangs. */
public final class Await {

    private Await() { }

    /** Until it is so: for the state of a thread, or what another process does. */
    public static void until(Callable<Boolean> so) throws Exception {
        while (!so.call()) Thread.sleep(1);              // time: nobody tells, so it is looked at again
    }

    /** Until each of these processes has ended. */
    public static void end(Iterable<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) process.onExit().get();
    }

    /** Until each of these processes has ended. */
    public static void end(ProcessHandle... processes) throws Exception {
        end(List.of(processes));
    }

    /** Until each thread whose name begins with one of these has ended: a pool is over a moment before its last thread is. */
    public static void endOfThreads(String... beginnings) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (Stream.of(beginnings).anyMatch(thread.getName()::startsWith)) thread.join();
        }
    }
}
