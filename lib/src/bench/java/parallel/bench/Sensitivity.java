package parallel.bench;

import java.util.List;
import parallel.Task;
import parallel.strategy.Strategy;

/**
 * Does an experiment see a difference of ten per cent? A strategy beside itself, each call of which then spins for a tenth of the time
 * that it took: slower by a tenth whatever the strategy spends its time on, where a tenth more tasks would be less than that.
 */
final class Sensitivity implements Part {

    private static final List<Case> CASES = List.of(
            new Case(Workload.MILLISECOND, Way.SEQUENTIAL), new Case(Workload.MILLISECOND, Way.THREAD_POOL),
            new Case(Workload.TENS_OF_MILLISECONDS, Way.SEQUENTIAL), new Case(Workload.TENS_OF_MILLISECONDS, Way.THREAD_POOL));

    /** The same way, a tenth slower. */
    private record TenthSlower(Strategy way) implements Strategy {

        @Override
        public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
            long start = System.nanoTime();
            List<R> answers = way.map(inputs, task);
            long now = System.nanoTime();
            long end = now + (now - start) / 10;
            while (System.nanoTime() < end) Thread.onSpinWait();
            return answers;
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
        Table table = new Table("Sensitivity: a strategy beside itself made 10 % slower", "list", "strategy", "runs", "found slower",
                "no difference found", "found faster", "ratio, middle (range)", "runs with a note", "seconds each");
        for (Case each : CASES) {
            try (Strategy more = new TenthSlower(each.way().make()); Strategy plain = each.way().make()) {
                Duel duel = Duel.of(each.workload(), more, plain, settings.runs());
                table.row(each.workload().title(), each.way().title(), duel.runs(), duel.slower(), duel.undecided(), duel.faster(),
                        duel.ratios(), duel.noted(), duel.secondsEach());
                say("%s, %s: found slower in %d of %d", each.workload().title(), each.way().title(), duel.slower(), duel.runs());
            }
        }
        table.line("Aim: found slower in 90 of 100.");
        return table;
    }
}
