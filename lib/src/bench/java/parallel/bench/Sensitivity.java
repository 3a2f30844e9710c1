package parallel.bench;

import java.util.ArrayList;
import java.util.List;
import parallel.Task;
import parallel.strategy.Strategy;

/**
 * Does an experiment see a difference of ten percent? A strategy beside itself with a tenth of its tasks done twice.
 *
 * <p>Where threads cost as much as the work, a tenth more work is less than a tenth more time: the ratio says how much it was.
 */
final class Sensitivity implements Part {

    private record Case(Workload workload, Way way) { }

    private static final List<Case> CASES = List.of(
            new Case(Workload.MILLISECOND, Way.SEQUENTIAL), new Case(Workload.MILLISECOND, Way.THREAD_POOL),
            new Case(Workload.TENS_OF_MILLISECONDS, Way.SEQUENTIAL), new Case(Workload.TENS_OF_MILLISECONDS, Way.THREAD_POOL));

    /** The same way with the first tenth of its inputs once more, and the answers to those dropped. */
    private record TenthMore(Strategy way) implements Strategy {

        @Override
        public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
            List<T> more = new ArrayList<>(inputs);
            more.addAll(inputs.subList(0, inputs.size() / 10));
            return this.way.<T, R>map(more, task).subList(0, inputs.size());
        }

        @Override
        public void close() {
            way.close();
        }
    }

    @Override
    public String name() {
        return "sensitivity";
    }

    @Override
    public Table run(Settings settings) throws InterruptedException {
        Table table = new Table("Sensitivity: a strategy beside itself with 10 % more work", "list", "strategy", "runs", "found slower",
                "no difference found", "found faster", "ratio, middle (range)", "runs with a note", "seconds each");
        for (Case each : CASES) {
            try (Strategy more = new TenthMore(each.way.make()); Strategy plain = each.way.make()) {
                Duel duel = Duel.of(each.workload, more, plain, settings.runs());
                table.row(each.workload.title(), each.way.title(), duel.runs(), duel.slower(), duel.undecided(), duel.faster(),
                        duel.ratios(), duel.noted(), duel.secondsEach());
                say("%s, %s: found slower in %d of %d", each.workload.title(), each.way.title(), duel.slower(), duel.runs());
            }
        }
        table.line("Aim: found slower in 90 of 100.");
        return table;
    }
}
