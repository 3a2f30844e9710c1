package parallel.exercise;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import parallel.workload.PrimeCheck;

/**
 * Exercise 9.2: the primes of a list, in its order, by a task that halves the list, and the halves again: one half is put aside, the other done, and their answers are joined.
 *
 * <p>The pool is the check's own, so that all its threads can be seen at work at the same time, on one core as on many.
 * <pre>{@code
 * ForkAndJoin.check(MyPrimes::new)
 * }</pre>
 * <p><b>Failure.</b> {@link NullPointerException} if there is no answer; all that the answer does wrong is in the report. <b>Interrupt.</b> Ends the check and its pool, then
 * {@link InterruptedException}. <b>Memory effects.</b> What a task did <i>happens-before</i> the return of its {@code join}. <b>Thread safety.</b> Keeps nothing; safe.
 * <b>Source.</b> Doug Lea, "A Java Fork/Join Framework" (2000); chapter 9, "Who is done steals some".
 */
public final class ForkAndJoin {

    private static final int THREADS = 4;
    private static final int MOST = 40, MANY = 16 * THREADS;

    private ForkAndJoin() { }

    /** Examines an answer. @param answer makes the task for a list and for the question whether one of its numbers is prime, for example {@code MyPrimes::new} */
    public static Report check(BiFunction<? super List<Long>, ? super LongPredicate, ? extends ForkJoinTask<List<Long>>> answer) throws InterruptedException {
        return Exercise.of("9.2", "Halve it, and halve the halves").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private static final String END = "A part was halved for ever: half of one number is none, and one again is left. What is small enough is worked off in a loop, without another task.";
        private static final String LOST = "Numbers are missing, or too many. Do the two halves meet, and is the answer of the part that was put aside fetched by join()?";
        private static final String ORDER = "All are there, and not in the order of the list. compute() does one half first and join() comes last: but the left half's primes belong before the "
                + "right half's. And each part needs a list of its own: in one that all tasks share, who comes first stands first.";
        private static final String TWICE = "A number was asked twice: what fork() puts aside is done by whoever is free, and was done by compute() as well. Each part belongs to one of the two.";
        private static final String ALONE = "One thread did it all, and the others had nothing to steal. fork() puts a part aside, compute() does the other one, and only then join() fetches: "
                + "who joins at once waits, and who computes both has put nothing aside.";
        private static final String ONCE = "Not all threads had something to do: was the list halved only once? A half is a list, too: let the same kind of task halve it.";
        private static final String FAILURE = "A number could not be checked, and nobody heard of it. What a part throws comes out of its join(): let it go on.";
        private static final String THREW = "All numbers could be checked, and yet your task threw.";

        private final BiFunction<List<Long>, LongPredicate, ForkJoinTask<List<Long>>> answer;

        Checks(BiFunction<List<Long>, LongPredicate, ForkJoinTask<List<Long>>> answer) {
            this.answer = answer;
        }

        @Test @Order(1) @DisplayName("lists of 0 to 40 numbers")
        @WhenItHangs(END)
        void allThere() throws Exception {
            for (int size = 0; size <= MOST; size++) {
                List<Long> numbers = numbers(size), expected = numbers.stream().filter(PrimeCheck::isPrime).toList();
                Map<Long, Integer> asked = new ConcurrentHashMap<>();
                List<Long> came = returned(numbers, n -> {
                    asked.merge(n, 1, Integer::sum);
                    return PrimeCheck.isPrime(n);
                });
                asked.forEach((n, times) -> Expect.that("the number " + n + ", of " + numbers.size() + ", was asked", "once", times == 1 ? "once" : times + " times", TWICE));
                String what = "the primes of " + numbers;
                Expect.isTrue(came != null, what, expected.toString(), "null", "Return the list of primes; of none an empty one.");
                Expect.that(what, expected, came, came.size() == expected.size() && came.containsAll(expected) ? ORDER : LOST);
            }
        }

        @Test @Order(2) @DisplayName("64 numbers, a pool of four threads")
        @WhenItHangs(END)
        void allAtWork() throws Exception {
            var meeting = new Meeting(THREADS);
            List<Long> numbers = numbers(MANY);
            List<Long> came = returned(numbers, n -> {
                try {
                    meeting.come();
                } catch (InterruptedException told) {
                    Thread.currentThread().interrupt();
                }
                return PrimeCheck.isPrime(n);
            });
            Expect.isTrue(!meeting.inVain(), "at work at the same time", THREADS + " threads", "" + meeting.most(), meeting.most() == 1 ? ALONE : ONCE);
            Expect.that("the primes", numbers.stream().filter(PrimeCheck::isPrime).toList(), came, ORDER);
        }

        @Test @Order(3) @DisplayName("a number that cannot be checked")
        @WhenItHangs(END)
        void failure() throws Exception {
            List<Long> numbers = numbers(MOST);
            for (long bad : List.of(numbers.getFirst(), numbers.get(MOST / 2), numbers.getLast())) {
                Expect.fails("the failure", IllegalStateException.class, () -> primes(numbers, n -> {
                    if (n == bad) throw new IllegalStateException(n + " cannot be checked");
                    return PrimeCheck.isPrime(n);
                }), FAILURE);
            }
        }

        /** Every number once, small and large by turns, so that a wrong order shows. */
        private static List<Long> numbers(int size) {
            return IntStream.range(0, size).mapToObj(i -> i % 2 == 0 ? i / 2 + 2L : 1_000L - i).toList();
        }

        private List<Long> returned(List<Long> numbers, LongPredicate isPrime) throws Exception {
            return Expect.returns("the primes", () -> primes(numbers, isPrime), THREW);
        }

        /** What the task gives in a pool of its own, when nothing is at work there any more. */
        private List<Long> primes(List<Long> numbers, LongPredicate isPrime) throws Exception {
            var pool = new ForkJoinPool(THREADS);
            var parts = new AtomicInteger();
            try {
                ForkJoinTask<List<Long>> task = answer.apply(new Halved(numbers, parts), isPrime);
                pool.submit(task);
                List<Long> came = task.get();
                pool.awaitQuiescence(1, TimeUnit.SECONDS);
                return came;
            } catch (Exception thrown) {
                boolean endless = parts.get() > Halved.MOST || Causes.of(thrown).anyMatch(StackOverflowError.class::isInstance);
                if (endless) throw Expect.failed("the parts of " + numbers.size() + " numbers", "come to an end", "more and more parts", END);
                throw thrown;
            } finally {
                pool.shutdownNow();
            }
        }
    }

    /** A list that counts its parts: who cuts it without an end would fill all threads and the memory, and no interrupt would stop it. */
    private static final class Halved extends AbstractList<Long> implements RandomAccess {

        /** Far more than anybody needs for some dozens of numbers. */
        static final int MOST = 10_000;

        private final List<Long> numbers;
        private final AtomicInteger parts;

        Halved(List<Long> numbers, AtomicInteger parts) {
            this.numbers = numbers;
            this.parts = parts;
        }

        @Override
        public List<Long> subList(int from, int to) {
            if (parts.incrementAndGet() > MOST) throw new IllegalStateException("a list was cut into more than " + MOST + " parts");
            return new Halved(numbers.subList(from, to), parts);
        }

        @Override
        public Long get(int index) {
            return numbers.get(index);
        }

        @Override
        public int size() {
            return numbers.size();
        }
    }
}
