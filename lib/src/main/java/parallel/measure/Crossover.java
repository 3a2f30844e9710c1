package parallel.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import parallel.Given;

/**
 * The same ways on smaller and larger pieces of work: from which piece on do threads pay?
 *
 * @param what   what was varied, for example {@code "100 primes of growing size"}
 * @param points one for each size, in rising order of the work per task; at least two, with the same ways in each
 */
public record Crossover(String what, List<Point> points) {

    /**
     * One size of work.
     *
     * @param workNanos the work in one task, in ns: the baseline's median divided by the number of inputs; above 0
     * @param timings   the ways' times for the whole list; the first row is the sequential baseline
     */
    public record Point(double workNanos, Timings timings) {

        public Point {
            if (!(workNanos >= 0 && workNanos < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException("a task's work takes 0 ns or more, not " + workNanos);
            Given.made(timings, "the timings of a size are");
        }
    }

    /** @throws IllegalArgumentException if there are fewer than two points or their ways differ */
    public Crossover {
        Objects.requireNonNull(what, "what was measured is null: give it a name");
        points = Given.list(points, "the sizes", "give one for each size of work");
        if (points.size() < 2) throw new IllegalArgumentException("a crossover needs two sizes or more, not " + points.size());
        var sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(Point::workNanos));
        for (Point point : sorted) {
            if (!point.timings().names().equals(sorted.getFirst().timings().names())) {
                throw new IllegalArgumentException("each size must be measured with the same ways: "
                        + point.timings().names() + " beside " + sorted.getFirst().timings().names());
            }
        }
        points = List.copyOf(sorted);
    }

    /** The ways compared, the baseline first. */
    public List<String> names() {
        return points.getFirst().timings().names();
    }

    /** The work per task, in ns, from which on the way named beats the baseline at every larger size; empty if it does not. */
    public OptionalDouble paysFromNanos(String name) {
        double[] gain = points.stream().mapToDouble(p ->
                Math.log(p.timings().baseline().medianNanos() / p.timings().of(name).medianNanos())).toArray();
        int first = gain.length;
        while (first > 0 && gain[first - 1] > 0) first--;
        if (first == gain.length) return OptionalDouble.empty();
        if (first == 0) return OptionalDouble.of(points.getFirst().workNanos());
        // between a size that loses and one that gains: where the straight line between them, on log scales, is zero
        double before = Math.log(points.get(first - 1).workNanos());
        double after = Math.log(points.get(first).workNanos());
        double share = -gain[first - 1] / (gain[first] - gain[first - 1]);
        return OptionalDouble.of(Math.exp(before + share * (after - before)));
    }
}
