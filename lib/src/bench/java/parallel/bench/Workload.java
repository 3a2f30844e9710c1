package parallel.bench;

import java.util.List;
import java.util.function.Supplier;
import parallel.workload.Numbers;

/**
 * The lists of numbers that are checked: from some microseconds to most of a second, done one after the other.
 *
 * <p>The numbers are fixed, so JMH's forks and an experiment do the same work. A prime near <i>n</i> takes &radic;<i>n</i>/2 divisions
 * of some 2 ns, on the machine where the sizes were chosen.
 */
public enum Workload {
    /** The article's list, too small for threads. */
    SMALL("100 numbers 1 to 100", () -> Numbers.range(1, 100)),
    /** A hundred tasks of some 10 microseconds. */
    MILLISECOND("100 primes from 1e8", () -> Numbers.primes(100_000_000L, 100)),
    /** Forty tasks of some 0.4 milliseconds. */
    TENS_OF_MILLISECONDS("40 primes from 2e11", () -> Numbers.primes(200_000_000_000L, 40)),
    /** Forty tasks of some 20 milliseconds. */
    MOST_OF_A_SECOND("40 primes from 4e14", () -> Numbers.primes(400_000_000_000_000L, 40));

    private final String title;
    private final Supplier<List<Long>> inputs;

    Workload(String title, Supplier<List<Long>> inputs) {
        this.title = title;
        this.inputs = inputs;
    }

    String title() {
        return title;
    }

    List<Long> inputs() {
        return inputs.get();
    }
}
