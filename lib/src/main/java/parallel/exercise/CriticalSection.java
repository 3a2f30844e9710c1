package parallel.exercise;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 6.2: the article's {@code output_prime}, a plain list in which several threads store, and the lock that it needs.
 *
 * <p>The list lets another thread in while one is at work on it, and says so when one comes.
 * <pre>{@code
 * CriticalSection.check(MyOutput::new)      // a Report
 * }</pre>
 * <p><b>Failure.</b> None: what the reader's code throws is reported. <b>Interrupt.</b> Ends the examination and its threads, then {@link InterruptedException}. No thread is left behind.
 * <b>Memory effects.</b> Between the threads: none but those of the reader's code; what they did <i>happens-before</i> the report. <b>Thread safety.</b> Keeps nothing.
 * <b>Source.</b> The article, "output_prime serves as the critical section"; chapter 6.
 */
public final class CriticalSection {

    /** What the reader writes. */
    public interface Output {
        /** Puts it at the end of the list. */
        void store(long prime);

        /** What has been stored until now; what is stored later does not change it. */
        List<Long> primes();
    }

    private CriticalSection() { }

    /**
     * Examines an answer.
     *
     * @param answer makes an output that stores in the list that it is given, which is not safe to use by many threads
     * @throws NullPointerException if it is {@code null}
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static Report check(Function<? super List<Long>, ? extends Output> answer) throws InterruptedException {
        return Exercise.of("6.2", "The critical section").check(Checks.class, answer);
    }

    /** A list that is as plain as {@code ArrayList}, and does not keep silent about it. */
    private static final class Plain extends AbstractList<Long> {

        /** The number that cannot be stored. */
        static final long TOO_MUCH = 13;

        private final List<Long> numbers = new ArrayList<>();
        private final AtomicReference<Thread> inside = new AtomicReference<>();
        private final WorstMoment moment;

        Plain(WorstMoment moment) {
            this.moment = moment;
        }

        private interface Step<T> {
            T make();
        }

        private <T> T alone(Step<T> step) {
            Thread me = Thread.currentThread(), other = inside.compareAndExchange(null, me);
            if (other == me) return step.make();
            if (other != null) throw Expect.failed("in the list", "one thread at a time", "'" + other.getName() + "' and '" + me.getName() + "' at the same moment", Checks.TWO_INSIDE);
            try {
                moment.here();
                return step.make();
            } finally {
                inside.set(null);
            }
        }

        @Override
        public Long get(int index) {
            return alone(() -> numbers.get(index));
        }

        @Override
        public int size() {
            return alone(numbers::size);
        }

        @Override
        public void add(int index, Long number) {
            if (number == TOO_MUCH) throw new IllegalStateException("there is no room for " + number);
            alone(() -> {
                numbers.add(index, number);
                modCount++;
                return null;
            });
        }

        @Override
        public boolean add(Long number) {
            return alone(() -> {
                add(numbers.size(), number);
                return true;
            });
        }

        @Override
        public Object[] toArray() {
            return alone(numbers::toArray);
        }

        @Override
        public <T> T[] toArray(T[] room) {
            return alone(() -> numbers.toArray(room));
        }
    }

    @Examination
    static final class Checks {

        static final String TWO_INSIDE = "Two threads were at work on the list at the same moment, and one may have been reading. Whatever uses it, to store or to read, "
                + "belongs between lock and unlock of one and the same lock.";
        private static final String ALONE = "One thread, nobody else there: what is stored is in the list, in this order, and primes() returns it.";
        private static final String LEAKED = "What primes() handed out goes on changing: it is the list itself, or a window on it, and its reader has no lock. Hand out a copy.";
        private static final String LEFT_LOCKED = "The list threw, and the line that gives the lock back was jumped over: whoever stores next waits for ever. What must happen in any case has a place in Java.";
        private static final String SILENT = "Whoever stores must hear that it failed: let the exception out.";

        private final Function<? super List<Long>, ? extends Output> answer;

        Checks(Function<? super List<Long>, ? extends Output> answer) {
            this.answer = answer;
        }

        @Test
        @Order(1)
        @DisplayName("one thread stores and reads")
        void alone() throws Exception {
            Output output = answer.apply(new Plain(new WorstMoment(1)));
            List<Long> before = Expect.returns("the primes", () -> {
                output.store(2);
                output.store(3);
                return output.primes();
            }, ALONE);
            Expect.that("the primes", List.of(2L, 3L), before, ALONE);
            Expect.returns("store", () -> {
                output.store(5);
                return null;
            }, ALONE);
            Expect.that("the primes that were asked for before 5 was stored", List.of(2L, 3L), before, LEAKED);
            Expect.that("the primes", List.of(2L, 3L, 5L), output.primes(), ALONE);
        }

        @Test
        @Order(2)
        @DisplayName("3 threads store, again and again")
        void storing() throws Exception {
            WorstMoment.often(() -> {
                var moment = new WorstMoment(3);
                Output output = answer.apply(new Plain(moment));
                Crowd.of(3).run(me -> moment.among(() -> store(output, me + 2)));
                Expect.that("the primes, sorted", List.of(2L, 3L, 4L), output.primes().stream().sorted().toList(), ALONE);
            });
        }

        @Test
        @Order(3)
        @DisplayName("one thread reads while another stores, again and again")
        void reading() throws Exception {
            WorstMoment.often(() -> {
                var moment = new WorstMoment(2);
                Output output = answer.apply(new Plain(moment));
                output.store(2);
                Crowd.of(2).run(me -> moment.among(() -> me == 0 ? store(output, 3) : Expect.returns("the primes", output::primes, TWO_INSIDE)));
            });
        }

        @Test
        @Order(4)
        @DisplayName("the list refuses a number")
        @WhenItHangs(LEFT_LOCKED)
        void refused() throws Exception {
            Output output = answer.apply(new Plain(new WorstMoment(1)));
            Expect.fails("store", RuntimeException.class, () -> {
                output.store(Plain.TOO_MUCH);
                return "a return";
            }, SILENT);
            Expect.isTrue(!Parts.unlock(output), "the lock", "given back", "still locked by the thread that failed", LEFT_LOCKED);
            Crowd.of(1).run(me -> store(output, 17));
            Expect.that("the primes", List.of(17L), output.primes(), ALONE);
        }

        private static Void store(Output output, long number) throws Exception {
            return Expect.returns("store", () -> {
                output.store(number);
                return null;
            }, TWO_INSIDE);
        }
    }
}
