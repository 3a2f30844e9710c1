package parallel.bench;

import java.util.ArrayList;
import java.util.List;
import parallel.measure.Comparison;
import parallel.measure.Experiment;
import parallel.measure.Timings;
import parallel.strategy.Strategy;
import parallel.workload.PrimeCheck;

/** The same experiment with two strategies, again and again: what does it say how often? */
final class Duel {

    private int faster;
    private int slower;
    private int noted;
    private final List<Double> ratios = new ArrayList<>();
    private double nanos;

    /** Runs so many experiments, a notebook's usual ones. */
    static Duel of(Workload workload, Strategy one, Strategy other, int runs) throws InterruptedException {
        Duel duel = new Duel();
        List<Long> inputs = workload.inputs();
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            Timings timings = Experiment.on(inputs, PrimeCheck.TASK).called(workload.title()).compare(other, one);
            duel.count(timings.compare(one.name(), other.name()), !timings.notes().isEmpty(), System.nanoTime() - start);
        }
        return duel;
    }

    private void count(Comparison comparison, boolean withNote, long took) {
        if (comparison.faster()) faster++;
        if (comparison.slower()) slower++;
        if (withNote) noted++;
        ratios.add(comparison.ratio());
        nanos += took;
    }

    int runs() {
        return ratios.size();
    }

    int faster() {
        return faster;
    }

    int slower() {
        return slower;
    }

    int undecided() {
        return runs() - faster - slower;
    }

    /** In how many runs the experiment had something to say about itself. */
    int noted() {
        return noted;
    }

    double secondsEach() {
        return nanos / runs() / 1e9;
    }

    /** The middle ratio and the range of all. */
    String ratios() {
        double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return "%s (%s to %s)".formatted(Median.figures(Median.middle(sorted)), Median.figures(sorted[0]),
                Median.figures(sorted[sorted.length - 1]));
    }
}
