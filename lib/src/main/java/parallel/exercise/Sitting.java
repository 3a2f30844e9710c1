package parallel.exercise;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** One examination while it goes on: the reader's answer, the threads, and what was found left behind. */
final class Sitting {

    /** The one that the thread belongs to. */
    static final ScopedValue<Sitting> NOW = ScopedValue.newInstance();

    /** So long a thread may take to end by itself: who has been told to end needs a moment, and a full machine gives it late. */
    private static final long MOMENT_NANOS = TimeUnit.SECONDS.toNanos(1);

    final Object answer;
    final Started threads;
    /** Words about threads that were left behind. */
    private volatile List<String> left = List.of();
    private volatile List<Thread> leftThreads = List.of();
    private volatile boolean over;

    Sitting(Object answer, Started threads) {
        this.answer = answer;
        this.threads = threads;
    }

    /** Nothing more is tried. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Looks whether the reader's code has left threads behind; beside them nothing more is tried. */
    void look() throws InterruptedException {
        if (over) return;
        List<Thread> others = threads.others(MOMENT_NANOS);
        if (others.isEmpty()) return;
        left = others.stream().map(Started::inWords).toList();
        leftThreads = others;
        end();
    }

    List<String> left() {
        return left;
    }

    List<Thread> leftThreads() {
        return leftThreads;
    }
}
