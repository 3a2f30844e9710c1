package parallel.exercise;

import java.time.Duration;
import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 6.1: what each of the article's four threads does with the queue that they share, until it is empty.
 *
 * <p>The queue is thread-safe, lets another thread in after each of its steps, and says so when it is asked for ever.
 * <pre>{@code
 * TakeUntilEmpty.check((numbers, check) -> { … })      // a Report
 * }</pre>
 * <p><b>Failure.</b> None: what the reader's code throws is reported. <b>Interrupt.</b> Ends the examination and its threads, then {@link InterruptedException}. No thread is left behind.
 * <b>Memory effects.</b> Those of a concurrent queue: to put in <i>happens-before</i> to take out. <b>Thread safety.</b> Keeps nothing.
 * <b>Source.</b> The article, "The Concurrent Way 2"; chapter 6.
 */
public final class TakeUntilEmpty {

    /** What the reader writes. */
    @FunctionalInterface
    public interface Worker {
        /**
         * Checks numbers as long as there are some; called by several threads with the same queue.
         *
         * @param numbers the queue, safe to use by many threads at once; nobody puts anything in any more
         * @param check   what is to be done with each number, once
         */
        void work(Queue<Long> numbers, Consumer<Long> check);
    }

    private TakeUntilEmpty() { }

    /**
     * Examines an answer.
     *
     * @param answer what one of the threads does
     * @throws NullPointerException if it is {@code null}
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static Report check(Worker answer) throws InterruptedException {
        return Exercise.of("6.1", "Take until it is empty").check(Checks.class, answer);
    }

    /** Numbers to be checked. Each call is safe by itself. */
    private static final class Shared extends AbstractQueue<Long> {

        /** Whoever gets nothing so often has not understood that nothing will come. */
        private static final int MOST_NOTHING = 1_000;

        private final ConcurrentLinkedQueue<Long> numbers;
        private final WorstMoment moment;
        private final ThreadLocal<Integer> nothing = ThreadLocal.withInitial(() -> 0);

        Shared(Collection<Long> numbers, WorstMoment moment) {
            this.numbers = new ConcurrentLinkedQueue<>(numbers);
            this.moment = moment;
        }

        private <T> T then(T answer) {
            if (Thread.currentThread().isInterrupted()) throw new CancellationException("told to end");
            if (numbers.isEmpty()) {
                nothing.set(nothing.get() + 1);
                if (nothing.get() > MOST_NOTHING) throw Expect.failed("the empty queue", "nobody asks any more", "asked " + MOST_NOTHING + " times, and asked on", Checks.FOR_EVER);
            }
            moment.here();
            return answer;
        }

        @Override
        public Long poll() {
            return then(numbers.poll());
        }

        @Override
        public Long peek() {
            return then(numbers.peek());
        }

        @Override
        public boolean isEmpty() {
            return then(numbers.isEmpty());
        }

        @Override
        public int size() {
            return then(numbers.size());
        }

        @Override
        public boolean remove(Object number) {
            return then(numbers.remove(number));
        }

        @Override
        public boolean offer(Long number) {
            return then(numbers.offer(number));
        }

        @Override
        public Iterator<Long> iterator() {
            return numbers.iterator();
        }
    }

    @Examination
    static final class Checks {

        static final String FOR_EVER = "The queue is empty and stays so, and the worker goes on asking: an empty queue answers poll() with null, and that is the sign to stop.";

        private static final int WORKERS = 4;
        private static final long STUCK_NANOS = Duration.ofMillis(200).toNanos();
        private static final String ALONE = "One worker, nobody else there: it takes one number after the other out of the queue, checks it, and ends when there is none left.";
        private static final String GONE = "There was a number when you asked, and it was gone when you took it: another worker came between. To ask and to take must be one call.";
        private static final String TWICE = "Two workers had the same number in their hands: who only looks at it leaves it there for the next one. To see a number and to take it must be one call.";
        private static final String MISSING = "A number was taken out, and nobody checked it: what a worker takes it must check.";
        private static final String ONE_BY_ONE = "While one worker checks, the others wait: whatever lock you hold, let go of it before the work begins. The queue is safe by itself.";

        private final Worker answer;

        Checks(Worker answer) {
            this.answer = answer;
        }

        @Test
        @Order(1)
        @DisplayName("one worker, five numbers")
        @WhenItHangs(FOR_EVER)
        void alone() throws Exception {
            var queue = new Shared(List.of(2L, 3L, 4L, 5L, 97L), new WorstMoment(1));
            var checked = new ConcurrentLinkedQueue<Long>();
            work(queue, checked::add, ALONE);
            Expect.that("checked", List.of(2L, 3L, 4L, 5L, 97L), List.copyOf(checked), ALONE);
            Expect.that("left in the queue", List.of(), List.copyOf(queue.numbers), ALONE);
        }

        @Test
        @Order(2)
        @DisplayName("4 workers share 10 numbers, again and again")
        @WhenItHangs(FOR_EVER)
        void together() throws Exception {
            List<Long> numbers = LongStream.rangeClosed(1, 10).boxed().toList();
            WorstMoment.often(() -> {
                var moment = new WorstMoment(WORKERS);
                var queue = new Shared(numbers, moment);
                var checked = new ConcurrentLinkedQueue<Long>();
                Crowd.of(WORKERS).run(me -> moment.among(() -> work(queue, number -> add(checked, number), GONE)));
                List<Long> different = checked.stream().distinct().sorted().toList();
                Expect.that("checked twice", List.of(), numbers.stream().filter(n -> checked.stream().filter(n::equals).count() > 1).toList(), TWICE);
                Expect.that("checked", numbers, different, MISSING);
            });
        }

        @Test
        @Order(3)
        @DisplayName("4 workers, and each check takes its time")
        @WhenItHangs(FOR_EVER)
        void sideBySide() throws Exception {
            var queue = new Shared(LongStream.rangeClosed(1, 8).boxed().toList(), new WorstMoment(1));
            var two = new CountDownLatch(2);
            Set<Thread> workers = ConcurrentHashMap.newKeySet();
            Crowd.of(WORKERS).run(me -> {
                workers.add(Thread.currentThread());
                work(queue, number -> {
                    two.countDown();
                    Expect.isTrue(met(two, workers), "two workers", "check at the same time", "one checks, and the others wait", ONE_BY_ONE);
                }, GONE);
            });
        }

        /** Whether a second one comes. The first waits as long as one of the others can move: where none can for a while, they wait for it. */
        private static boolean met(CountDownLatch two, Set<Thread> workers) {
            try {
                for (long since = System.nanoTime(); !two.await(1, TimeUnit.MILLISECONDS); ) {
                    if (workers.size() < WORKERS || workers.stream().anyMatch(each -> each != Thread.currentThread() && each.getState() == Thread.State.RUNNABLE)) since = System.nanoTime();
                    if (System.nanoTime() - since > STUCK_NANOS) return false;
                }
                return true;
            } catch (InterruptedException told) {
                throw new CancellationException("told to end");
            }
        }

        private static void add(Collection<Long> checked, Long number) {
            Expect.isTrue(number != null, "to be checked", "a number", "null", GONE);
            checked.add(number);
        }

        private Void work(Queue<Long> queue, Consumer<Long> check, String hint) throws Exception {
            return Expect.returns("a worker", () -> {
                answer.work(queue, check);
                return null;
            }, hint);
        }
    }
}
