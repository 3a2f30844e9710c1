package parallel.exercise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import parallel.Task;
import parallel.strategy.Strategy;

/**
 * Exercise 4.3: a strategy for the processor: as many threads as it is told, and one number that they share, the next input to be done.
 *
 * <p>It differs from pieces that are cut beforehand (exercise 4.1) in that nobody waits for a worker whose inputs are hard.
 * <pre>{@code
 * TakeTheNext.check(MyIndex::new)
 * }</pre>
 * <p><b>Failure.</b> {@link NullPointerException} if there is no answer; all that the answer does wrong is in the report. <b>Interrupt.</b> Ends the check and the threads of the
 * answer, then {@link InterruptedException}. <b>Memory effects.</b> What the answer did <i>happens-before</i> the return, as far as its threads have ended.
 * <b>Thread safety.</b> Keeps nothing; safe. <b>Source.</b> The article, "When not to use threads", and "The Concurrent Way 2" (a few threads, one queue); chapter 4.
 */
public final class TakeTheNext {

    private static final int THREADS = 4;
    private static final List<Long> INPUTS = LongStream.range(0, 100).boxed().toList();
    private static final List<Long> SQUARES = INPUTS.stream().map(each -> each * each).toList();

    private TakeTheNext() { }

    /** Examines an answer. @param answer makes it for so many threads, for example {@code MyIndex::new} */
    public static Report check(IntFunction<? extends Strategy> answer) throws InterruptedException {
        return Exercise.of("4.3", "Take the next one").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private final IntFunction<? extends Strategy> answer;

        Checks(IntFunction<? extends Strategy> answer) {
            this.answer = answer;
        }

        @Test @Order(1) @DisplayName("100 inputs on 1 thread, the last of which takes a while, and none on 4")
        void simple() throws Exception {
            same(SQUARES, map(1, INPUTS, each -> {
                if (each == INPUTS.size() - 1) Thread.sleep(50);       // time for whoever does not wait to come back without it
                return each * each;
            }));
            same(List.of(), map(THREADS, List.<Long>of(), each -> each));
        }

        @Test @Order(2) @DisplayName("8 threads and many small inputs: each is done once")
        void once() throws Exception {
            long end = System.nanoTime() + Neck.MOST_NANOS;
            for (int round = 0; round < Neck.ROUNDS && System.nanoTime() < end; round++) {
                var neck = new Neck();
                List<Long> came = map(Neck.THREADS, Neck.INPUTS, neck::pass);
                if (neck.allByEach()) Sitting.NOW.get().end();        // nor would the others be shared
                Expect.isTrue(!neck.allByEach(), Neck.INPUTS.size() + " inputs", "each done once", "each done by each thread",
                        "Each thread did all the inputs: each has a number of its own, nobody shares it. Make it before the threads start, one for all of them.");
                Expect.isTrue(neck.twice() == 0 && neck.never() == 0, Neck.INPUTS.size() + " inputs", "each done once", neck.twice() + " done more than once, " + neck.never() + " never",
                        "Two threads took the same number: to take one is to read it and to count it up, and another thread came in between. Do both in one step, into which nobody can come.");
                same(Neck.INPUTS, came);
            }
        }

        @Test @Order(3) @DisplayName("100 inputs on 4 threads: all of them work, and nobody else")
        void fixed() throws Exception {
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            var meeting = new Meeting(THREADS);
            List<Long> came = map(THREADS, INPUTS, each -> {
                threads.add(Thread.currentThread());
                meeting.come();
                return each * each;
            });
            Expect.isTrue(threads.size() <= THREADS, "threads", "4", "" + threads.size(),
                    "There were more threads than were asked for. More threads than cores bring nothing here, and each has to be made: a thread does one input after the other.");
            Expect.isTrue(!meeting.inVain(), "at work at the same time", "4 threads", "" + meeting.most(), "The threads do not work at the same time. Start all of them before you wait for the first, and hold no lock while a task runs.");
            same(SQUARES, came);
        }

        @Test @Order(4) @DisplayName("the first input takes as long as all the others together")
        void hard() throws Exception {
            var others = new CountDownLatch(INPUTS.size() - 1);
            var waited = new AtomicInteger();
            List<Long> came = map(THREADS, INPUTS, each -> {
                if (each > 0) others.countDown();
                else if (!Patience.await(others)) waited.set((int) others.getCount());
                return each * each;
            });
            if (waited.get() > 0) Sitting.NOW.get().end();             // beside it nothing else is worth a try
            Expect.isTrue(waited.get() == 0, "inputs that wait for the thread with the hard one", "0", "" + waited.get(),
                    "Inputs lay behind the hard one, though other threads were free. Who is to do what must not be fixed beforehand: whoever is free takes the next number.");
            same(SQUARES, came);
        }

        @Test @Order(5) @DisplayName("an input that fails")
        void failure() throws Exception {
            Expect.fails("map, when a task throws", IOException.class, () -> map(THREADS, INPUTS, each -> {
                if (each == 50) throw new IOException("input 50");
                return each;
            }).size() + " answers", "A task's exception was lost in its thread, and the caller takes a hole for an answer. Keep it, and throw it when the threads have ended, as it is or as a cause.");
        }

        private <R> List<R> map(int threads, List<Long> inputs, Task<Long, R> task) throws Exception {
            try (Strategy way = answer.apply(threads)) {
                return way.map(inputs, task);
            }
        }

        private static void same(List<Long> expected, List<Long> came) {
            Expect.isTrue(came != null, "the answers", "a list", "null", "Return the list of answers.");
            List<Long> copy = new ArrayList<>(came);           // threads that are not joined may still write into it
            long there = copy.stream().filter(each -> each != null).count();
            Expect.isTrue(copy.size() == expected.size() && there == expected.size(), "the number of answers", "" + expected.size(), "" + there,
                    "There is not one answer for each input: map must wait until all threads have ended, and no number may be lost or done by two.");
            Expect.inOrder(expected, copy, "The answers do not stand in the order of their inputs. The number that a thread took says where its answer belongs.");
        }
    }

    /** Tiny tasks in which two threads wait for each other for a moment, so that both go to take their next number at about the same time: now the one first, now the other. */
    private static final class Neck {

        static final List<Long> INPUTS = LongStream.range(0, 2_000).boxed().toList();
        /** More than there are cores for: on a busy machine some of them run at the same moment. */
        static final int THREADS = 8;
        static final int ROUNDS = 120;
        /** On a free machine a race shows within some hundredths of a second; with ten others at each core it took nearly one second. */
        static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(1_200);
        private static final int LOOKS = 1_000;

        private final AtomicIntegerArray done = new AtomicIntegerArray(INPUTS.size());
        private final AtomicInteger came = new AtomicInteger();

        long pass(long input) {
            done.incrementAndGet((int) input);
            int me = came.incrementAndGet();
            if (me % 2 == 1) {
                for (int look = 1; came.get() == me && look <= LOOKS; look++) if (look % (LOOKS / 2) == 0) Thread.yield();
            } else {
                for (int i = me / 2 % 8; i > 0; i--) came.get();           // the other one sees it a little later
            }
            return input;
        }

        long twice() {
            return count(2, Integer.MAX_VALUE);
        }

        long never() {
            return count(0, 0);
        }

        /** Whether each thread did all of them: a number that all share, and that goes wrong, may be set back far, but not so. */
        boolean allByEach() {
            return count(THREADS, Integer.MAX_VALUE) == done.length();
        }

        private long count(int from, int to) {
            long count = 0;
            for (int i = 0; i < done.length(); i++) if (done.get(i) >= from && done.get(i) <= to) count++;
            return count;
        }
    }
}
