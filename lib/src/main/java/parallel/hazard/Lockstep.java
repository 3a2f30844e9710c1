package parallel.hazard;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Runs a {@link Race} many times: two threads walk along a row of fresh states, and neither goes on to the next one before the other
 * has come to it, so that they meet in nearly every run.
 */
final class Lockstep<S> {

    private static final int ROW = 1_000;
    /** So often a thread looks for the other before it offers its core; with one core there is no use in looking. */
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() == 1 ? 1 : 1_000;

    private final Race<S> race;
    private final AtomicLong[] places = {new AtomicLong(), new AtomicLong()};
    /** What a thread threw at a state of the row; each thread writes its own. */
    private final String[][] thrown = new String[2][ROW];
    private Object[] states = new Object[0];
    private boolean over;

    Lockstep(Race<S> race) {
        this.race = race;
    }

    /** How often each outcome was seen; in fewer runs if they would take longer than the limit. */
    Map<String, Long> run(int runs, Duration limit) throws InterruptedException {
        Map<String, Long> seen = new HashMap<>();
        long end = System.nanoTime() + limit.toNanos();
        var barrier = new CyclicBarrier(3);                  // its await publishes the row to the two, and what they did back
        try (var crew = new Crew()) {
            crew.start("race, one", () -> walk(0, race.one(), barrier));
            crew.start("race, other", () -> walk(1, race.other(), barrier));
            for (int left = runs; left > 0; left -= states.length) {
                if (System.nanoTime() > end) break;
                states = new Object[Math.min(left, ROW)];
                for (int i = 0; i < states.length; i++) states[i] = race.state().get();
                await(barrier);
                await(barrier);
                for (int i = 0; i < states.length; i++) seen.merge(outcome(i), 1L, Long::sum);
            }
            over = true;
            await(barrier);
            crew.join();
        }
        return seen;
    }

    @SuppressWarnings("unchecked")
    private String outcome(int i) {
        String first = thrown[0][i] != null ? thrown[0][i] : thrown[1][i];
        thrown[0][i] = thrown[1][i] = null;
        return first != null ? first : race.seen().apply((S) states[i]);
    }

    @SuppressWarnings("unchecked")
    private void walk(int me, Consumer<? super S> act, CyclicBarrier barrier) throws InterruptedException {
        AtomicLong mine = places[me], others = places[1 - me];
        long place = 0;
        for (await(barrier); !over; await(barrier)) {
            for (int i = 0; i < states.length; i++) {
                mine.set(++place);
                for (int look = 1; others.get() < place; look++) {
                    if (look % LOOKS != 0) Thread.onSpinWait();
                    else if (Thread.interrupted()) throw new InterruptedException();
                    else Thread.yield();
                }
                try {
                    act.accept((S) states[i]);
                } catch (RuntimeException e) {
                    thrown[me][i] = e.getClass().getSimpleName();
                }
            }
            await(barrier);
        }
    }

    private static void await(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (BrokenBarrierException e) {
            throw (InterruptedException) new InterruptedException("another of the three was interrupted").initCause(e);
        }
    }
}
