package parallel.claim;

import java.util.ArrayList;
import java.util.List;
import parallel.Given;
import parallel.measure.Timing;
import parallel.measure.Timings;
import parallel.strategy.Strategy;
import parallel.workload.ChildJvm;
import parallel.workload.Numbers;
import parallel.workload.PrimeCheck;

/**
 * The article's method: each of its four ways run once, cold, with a stopwatch.
 *
 * <p>In a notebook a way is cold only the first time that anything uses it. So each way gets a fresh JVM here, which runs it once and
 * ends. An {@link parallel.measure.Experiment} shows what the same way takes once it is warm.
 * <pre>{@code
 * ColdRun.beside(four, 1, 100)      // the experiment's rows, each with its cold run as first run
 * }</pre>
 * <p><b>Failure, interrupt.</b> As {@link ChildJvm}. <b>Source.</b> The article, the four printed times; chapter 6.
 */
public final class ColdRun {

    private ColdRun() { }

    /**
     * The same timings, with one cold run in a JVM of its own in place of each way's first run.
     *
     * @param warm  an experiment with {@link Article#ways()} on the same numbers
     * @param first the first number
     * @param count how many numbers, 1 or more
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static Timings beside(Timings warm, long first, int count) throws InterruptedException {
        Given.made(warm, "the timings are");
        Numbers.from(first, count);                          // refuses what the child would
        List<Timing> rows = new ArrayList<>();
        for (Strategy way : Article.ways()) {
            String nanos = ChildJvm.run(ColdRun.class, List.of(), way.name(), String.valueOf(first), String.valueOf(count));
            rows.add(new Timing(way.name(), 0, Double.parseDouble(nanos), warm.of(way.name()).rounds()));
        }
        return new Timings(warm.what() + "; first run in a fresh JVM", rows, warm.machine(), warm.notes());
    }

    /** The child's program: the way's name, the first number, how many. Prints the nanoseconds of one run. */
    public static void main(String[] arguments) throws InterruptedException {
        Strategy way = Article.ways().stream().filter(each -> each.name().equals(arguments[0])).findFirst().orElseThrow();
        List<Long> numbers = Numbers.from(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
        long start = System.nanoTime();
        List<Boolean> answers = way.map(numbers, PrimeCheck.TASK);
        long nanos = System.nanoTime() - start;
        if (answers.size() != numbers.size()) throw new IllegalStateException(answers.size() + " answers");
        System.out.println(nanos);
    }
}
