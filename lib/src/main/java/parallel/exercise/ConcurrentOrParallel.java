package parallel.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 1.1: two threads have been watched; were both under way together, and were both at work at one moment?
 *
 * <pre>{@code
 * ConcurrentOrParallel.check(MyLook::new)
 * }</pre>
 * <p><b>Failure.</b> What the answer throws is an item of the report. <b>Interrupt.</b> Ends the check, then {@link InterruptedException}.
 * <b>Memory effects.</b> What the answer did <i>happens-before</i> the return. <b>Thread safety.</b> Keeps nothing; safe.
 * <b>Source.</b> The article, "Concurrency" and "Multiprocessing / Parallel Processing"; chapter 1.
 */
public final class ConcurrentOrParallel {

    private ConcurrentOrParallel() { }

    /** What the reader writes. Neither list is empty. */
    public interface Look {

        /**
         * A stretch of time in which a thread had a core.
         *
         * @param start its first moment, 0 or more
         * @param end   the first moment after it
         */
        record Turn(long start, long end) {
            /** @throws IllegalArgumentException if it begins before 0 or is empty */
            public Turn {
                if (start < 0 || end <= start) throw new IllegalArgumentException("a turn is from 0 or later to a later moment, not from " + start + " to " + end);
            }

            @Override
            public String toString() {
                return start + "-" + end;
            }
        }

        /** Whether both threads were under way in the same stretch of time. */
        boolean concurrent(List<Turn> one, List<Turn> other);

        /** Whether both were at work at one moment. */
        boolean parallel(List<Turn> one, List<Turn> other);
    }

    /** Looks at the answer. @throws NullPointerException if it is {@code null} @throws InterruptedException if the calling thread is interrupted */
    public static Report check(Supplier<? extends Look> answer) throws InterruptedException {
        return Exercise.of("1.1", "Concurrent, or parallel?").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private static final int RECORDINGS = 1_000;
        private static final String WHOLE = "Under way is a thread from the start of its first turn to the end of its last, pauses included.";
        private static final String ANY = "Compare every turn of the one with every turn of the other: any two of them may share a moment.";

        private final Supplier<? extends Look> answer;
        private Look look;

        Checks(Supplier<? extends Look> answer) {
            this.answer = answer;
        }

        @BeforeEach
        void make() {
            look = answer.get();
        }

        @Test @Order(1) @DisplayName("one core, in turns: concurrent")
        void inTurns() {
            concurrent(true, turns(0, 10, 20, 30), turns(12, 18, 33, 40), WHOLE);
        }

        @Test @Order(2) @DisplayName("one core, in turns: not parallel")
        void notTogether() {
            parallel(false, turns(0, 10, 20, 30), turns(12, 18, 33, 40), "Both are under way, yes, but never at work at one moment: look at the single turns.");
        }

        @Test @Order(3) @DisplayName("one after the other: neither")
        void oneAfterTheOther() {
            concurrent(false, turns(0, 10, 20, 30), turns(40, 50), "The first has ended before the second begins. " + WHOLE);
            parallel(false, turns(0, 10, 20, 30), turns(40, 50), "The first has ended before the second begins.");
        }

        @Test @Order(4) @DisplayName("a handover: not parallel")
        void handover() {
            String hint = "One turn ends at a moment and the other starts at it: that moment belongs to the second alone.";
            parallel(false, turns(0, 10, 20, 30), turns(10, 20), hint);
            concurrent(false, turns(0, 10, 20, 30), turns(30, 40), hint);
        }

        @Test @Order(5) @DisplayName("two cores: parallel, whichever began")
        void whicheverBegan() {
            String hint = "They share a moment, whichever of the two began, and also where the one lies within the other.";
            parallel(true, turns(0, 100), turns(40, 60), hint);
            parallel(true, turns(40, 60), turns(0, 100), hint);
            concurrent(true, turns(0, 100), turns(40, 60), hint);
            concurrent(true, turns(40, 60), turns(0, 100), hint);
        }

        @Test @Order(6) @DisplayName("the third turn of one, the first of the other")
        void ofAnotherNumber() {
            parallel(true, turns(0, 10, 20, 30, 50, 60), turns(55, 58), "Compare every turn of the one with every turn of the other, not only those of the same number.");
        }

        @Test @Order(7) @DisplayName("1,000 made-up recordings")
        void madeUp() {
            var random = new Random(1);
            for (int i = 0; i < RECORDINGS; i++) {
                var one = someTurns(random);
                var other = someTurns(random);
                concurrent(one.getFirst().start() < other.getLast().end() && other.getFirst().start() < one.getLast().end(), one, other, WHOLE);
                parallel(moments(one).stream().anyMatch(moments(other)::contains), one, other, ANY);
            }
        }

        private void concurrent(boolean expected, List<Look.Turn> one, List<Look.Turn> other, String hint) {
            is("concurrent", expected, look.concurrent(one, other), one, other, hint);
        }

        private void parallel(boolean expected, List<Look.Turn> one, List<Look.Turn> other, String hint) {
            is("parallel", expected, look.parallel(one, other), one, other, hint);
        }

        private static void is(String what, boolean expected, boolean came, List<Look.Turn> one, List<Look.Turn> other, String hint) {
            Expect.that(what + "(" + one + ", " + other + ")", expected, came, hint);
        }

        private static List<Look.Turn> turns(long... moments) {
            List<Look.Turn> turns = new ArrayList<>();
            for (int i = 0; i < moments.length; i += 2) turns.add(new Look.Turn(moments[i], moments[i + 1]));
            return List.copyOf(turns);
        }

        private static List<Look.Turn> someTurns(Random random) {
            List<Look.Turn> turns = new ArrayList<>();
            long now = random.nextInt(20);
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                long end = now + 1 + random.nextInt(6);
                turns.add(new Look.Turn(now, end));
                now = end + 1 + random.nextInt(6);
            }
            return List.copyOf(turns);
        }

        /** Counted one by one: another way than the reader's. */
        private static List<Long> moments(List<Look.Turn> turns) {
            List<Long> moments = new ArrayList<>();
            for (Look.Turn turn : turns) for (long moment = turn.start(); moment < turn.end(); moment++) moments.add(moment);
            return moments;
        }
    }
}
