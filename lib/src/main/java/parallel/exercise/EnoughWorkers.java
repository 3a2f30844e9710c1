package parallel.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 1.3: from measured speed-ups to the number of workers that is enough, and to what stopped the curve there.
 *
 * <pre>{@code
 * EnoughWorkers.check(MyAdviser::new)
 * }</pre>
 * <p><b>Failure.</b> What the answer throws is an item of the report. <b>Interrupt.</b> Ends the check, then {@link InterruptedException}.
 * <b>Memory effects.</b> What the answer did <i>happens-before</i> the return. <b>Thread safety.</b> Keeps nothing; safe.
 * <b>Source.</b> The article, "in an Ideal scenario, for a 4 core processor, we can have 4 task running in parallel"; chapter 1.
 */
public final class EnoughWorkers {

    private EnoughWorkers() { }

    /** What the reader writes. */
    public interface Adviser {

        /**
         * What was measured with so many workers.
         *
         * @param workers   threads or processes, 1 or more
         * @param speedUp   how many times as fast as one of them, more than 0
         * @param coresBusy CPU time over wall time, 0 or more
         */
        record Point(int workers, double speedUp, double coresBusy) {
            /** @throws IllegalArgumentException if a number is out of range */
            public Point {
                if (workers < 1) throw new IllegalArgumentException("workers: 1 or more, not " + workers);
                if (!(speedUp > 0) || speedUp == Double.POSITIVE_INFINITY) throw new IllegalArgumentException("a speed-up is more than 0 and finite, not " + speedUp);
                if (!(coresBusy >= 0) || coresBusy == Double.POSITIVE_INFINITY) throw new IllegalArgumentException("cores at work: 0 or more and finite, not " + coresBusy);
            }

            @Override
            public String toString() {
                return workers + ": " + speedUp;
            }
        }

        /** What stops a curve. */
        enum Reason {
            /** There are no more cores. */
            CORES,
            /** Cores are left, but the workers wait: for each other, a lock, a server, a disk. */
            WAITING
        }

        /** The smallest number of workers whose speed-up is 0.95 of the best or more. @param curve from few workers to many, not empty */
        int enough(List<Point> curve);

        /** What stopped the curve at this point of it. @param cores those of the machine, 1 or more */
        Reason why(Point bend, int cores);
    }

    /** Looks at the answer. @throws NullPointerException if it is {@code null} @throws InterruptedException if the calling thread is interrupted */
    public static Report check(Supplier<? extends Adviser> answer) throws InterruptedException {
        return Exercise.of("1.3", "How many workers are enough, and why?").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private final Supplier<? extends Adviser> answer;
        private Adviser adviser;

        Checks(Supplier<? extends Adviser> answer) {
            this.answer = answer;
        }

        @BeforeEach
        void make() {
            adviser = answer.get();
        }

        @Test @Order(1) @DisplayName("a curve with one bend")
        void bend() {
            enough(4, "The smallest number of workers is asked for whose speed-up is 0.95 of the best or more. "
                    + "A place in the list is another number: here the steps are 1, 2, 4, 8, 16.",
                    1, 1.00, 2, 1.98, 4, 3.90, 8, 3.85, 16, 3.70);
        }

        @Test @Order(2) @DisplayName("small steps, one after the other")
        void smallSteps() {
            enough(8, "Each step brings less than 5 %, and yet small steps add up: compare with the best of the whole curve, not with the point before.",
                    1, 1.00, 2, 1.04, 3, 1.08, 4, 1.12, 6, 1.16, 8, 1.25);
        }

        @Test @Order(3) @DisplayName("a dip on the way up")
        void dip() {
            enough(6, "Measured numbers scatter, and one dip is not the bend: look at the whole curve before you decide.",
                    1, 1.00, 2, 1.90, 3, 1.85, 4, 3.60, 6, 5.10, 8, 5.05);
        }

        @Test @Order(4) @DisplayName("many that are nearly the best")
        void nearlyTheBest() {
            enough(2, "One is the best by a hair, and another time it would be another: the smallest that comes within 5 % of it is enough.",
                    1, 1.00, 2, 1.97, 3, 1.95, 4, 1.99, 8, 2.01, 16, 1.98);
        }

        @Test @Order(5) @DisplayName("a large speed-up")
        void large() {
            enough(6, "5 % is a part of the best, 0.05 times as much as it, and grows with it.", 1, 1.00, 2, 1.99, 4, 3.94, 6, 5.75, 8, 5.90, 12, 5.82);
        }

        @Test @Order(6) @DisplayName("nothing gained")
        void nothingGained() {
            enough(1, "More workers make it slower here: one is the best, and enough.", 1, 1.00, 2, 0.81, 4, 0.60);
            enough(3, "This curve begins with 3 workers, and they are enough.", 3, 1.00, 4, 0.99);
        }

        @Test @Order(7) @DisplayName("why: all cores are at work")
        void allCores() {
            String hint = "At least nine tenths of the cores were at work: there are no more to be had. How many workers it took does not matter: some of them wait at times.";
            why(Adviser.Reason.CORES, new Adviser.Point(2, 1.97, 1.96), 2, hint);
            why(Adviser.Reason.CORES, new Adviser.Point(16, 3.80, 3.87), 4, hint);
            why(Adviser.Reason.CORES, new Adviser.Point(1, 1.00, 0.99), 1, hint);
        }

        @Test @Order(8) @DisplayName("why: as many workers as cores, and they wait")
        void waiting() {
            String hint = "There were as many workers as cores, but most cores had nothing to do: look at CPU time over wall time. They waited for something else.";
            why(Adviser.Reason.WAITING, new Adviser.Point(8, 4.00, 1.20), 8, hint);
            why(Adviser.Reason.WAITING, new Adviser.Point(4, 1.02, 1.00), 4, hint);
        }

        @Test @Order(9) @DisplayName("why: fewer workers than cores, and they wait")
        void lock() {
            why(Adviser.Reason.WAITING, new Adviser.Point(2, 1.90, 1.95), 8, "Two cores of eight were at work: the cores were not what was missing.");
        }

        private void enough(int expected, String hint, double... numbers) {
            List<Adviser.Point> curve = new ArrayList<>();
            for (int i = 0; i < numbers.length; i += 2) curve.add(new Adviser.Point((int) numbers[i], numbers[i + 1], Math.max(1, numbers[i + 1])));
            int came = adviser.enough(List.copyOf(curve));
            String of = " for " + curve;
            Expect.isTrue(expected == came, "enough workers", expected + of, came + of, hint);
        }

        private void why(Adviser.Reason expected, Adviser.Point bend, int cores, String hint) {
            Adviser.Reason came = adviser.why(bend, cores);
            String of = " with " + bend.workers() + " workers, " + bend.coresBusy() + " of " + cores + " cores at work";
            Expect.isTrue(expected == came, "what stopped the curve", expected + of, came + of, hint);
        }
    }
}
