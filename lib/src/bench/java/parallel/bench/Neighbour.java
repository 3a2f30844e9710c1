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

/**
 * Does an experiment notice another process that eats a core? The class is also that process: its {@code main} spins.
 *
 * <p>What an experiment's own children use is part of what it measures. So the neighbour must be nobody's child: the process that starts it
 * ends at once.
 */
public final class Neighbour implements Part {

    /** A note with this word is the one about the neighbour. */
    private static final String NOTE = "busy";
    /** After the neighbour came or left: what it did before must not count. */
    private static final int SETTLE_MILLIS = 2_000;

    private static volatile long sink;

    Neighbour() { }

    private static final String STARTER = "starter";

    /**
     * The neighbour: says which process it is, then keeps one core busy until it is ended, or the bench ends.
     *
     * @param arguments the bench's process; with {@value #STARTER} before it, starts the neighbour and ends
     */
    public static void main(String[] arguments) throws IOException {
        String bench = arguments[arguments.length - 1];
        if (arguments[0].equals(STARTER)) {
            Children.command(Neighbour.class, List.of(bench)).inheritIO().start();
            return;
        }
        ProcessHandle.of(Long.parseLong(bench)).ifPresentOrElse(Children::endWith, () -> System.exit(1));
        System.out.println(ProcessHandle.current().pid());
        for (long i = 0; ; i++) sink = i;
    }

    @Override
    public String name() {
        return "neighbour";
    }

    @Override
    public Table run(Settings settings) throws IOException, InterruptedException {
        int runs = settings.quick() ? 1 : 10;
        Table table = new Table("Neighbour: another process keeps one core busy", "neighbour", "runs", "runs with the note", "aim",
                "sequential ms, middle run", "thread pool ms, middle run");
        Set<String> notes = new LinkedHashSet<>();
        row(table, "none", runs, "at most 1 of 10", notes);
        Process starter = Children.start(Neighbour.class, List.of(STARTER, String.valueOf(ProcessHandle.current().pid())));
        String pid = starter.inputReader().readLine();
        if (pid == null) throw new IllegalStateException("the neighbour did not come");
        ProcessHandle spinner = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        try {
            if (starter.waitFor() != 0) throw new IllegalStateException("what started the neighbour failed");
            row(table, "busy", runs, "at least 9 of 10", notes);
        } finally {
            spinner.destroyForcibly();
            spinner.onExit().join();
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
