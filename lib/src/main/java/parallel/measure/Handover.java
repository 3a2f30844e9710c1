package parallel.measure;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import parallel.Joining;
import parallel.Task;
import parallel.strategy.ChildProcesses;

/**
 * The price of a switch from one thread to another: two threads hand a token to and fro, and each waits until it has it.
 *
 * <p>On one core every hand-over is one context switch: the one must leave the core so that the other can have it. On several cores it is what
 * it costs to wake a thread that waits on another core.
 * <pre>{@code
 * Handover.of(20_000)          // ns for one hand-over, on these cores
 * Handover.onOneCore(20_000)   // the same with one core for both
 * }</pre>
 * <p><b>Interrupt.</b> Ends both threads, then {@link InterruptedException}. <b>Memory effects.</b> What a thread did before it gave the token
 * away <i>happens-before</i> what the other does when it has it. <b>Source.</b> The article, "When not to use threads" ("the time taken to switch
 * context"); chapter 4.
 */
public final class Handover {

    /** How often the token changes hands, at most. */
    public static final int MOST = 10_000_000;
    /** {@link #of} as a task, which a child process can do too. */
    public static final Task<Integer, Double> TASK = Handover::of;

    private Handover() { }

    /**
     * Hands the token over so many times, after a tenth as many that warm up.
     *
     * @param times 10 to {@value #MOST}
     * @return ns for one hand-over, on average
     * @throws IllegalArgumentException if the number is out of range
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static double of(int times) throws InterruptedException {
        checked(times);
        pass(times / 10);
        long start = System.nanoTime();
        pass(times);
        return (System.nanoTime() - start) / (double) times;
    }

    /** The same in a child JVM that may use one core only; empty where the system has no means for that. */
    public static Optional<Double> onOneCore(int times) throws InterruptedException {
        checked(times);
        Optional<ChildProcesses> oneCore = ChildProcesses.onOneCore(1);
        if (oneCore.isEmpty()) return Optional.empty();
        try (ChildProcesses child = oneCore.get()) {
            return Optional.of(child.map(List.of(times), TASK).getFirst());
        }
    }

    private static void checked(int times) {
        if (times < 10 || times > MOST) throw new IllegalArgumentException("hand-overs: 10 to " + MOST + ", not " + times);
    }

    private static void pass(int times) throws InterruptedException {
        Thread caller = Thread.currentThread();
        var holder = new AtomicReference<>(caller);
        var partner = new Thread(() -> play(holder, Thread.currentThread(), caller, times / 2), "hand-over");
        partner.setDaemon(true);
        partner.start();
        boolean done = false;
        try {
            done = play(holder, caller, partner, times - times / 2);
        } finally {
            if (!done) partner.interrupt();
            Joining.completely(partner);
        }
        if (!done) {
            Thread.interrupted();
            throw new InterruptedException();
        }
    }

    /** Waits for the token and gives it away, so many times; false if interrupted. */
    private static boolean play(AtomicReference<Thread> holder, Thread self, Thread other, int times) {
        for (int i = 0; i < times; i++) {
            while (holder.get() != self) {
                if (self.isInterrupted()) return false;
                LockSupport.park(holder);
            }
            holder.set(other);
            LockSupport.unpark(other);
        }
        return !self.isInterrupted();
    }
}
