package parallel.measure;

import java.util.SortedMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import parallel.Given;

/**
 * The two laws that say how many times as fast more workers are, from one number: the serial share, the part of the time in which only one can work.
 *
 * <p>They answer different questions. Amdahl asks how much sooner the <i>same</i> work is done: the serial part stays, and in the end it is all that is left.
 * Gustafson asks how much <i>more</i> is done in the same time, when each worker gets as much as one had: then the serial part does not grow with them.
 * <pre>{@code
 * SpeedupLaw.AMDAHL.speedup(0.05, 64)        // 15.4
 * SpeedupLaw.GUSTAFSON.speedup(0.05, 64)     // 60.9
 * }</pre>
 * <p><b>Source.</b> Amdahl, "Validity of the single processor approach to achieving large scale computing capabilities", 1967; Gustafson, "Reevaluating Amdahl's
 * law", 1988. Chapter 10.
 */
public enum SpeedupLaw {

    /** The same work, sooner; the share is that of one worker's time. */
    AMDAHL("Amdahl", "the same work") {
        @Override
        double of(double serial, double workers) {
            return 1 / (serial + (1 - serial) / workers);
        }

        @Override
        double fit(SortedMap<Integer, Double> speedups) {              // the time is a straight line over 1 - 1/n, which begins at 1/n
            return slope(speedups, n -> 1 - 1.0 / n, (n, speedup) -> 1 / speedup - 1.0 / n);
        }
    },
    /** More work in the same time; the share is that of the time with all workers. */
    GUSTAFSON("Gustafson", "as much work for each") {
        @Override
        double of(double serial, double workers) {
            return workers - serial * (workers - 1);
        }

        @Override
        double fit(SortedMap<Integer, Double> speedups) {
            return slope(speedups, n -> n - 1.0, (n, speedup) -> n - speedup);
        }
    };

    private final String author;
    private final String question;

    SpeedupLaw(String author, String question) {
        this.author = author;
        this.question = question;
    }

    /** Whose law it is. */
    public String author() {
        return author;
    }

    /** How large the work is with more workers, for example {@code "the same work"}. */
    public String question() {
        return question;
    }

    /**
     * How many times as fast so many workers are.
     *
     * @param serial  the part of the time in which only one can work, 0 to 1
     * @param workers how many, 1 or more; a curve may be drawn between whole numbers
     * @throws IllegalArgumentException if one of them is out of range
     */
    public double speedup(double serial, double workers) {
        if (!(serial >= 0 && serial <= 1)) throw new IllegalArgumentException("the serial share must be 0 to 1, not " + serial);
        Given.atLeast(1, workers, "the number of workers");
        return of(serial, workers);
    }

    abstract double of(double serial, double workers);

    /** The serial share that comes closest to these speed-ups, by least squares, in 0 to 1; numbers of workers are 2 and more. */
    abstract double fit(SortedMap<Integer, Double> speedups);

    /** Of the line through the origin. */
    private static double slope(SortedMap<Integer, Double> speedups, IntToDoubleFunction x, ToDoubleBiFunction<Integer, Double> y) {
        double xy = 0, xx = 0;
        for (var point : speedups.entrySet()) {
            double distance = x.applyAsDouble(point.getKey());
            xy += distance * y.applyAsDouble(point.getKey(), point.getValue());
            xx += distance * distance;
        }
        return Math.clamp(xy / xx, 0, 1);
    }
}
