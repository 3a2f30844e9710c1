package parallel.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import parallel.measure.Experiment;
import parallel.measure.Timings;
import parallel.strategy.Sequential;
import parallel.strategy.SharedQueue;
import parallel.strategy.ThreadPerTask;
import parallel.strategy.ThreadPool;
import parallel.workload.PrimeCheck;

/** Does an experiment notice another process that eats a core? The class is also that process: its {@code main} spins. */
public final class Neighbour implements Part {

    /** A note with this word is the one about the neighbour. */
    private static final String NOTE = "busy";
    /** After the neighbour came or left: what it did before must not count. */
    private static final int SETTLE_MILLIS = 2_000;

    private static volatile long sink;

    Neighbour() { }

    /** The neighbour: says that it is there, then keeps one core busy until it is ended. */
    public static void main(String[] none) {
        Children.endWithParent();
        System.out.println("here");
        for (long i = 0; ; i++) sink = i;
    }

    @Override
    public String name() {
        return "neighbour";
    }

    @Override
    public Table run(Settings settings) throws IOException, InterruptedException {
        int runs = settings.quick() ? 2 : 10;
        Table table = new Table("Neighbour: another process keeps one core busy", "neighbour", "runs", "runs with the note", "aim",
                "sequential ms, middle run", "thread pool ms, middle run");
        Set<String> notes = new LinkedHashSet<>();
        row(table, "none", runs, "at most 1 of 10", notes);
        Process spinner = Children.start(Neighbour.class, List.of());
        try {
            if (spinner.inputReader().readLine() == null) throw new IllegalStateException("the neighbour did not come");
            row(table, "busy", runs, "at least 9 of 10", notes);
        } finally {
            Children.end(spinner);
        }
        table.line("The list: %s. The note is one that contains '%s'.", Workload.MILLISECOND.title(), NOTE);
        notes.forEach(note -> table.line("Noted: %s", note));
        return table;
    }

    private void row(Table table, String neighbour, int runs, String aim, Set<String> notes) throws InterruptedException {
        Thread.sleep(SETTLE_MILLIS);
        Sequential sequential = new Sequential();
        ThreadPool pool = new ThreadPool(4);
        List<Double> alone = new ArrayList<>();
        List<Double> pooled = new ArrayList<>();
        int noted = 0;
        for (int run = 0; run < runs; run++) {
            Timings timings = Experiment.on(Workload.MILLISECOND.inputs(), PrimeCheck.TASK)
                    .compare(sequential, new ThreadPerTask(), new SharedQueue(4), pool);
            if (timings.notes().stream().anyMatch(note -> note.toLowerCase(Locale.ROOT).contains(NOTE))) noted++;
            timings.notes().forEach(note -> notes.add("neighbour " + neighbour + ": " + note));
            alone.add(timings.of(sequential.name()).medianNanos() / 1e6);
            pooled.add(timings.of(pool.name()).medianNanos() / 1e6);
        }
        table.row(neighbour, runs, noted, aim, Median.of(alone).value(), Median.of(pooled).value());
        say("%s: the note in %d of %d runs", neighbour, noted, runs);
    }
}
