package parallel.measure;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Measurements that nobody made. */
final class MadeUp {

    static final Machine MACHINE = new Machine(2, "JDK 25", "Test");

    private MadeUp() { }

    /** A clock, and else nothing that moves. */
    static Sampler.Gauges gauges(LongSupplier clock) {
        return new Sampler.Gauges(clock, () -> 0, () -> 0, () -> { });
    }

    static Timing timing(String name, double... nanos) {
        return new Timing(name, nanos[0], DoubleStream.of(nanos).boxed().toList());
    }

    static Timings timings(Timing... rows) {
        return new Timings("test", List.of(rows), MACHINE, List.of());
    }

    /** Eight rounds around a middle, 5 % up and down. */
    static Timing around(String name, double middle) {
        return timing(name, IntStream.range(0, 8).mapToDouble(i -> middle * (0.95 + 0.1 * ((i * 3) % 8) / 7))
                .toArray());
    }

    /** A lane with spans from the first of these to the second, from the third to the fourth, and so on. */
    static Timeline.Lane lane(String name, double... ends) {
        return new Timeline.Lane(name, IntStream.range(0, ends.length / 2)
                .mapToObj(i -> new Timeline.Span(ends[2 * i], ends[2 * i + 1])).toList());
    }

    static Timeline timeline(double nanos, Timeline.Lane... lanes) {
        return new Timeline("test", "at work", nanos, List.of(lanes), MACHINE, List.of());
    }
}
