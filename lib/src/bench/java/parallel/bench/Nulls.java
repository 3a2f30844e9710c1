package parallel.bench;

import java.util.List;
import parallel.strategy.Strategy;

/** Does an experiment keep quiet where there is nothing to be found? One strategy, entered twice under two names. */
final class Nulls implements Part {

    private static final List<Case> CASES = List.of(
            new Case(Workload.SMALL, Way.SEQUENTIAL), new Case(Workload.SMALL, Way.THREAD_POOL),
            new Case(Workload.MILLISECOND, Way.SEQUENTIAL), new Case(Workload.MILLISECOND, Way.THREAD_POOL));

    @Override
    public String name() {
        return "nulls";
    }

    @Override
    public Table run(Settings settings) throws InterruptedException {
        Table table = new Table("Null experiment: one strategy under two names", "list", "strategy", "runs", "no difference found",
                "a faster", "b faster", "ratio a/b, middle (range)", "runs with a note", "seconds each");
        for (Case each : CASES) {
            try (Strategy a = each.way().make().named("a"); Strategy b = each.way().make().named("b")) {
                Duel duel = Duel.of(each.workload(), a, b, settings.runs());
                table.row(each.workload().title(), each.way().title(), duel.runs(), duel.undecided(), duel.faster(), duel.slower(),
                        duel.ratios(), duel.noted(), duel.secondsEach());
                say("%s, %s: no difference found in %d of %d", each.workload().title(), each.way().title(), duel.undecided(), duel.runs());
            }
        }
        table.line("Aim: no difference found in 95 of 100.");
        return table;
    }
}
