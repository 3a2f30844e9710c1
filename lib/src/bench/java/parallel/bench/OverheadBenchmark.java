package parallel.bench;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import parallel.strategy.Sequential;
import parallel.workload.PrimeCheck;

/** JMH's part in {@link Overhead}: a hundred tasks of ten microseconds, by a strategy or by plain JDK code. */
@State(Scope.Benchmark)
public class OverheadBenchmark {

    /** Which strategy. */
    @Param
    public Wrapped wrapped;
    /** That strategy itself, or what it wraps. */
    @Param
    public Wrapped.Side side;

    private List<Long> inputs;
    private Wrapped.Work work;

    /** Makes the side that works, and refuses one that answers wrongly. */
    @Setup
    public void prepare() throws Exception {
        inputs = Workload.MILLISECOND.inputs();
        work = wrapped.make(side);
        Answers.mustBeEqual(wrapped + " " + side, map(), new Sequential().map(inputs, PrimeCheck.TASK));
    }

    /** What is timed. */
    @Benchmark
    public List<Boolean> map() throws Exception {
        return work.on(inputs, PrimeCheck.TASK);
    }

    /** Ends a kept pool. */
    @TearDown
    public void close() {
        work.close();
    }
}
