package parallel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which threads are still there when they should be gone. */
public final class Left {

    private Left() { }

    /**
     * The names of threads that begin with one of these and do not end within some seconds: a pool is over a moment before its last thread is, and that moment is no fault.
     */
    public static List<String> behind(String... beginnings) throws InterruptedException {
        List<String> left = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (Stream.of(beginnings).anyMatch(thread.getName()::startsWith) && !thread.join(Duration.ofSeconds(5))) left.add(thread.getName());
        }
        return left;
    }
}
