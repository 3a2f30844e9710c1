package parallel.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import parallel.strategy.Abandoned;

/** One examination while it goes on: the reader's answer, the threads, and what was found left behind. */
final class Sitting {

    /** The one that the thread belongs to. */
    static final ScopedValue<Sitting> NOW = ScopedValue.newInstance();

    final Object answer;
    final Started threads;
    final Limits limits = Limits.now();
    private volatile List<String> left = List.of();
    private volatile boolean over;
    private volatile boolean looking;

    Sitting(Object answer, Started threads) {
        this.answer = answer;
        this.threads = threads;
    }

    /** Nothing more is tried. */
    void stop() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Looks whether the reader's code has left threads behind; beside them nothing more is tried. */
    void look() throws InterruptedException {
        if (over) return;
        looking = true;
        List<Thread> others = threads.others(limits.ending().toNanos());
        looking = !others.isEmpty();                      // then nothing follows
        if (others.isEmpty()) return;
        left = Started.inWords(others);
        stop();
    }

    /** Whether that is what takes the time now: it ends by itself. */
    boolean isLooking() {
        return looking;
    }

    /** Words about the threads that were left behind. */
    List<String> left() {
        return left;
    }

    /** Interrupts what is still there, but for the thread that calls, and waits for it. @return words about what does not end */
    List<String> end() {
        stop();
        awaitEnd(System.nanoTime() + limits.told().toNanos());
        List<Thread> rest = threads.others(), working = rest.stream().filter(threads::works).toList();
        working.forEach(each -> Abandoned.giveUp(each, () -> threads.works(each)));
        List<String> words = new ArrayList<>();
        working.forEach(each -> words.add("ignores its interrupt, and measurements wait until it has ended: " + Started.inWords(each)));
        int idle = rest.size() - working.size();
        if (idle > 0) words.add(idle + (idle == 1 ? " thread that does" : " threads that do") + " nothing and cannot be ended: as long as this kernel runs, without a cost to speak of");
        return words;
    }

    /**
     * Who is interrupted in one wait may go on to the next, so each is told again and again; but none who cannot hear it. The wait must happen; an interrupt's flag comes back
     * afterwards.
     */
    private void awaitEnd(long deadline) {
        boolean interrupted = Thread.interrupted();
        for (List<Thread> rest = threads.whoMayEnd(); !rest.isEmpty(); rest = threads.whoMayEnd()) {
            rest.forEach(Thread::interrupt);
            if (System.nanoTime() >= deadline) break;
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
