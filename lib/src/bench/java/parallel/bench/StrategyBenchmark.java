package parallel.bench;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import parallel.strategy.Sequential;
import parallel.strategy.Strategy;
import parallel.workload.PrimeCheck;

/** JMH's side of {@link Agreement}: one call of one strategy on one list. */
@State(Scope.Benchmark)
public class StrategyBenchmark {

    /** The list. */
    @Param
    public Workload workload;
    /** The strategy. */
    @Param
    public Way way;

    private List<Long> inputs;
    private Strategy strategy;

    /** Makes the strategy, and refuses one that answers wrongly. */
    @Setup
    public void prepare() throws InterruptedException {
        inputs = workload.inputs();
        strategy = way.make();
        Answers.mustBeEqual(way, map(), new Sequential().map(inputs, PrimeCheck.TASK));
    }

    /** What is timed. */
    @Benchmark
    public List<Boolean> map() throws InterruptedException {
        return strategy.map(inputs, PrimeCheck.TASK);
    }

    /** Ends a kept pool. */
    @TearDown
    public void close() {
        strategy.close();
    }
}
