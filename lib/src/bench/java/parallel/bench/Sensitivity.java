package parallel.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import parallel.Task;
import parallel.strategy.Strategy;

/**
 * Does an experiment see a difference of ten per cent? A strategy beside itself made slower, in one of two constructions.
 *
 * <p>Each call then spins for a tenth of the time that it took: slower by a tenth whatever the strategy spends its time on, where a tenth
 * more tasks would be less than that. But while the caller spins, its core stays awake, and the next call of a pool is the quicker for it:
 * of short calls on threads, less than a tenth is left, as the ratio shows. So for these every tenth call is also made twice: a tenth more
 * of the same, with many calls to a round.
 */
final class Sensitivity implements Part {

    /** What makes it slower. */
    private enum Construction {
        SPINS("a tenth of each call spun"), TWICE("each tenth call twice");

        private final String title;

        Construction(String title) {
            this.title = title;
        }

        Strategy of(Strategy way) {
            return this == SPINS ? new Spins(way) : new Twice(way, new AtomicInteger());
        }
    }

    private record Trial(Workload workload, Way way, Construction construction) { }

    private static final List<Trial> TRIALS = List.of(
            new Trial(Workload.MILLISECOND, Way.SEQUENTIAL, Construction.SPINS),
            new Trial(Workload.MILLISECOND, Way.THREAD_POOL, Construction.SPINS),
            new Trial(Workload.MILLISECOND, Way.THREAD_POOL, Construction.TWICE),
            new Trial(Workload.TENS_OF_MILLISECONDS, Way.SEQUENTIAL, Construction.SPINS),
            new Trial(Workload.TENS_OF_MILLISECONDS, Way.THREAD_POOL, Construction.SPINS));

    private record Spins(Strategy way) implements Strategy {

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

    private record Twice(Strategy way, AtomicInteger calls) implements Strategy {

        @Override
        public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
            if (calls.incrementAndGet() % 10 == 0) way.map(inputs, task);
            return way.map(inputs, task);
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
        Table table = new Table("Sensitivity: a strategy beside itself made 10 % slower", "list", "strategy", "slower by", "runs",
                "found slower", "no difference found", "found faster", "ratio, middle (range)", "runs with a note", "seconds each");
        for (Trial each : TRIALS) {
            try (Strategy more = each.construction().of(each.way().make()); Strategy plain = each.way().make()) {
                Duel duel = Duel.of(each.workload(), more, plain, settings.runs());
                table.row(each.workload().title(), each.way().title(), each.construction().title, duel.runs(), duel.slower(),
                        duel.undecided(), duel.faster(), duel.ratios(), duel.noted(), duel.secondsEach());
                say("%s, %s, %s: found slower in %d of %d", each.workload().title(), each.way().title(), each.construction().title,
                        duel.slower(), duel.runs());
            }
        }
        table.line("Aim: found slower in 90 of 100.");
        return table;
    }
}
