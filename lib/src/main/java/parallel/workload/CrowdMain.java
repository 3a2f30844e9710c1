package parallel.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The program of {@link Crowd}'s JVM: lets threads wait, all at the same moment, and looks at the process; then times their waits.
 *
 * <p>It prints one line: threads, waits, ns, bytes (-1: not known), and a note ({@code -}: none).
 */
final class CrowdMain {

    /** So many threads first, so that what the first ones load is no part of the memory. */
    private static final int FIRST = 50;
    private static final int MOST_ROUNDS = 7;
    /** After this no further round begins. */
    private static final long LONG_ENOUGH_NANOS = 800_000_000;
    /** After this no further thread is started: a machine that is busy should not be made to wait. */
    private static final long TOO_LONG_NANOS = 2_000_000_000L;

    private final Thread.Builder kind;
    private final int asked;
    private long resident;
    private String note = "-";

    private CrowdMain(boolean virtual, int asked) {
        kind = virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
        this.asked = asked;
    }

    public static void main(String[] arguments) throws InterruptedException {
        boolean virtual = Boolean.parseBoolean(arguments[0]);
        int asked = Integer.parseInt(arguments[1]), waits = Integer.parseInt(arguments[2]);
        long nanos = Long.parseLong(arguments[3]);
        var crowd = new CrowdMain(virtual, asked);
        crowd.gather(Math.min(FIRST, asked));
        OptionalLong before = Machinery.residentBytes();
        int room = virtual ? asked : (int) Math.min(asked, Machinery.threadsToSpare());
        if (room < asked) crowd.note = fewer(asked, room, "half of what this machine has to spare");
        int threads = crowd.gather(room);
        long bytes = before.isEmpty() ? -1 : Math.max(0, crowd.resident - before.getAsLong());
        int done = threads < asked && waits == asked ? threads : waits;             // a thread for each wait: then as many waits as threads
        System.out.println(threads + " " + done + " " + crowd.time(threads, done, nanos) + " " + bytes + " " + crowd.note);
    }

    private static String fewer(int asked, int started, String why) {
        return String.format(Locale.ROOT, "of %,d threads asked for, %,d were started: %s", asked, started, why);
    }

    /** Starts so many threads that wait, looks how large the process is, and lets them go. Returns how many there were. */
    private int gather(int threads) throws InterruptedException {
        var go = new CountDownLatch(1);
        var waiting = new AtomicInteger();
        List<Thread> started = start(threads, () -> {
            waiting.incrementAndGet();
            try {
                go.await();
            } catch (InterruptedException nobodyDoes) {
                Thread.currentThread().interrupt();
            }
        });
        while (waiting.get() < started.size()) Thread.sleep(1);
        Thread.sleep(20);                                                          // the last ones are on their way to the latch
        resident = Machinery.residentBytes().orElse(0);
        go.countDown();
        for (Thread thread : started) thread.join();
        return started.size();
    }

    /** Fewer where the system refuses one, or takes too long. */
    private List<Thread> start(int threads, Runnable work) {
        List<Thread> started = new ArrayList<>(threads);
        long begin = System.nanoTime();
        try {
            for (int i = 0; i < threads; i++) {
                if (System.nanoTime() - begin > TOO_LONG_NANOS) {
                    note = fewer(asked, i, "as many as the machine made in " + TOO_LONG_NANOS / 1_000_000_000 + " s");
                    break;
                }
                started.add(kind.start(work));
            }
        } catch (OutOfMemoryError refused) {
            if (started.isEmpty()) throw refused;
            note = fewer(asked, started.size(), "the system refused the next");
        }
        return started;
    }

    /** The median time in which so many threads do so many waits, in ns; the first round warms up where there is time for more. */
    private double time(int threads, int waits, long nanos) throws InterruptedException {
        double[] rounds = new double[MOST_ROUNDS];
        long begin = System.nanoTime();
        int count = 0;
        while (count < MOST_ROUNDS && (count == 0 || System.nanoTime() - begin < LONG_ENOUGH_NANOS)) rounds[count++] = round(threads, waits, nanos);
        double[] counted = Arrays.copyOfRange(rounds, count == 1 ? 0 : 1, count);
        Arrays.sort(counted);
        return (counted[(counted.length - 1) / 2] + counted[counted.length / 2]) / 2;
    }

    private double round(int threads, int waits, long nanos) throws InterruptedException {
        var next = new AtomicInteger();
        long start = System.nanoTime();
        for (Thread thread : start(threads, () -> {
            try {
                while (next.getAndIncrement() < waits) Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
            } catch (InterruptedException nobodyDoes) {
                Thread.currentThread().interrupt();
            }
        })) thread.join();
        return System.nanoTime() - start;
    }
}
