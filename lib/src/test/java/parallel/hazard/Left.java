package parallel.hazard;

import java.util.List;

/** Which threads are still there. */
final class Left {

    private Left() { }

    /** The names of living threads that begin with one of these. */
    static List<String> behind(String... beginnings) {
        return Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive).map(Thread::getName)
                .filter(name -> List.of(beginnings).stream().anyMatch(name::startsWith)).toList();
    }
}
