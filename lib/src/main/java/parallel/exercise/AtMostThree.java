package parallel.exercise;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import parallel.strategy.Strategy;

/**
 * Exercise 3.3: a strategy that lets at most three tasks go to the server at a time, whoever calls it.
 *
 * <p>A pool of three threads holds that for one caller; a semaphore that all calls share holds it for all of them. A turn that was taken is given back however its task ends, and
 * only a turn that was taken is.
 * <pre>{@code
 * AtMostThree.check(ThreeAtATime::new)
 * }</pre>
 * <p><b>Failure.</b> {@link NullPointerException} if there is no answer; all that the answer does wrong is in the report. <b>Interrupt.</b> Ends the check and the threads of the
 * answer, then {@link InterruptedException}. <b>Memory effects.</b> What the answer did <i>happens-before</i> the return, as far as its threads have ended.
 * <b>Thread safety.</b> Keeps nothing; safe. <b>Source.</b> The article, "When to use threads" ("database queries"); chapter 3.
 */
public final class AtMostThree {

    private static final int TURNS = 3;
    private static final List<Long> REQUESTS = LongStream.rangeClosed(1, 12).boxed().toList();

    private AtMostThree() { }

    /** Examines an answer. @param answer makes it, for example {@code ThreeAtATime::new} */
    public static Report check(Supplier<? extends Strategy> answer) throws InterruptedException {
        return Exercise.of("3.3", "At most three at a time").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private static final String KEPT = "The requests that had failed, or were interrupted, kept their turns, and none was left for those that came after. Give a turn back in a finally.";
        private static final String ORDER = "The answers must stand in the order of the requests, one for each.";

        private final Supplier<? extends Strategy> answer;

        Checks(Supplier<? extends Strategy> answer) {
            this.answer = answer;
        }

        @Test @Order(1) @DisplayName("12 requests of one caller")
        @WhenItHangs(KEPT)
        void oneCaller() throws Exception {
            try (Strategy way = answer.get()) {
                serves(way, 1, "Take a turn before each request and give it back after it: around the task, not around map. Then no more requests go than there are turns.");
            }
        }

        @Test @Order(2) @DisplayName("2 callers at once, 12 requests each")
        @WhenItHangs(KEPT)
        void twoCallers() throws Exception {
            try (Strategy way = answer.get()) {
                serves(way, 2, "Each call of map has three turns, or three threads, of its own: two callers have six. The turns that all calls share belong in a field of the class.");
            }
        }

        @Test @Order(3) @DisplayName("3 requests that fail, then 12 more")
        @WhenItHangs(KEPT)
        void failures() throws Exception {
            try (Strategy way = answer.get()) {
                for (int i = 0; i < TURNS; i++) {
                    Expect.fails("a request that fails", IOException.class, () -> way.map(List.of(1L), request -> {
                        throw new IOException("the server is down");
                    }), "The exception of a request must reach the caller, as all ways promise.");
                }
                List<Long> came = within(() -> way.map(REQUESTS, request -> request), "after three failures", KEPT);
                Expect.that("the answers", REQUESTS, came, ORDER);
            }
        }

        @Test @Order(4) @DisplayName("a caller that is interrupted, then 12 more requests")
        @WhenItHangs("The caller was interrupted, and map did not end: a request that waits for its turn must be woken by an interrupt, or the others hold their turns for ever.")
        void interrupted() throws Exception {
            try (Strategy way = answer.get()) {
                interruptOnceThreeAreIn(way);
                var server = new CountingServer();
                List<Long> came = within(() -> way.map(REQUESTS, server::ask), "after an interrupt", KEPT);
                Expect.isTrue(server.most() <= TURNS, "at the server at the same time", "at most 3", "" + server.most(),
                        "Turns were given back that nobody had taken: acquire() threw, because its thread was interrupted, and the finally gave back all the same. Take the turn before the try.");
                Expect.that("the answers", REQUESTS, came, ORDER);
            }
        }

        private static void serves(Strategy way, int callers, String tooMany) throws Exception {
            var server = new CountingServer();
            List<List<Long>> came = new CopyOnWriteArrayList<>();
            Crowd.of(callers).run(me -> came.add(way.map(REQUESTS, server::ask)));
            if (server.most() < TURNS) Sitting.NOW.get().end();        // the next test would wait as long
            Expect.isTrue(server.most() <= TURNS, "at the server at the same time", "at most 3", "" + server.most(), tooMany);
            for (List<Long> each : came) Expect.that("the answers", REQUESTS, each, ORDER);
            Expect.isTrue(server.most() == TURNS, "at the server at the same time", "3", "" + server.most(),
                    "The server takes three at a time, and there were fewer: the others waited for nothing. How many turns, and how many threads, are there?");
        }

        /** A call whose requests hold all turns, or wait for one, is interrupted. */
        private static void interruptOnceThreeAreIn(Strategy way) throws Exception {
            var in = new CountDownLatch(TURNS);
            var call = new FutureTask<>(() -> way.map(REQUESTS, request -> {
                in.countDown();
                new CountDownLatch(1).await();                 // until it is interrupted
                return request;
            }));
            Thread caller = Thread.ofPlatform().daemon().name("a caller that is interrupted").start(call);
            try {
                in.await();
                Thread.sleep(50);                              // the others come to wait for their turns
            } finally {
                caller.interrupt();
            }
            caller.join();
        }

        /** What the call gives; it fails if that does not come. */
        private static List<Long> within(Call call, String when, String hint) throws Exception {
            var done = new CountDownLatch(1);
            var future = new FutureTask<>(call::map);
            Thread caller = Thread.ofPlatform().daemon().name("a caller " + when).start(() -> {
                future.run();
                done.countDown();
            });
            try {
                if (Patience.await(done)) return Expect.returns("12 requests " + when, future::get, hint);
                Sitting.NOW.get().end();                       // the next test would wait as long
                throw Expect.failed("12 requests " + when, "their answers", "nothing: they wait", hint);
            } finally {
                caller.interrupt();
                caller.join();
            }
        }

        private interface Call {
            List<Long> map() throws Exception;
        }
    }

    /** Counts who is there. The first who come stay until one too many has come, or nobody comes any more. */
    private static final class CountingServer {

        /** So long one too many has time to come. */
        private static final long ROOM_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

        private long end;
        private int inside;
        private int most;
        private boolean inVain;

        synchronized long ask(long request) throws InterruptedException {
            inside++;
            if (inside > most) {
                most = inside;
                if (most == TURNS) end = System.nanoTime() + ROOM_NANOS;
                notifyAll();
            }
            try {
                for (int slice = 0; most < TURNS && !inVain && slice < Patience.SLICES; slice++) wait(Patience.SLICE_MILLIS);
                inVain = most < TURNS;
                for (long left = end - System.nanoTime(); most == TURNS && left > 0; left = end - System.nanoTime()) TimeUnit.NANOSECONDS.timedWait(this, left);
            } finally {
                inside--;
            }
            return request;
        }

        synchronized int most() {
            return most;
        }
    }
}
