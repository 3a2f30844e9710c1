package parallel.exercise;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 1.2: two threads take turns in a fixed order, and both have ended when the game is over.
 *
 * <pre>{@code
 * TakingTurns.check(MyMatch::new)
 * }</pre>
 * <p><b>Failure.</b> What the answer throws is an item of the report. <b>Interrupt.</b> Ends the check and its threads, then {@link InterruptedException}.
 * <b>Memory effects.</b> What the answer did <i>happens-before</i> the return. <b>Thread safety.</b> Keeps nothing; safe.
 * <b>Source.</b> The article, "Concurrency" ("jumps from one task to another"); chapter 1.
 */
public final class TakingTurns {

    private TakingTurns() { }

    /** What the reader writes. */
    public interface Match {
        /** Two threads call {@code ping} and {@code pong} in turn, {@code n} times each, ping first; returns when both have ended. */
        void play(int n, Runnable ping, Runnable pong) throws InterruptedException;
    }

    /** Looks at the answer. @throws NullPointerException if it is {@code null} @throws InterruptedException if the calling thread is interrupted */
    public static Report check(Supplier<? extends Match> answer) throws InterruptedException {
        return Exercise.of("1.2", "Two players take turns").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        /** So long a hit lasts that waits for somebody who comes too early: room for a thread that has to be started beside a busy neighbour. */
        private static final Duration EARLY = Duration.ofMillis(100);
        /** So long a hit lasts while the other player's CPU time is looked at. */
        private static final Duration LOOK = Duration.ofMillis(200);
        /** Who waits in the system's hands needs none; who asks again and again needs all that it gets, half a core beside three neighbours. */
        private static final long MOST_CPU_NANOS = LOOK.toNanos() / 10;
        /** Who would go on and gets no core on a busy machine is looked at again. */
        private static final int MOST_LOOKS = 20;
        private static final int GAMES = 60;
        /** Who waits with a busy core may wait for a turn of the system's at each hit: then there are fewer games. */
        private static final Duration GAMES_TIME = Duration.ofMillis(500);
        private static final int LONGER = 20;
        private static final String OWN = "Start a thread for each player: the one calls ping, the other calls pong, and neither is the thread that called play.";
        private static final String NEVER = "A player waits, and nobody wakes it: is there a ticket for the first hit, and does each player put one into the other's box?";

        private final Supplier<? extends Match> answer;
        private final List<String> hits = Collections.synchronizedList(new ArrayList<>());

        Checks(Supplier<? extends Match> answer) {
            this.answer = answer;
        }

        @Test @Order(1) @DisplayName("2 rounds with slow hits: all hit when play returns") @WhenItHangs(NEVER)
        void waitsForBoth() throws Exception {
            Runnable slow = () -> pause(Duration.ofMillis(10));
            answer.get().play(2, then("ping", slow), then("pong", slow));

            bothHit(4);
        }

        private void bothHit(int times) {
            Expect.that("hits when play returned", times, hits.size(), "play returned too early: wait for both threads, not for one, and not for none.");
        }

        @Test @Order(2) @DisplayName("a thread for each player") @WhenItHangs(NEVER)
        void threadOfItsOwn() throws Exception {
            List<Thread> ping = Collections.synchronizedList(new ArrayList<>()), pong = Collections.synchronizedList(new ArrayList<>());
            answer.get().play(3, () -> ping.add(Thread.currentThread()), () -> pong.add(Thread.currentThread()));

            Set<Thread> pings = Set.copyOf(ping), pongs = Set.copyOf(pong);
            String who = "three threads: one calls play, one pings, one pongs";
            Expect.isTrue(!pings.isEmpty() && !pongs.isEmpty(), "the players", who, pings.isEmpty() ? "nobody pings" : "nobody pongs", OWN);
            Expect.isTrue(!pings.contains(Thread.currentThread()), "the players", who, "the caller's thread pings", OWN);
            Expect.isTrue(!pongs.contains(Thread.currentThread()), "the players", who, "the caller's thread pongs", OWN);
            Expect.isTrue(Collections.disjoint(pings, pongs), "the players", who, "one thread pings and pongs", OWN);
        }

        @Test @Order(3) @DisplayName("while one hits, the other waits") @WhenItHangs(NEVER)
        void theOtherWaits() throws Exception {
            var early = new CountDownLatch(1);
            var at = new AtomicReference<String>();
            answer.get().play(2, then("ping", alone("ping", at, early)), then("pong", alone("pong", at, early)));

            Expect.isTrue(early.getCount() > 0, "who hits", "one at a time", "both at once",
                    "A player did not wait for its turn: it hit while the other's hit had not returned. The turn is handed over after the hit, not before.");
            bothHit(4);
        }

        @Test @Order(4) @DisplayName("who waits leaves its core to others") @WhenItHangs(NEVER)
        void leavesItsCore() throws Exception {
            var waits = new AtomicReference<Thread>();
            var cpuNanos = new AtomicReference<>(0L);
            Runnable ping = () -> {
                if (waits.get() != null && cpuNanos.get() == 0) cpuNanos.set(cpuOf(waits.get()));
            };
            answer.get().play(2, ping, () -> waits.set(Thread.currentThread()));

            Expect.isTrue(waits.get() != null, "who waits", "the player that pongs", "nobody pongs", OWN);
            Expect.isTrue(cpuNanos.get() <= MOST_CPU_NANOS, "CPU time of the one that waits", "next to nothing",
                    cpuNanos.get() / 1_000_000 + " ms of CPU time while it waited",
                    "The player used up its core while it waited, asking again and again. Wait in a way that the system knows of: it wakes you when it is your turn.");
        }

        @Test @Order(5) @DisplayName("many games of 3 rounds: ping, pong, ping, pong, …") @WhenItHangs(NEVER)
        void inOrder() throws Exception {
            long end = System.nanoTime() + GAMES_TIME.toNanos();
            for (int game = 0; game < GAMES && System.nanoTime() < end; game++) {
                Runnable soon = game % 3 == 0 ? () -> { } : game % 3 == 1 ? Thread::yield : () -> pause(Duration.ofMillis(1));
                inOrder(3, () -> { }, soon);
            }
        }

        @Test @Order(6) @DisplayName("a longer game") @WhenItHangs(NEVER)
        void longer() throws Exception {
            inOrder(LONGER, () -> { }, () -> { });
        }

        private void inOrder(int rounds, Runnable beforePing, Runnable beforePong) throws Exception {
            hits.clear();
            answer.get().play(rounds, then("ping", beforePing), then("pong", beforePong));
            order(rounds);
        }

        private Runnable then(String word, Runnable then) {
            return () -> {
                then.run();
                hits.add(word);
            };
        }

        private void order(int rounds) {
            List<String> expected = Collections.nCopies(rounds, List.of("ping", "pong")).stream().flatMap(List::stream).toList();
            List<String> came = List.copyOf(hits);
            if (came.equals(expected)) return;
            int first = 0;
            while (first < Math.min(came.size(), expected.size()) && came.get(first).equals(expected.get(first))) first++;
            throw Expect.failed("the order", "ping, pong, ping, pong, …", "after " + first + " hits in order: " + words(came.subList(first, came.size())),
                    "It was not that player's turn. A lock keeps two apart; it does not say who is next: let each player hand the turn to the other.");
        }

        private static String words(List<String> hits) {
            return hits.isEmpty() ? "no more" : String.join(", ", hits.subList(0, Math.min(4, hits.size()))) + (hits.size() > 4 ? ", …" : "");
        }

        /** A player whose first hit gives the other one time to come in its way. */
        private static Runnable alone(String player, AtomicReference<String> at, CountDownLatch early) {
            var first = new AtomicBoolean(true);
            return () -> {
                if (!at.compareAndSet(null, player)) early.countDown();
                if (first.getAndSet(false)) await(early);
                at.compareAndSet(player, null);
            };
        }

        private static void await(CountDownLatch early) {
            try {
                early.await(EARLY.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
            }
        }

        private static void pause(Duration length) {
            try {
                Thread.sleep(length);
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
            }
        }

        /** What a thread uses while this one is at its hit. A system that does not say, and a virtual thread, count as none. */
        private static long cpuOf(Thread other) {
            var threads = ManagementFactory.getThreadMXBean();
            if (!threads.isThreadCpuTimeSupported() || other.isVirtual()) return 0;
            long before = threads.getThreadCpuTime(other.threadId()), after;
            int looks = 0;
            do {
                pause(LOOK);
                after = threads.getThreadCpuTime(other.threadId());
            } while (after - before <= MOST_CPU_NANOS && other.getState() == Thread.State.RUNNABLE && ++looks < MOST_LOOKS);
            return before < 0 || after < 0 ? 0 : after - before;
        }
    }
}
