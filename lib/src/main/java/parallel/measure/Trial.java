package parallel.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Pieces of work of any kind, measured side by side with the care of an {@link Experiment}, which compares ways of doing one task.
 *
 * <p>Use it where the pieces differ in what they do: starting an empty thread beside checking a number, say. Results are not compared.
 * <pre>{@code
 * Trial.of("a thread and a method call")
 *         .way("call", () -> PrimeCheck.isPrime(97))
 *         .way("thread", () -> { Thread.ofPlatform().start(() -> {}).join(); return null; })
 *         .run();
 * }</pre>
 * <p><b>Failure, interrupt.</b> What a piece throws ends the trial; a checked exception other than {@link InterruptedException} comes
 * wrapped in {@link IllegalStateException}. <b>Thread safety.</b> Immutable.
 */
public final class Trial {

    private final String what;
    private final List<Sampler.Way> ways;
    private final Duration budget;
    private final Sampler.Gauges gauges;

    private Trial(String what, List<Sampler.Way> ways, Duration budget, Sampler.Gauges gauges) {
        this.what = what;
        this.ways = List.copyOf(ways);
        this.budget = budget;
        this.gauges = gauges;
    }

    /** A trial without pieces yet. */
    public static Trial of(String what) {
        Objects.requireNonNull(what, "what is measured is null: give it a name");
        return new Trial(what, List.of(), null, Sampler.Gauges.REAL);
    }

    /** The same with a clock, and what else is read, of the tests' own. */
    Trial by(Sampler.Gauges madeUp) {
        return new Trial(what, ways, budget, madeUp);
    }

    /** The same with one piece more; the first piece is the baseline. Names must differ. */
    public Trial way(String name, Callable<?> piece) {
        if (name == null || name.isBlank()) throw new IllegalArgumentException("a piece needs a name, not '" + name + "'");
        Objects.requireNonNull(piece, "the piece is null: name the work to be measured");
        List<Sampler.Way> more = new ArrayList<>(ways);
        more.add(new Sampler.Way(name, () -> false, piece, result -> { }));
        return new Trial(what, more, budget, gauges);
    }

    /**
     * The same within about this time for all pieces together; half a second each if not said.
     *
     * @throws IllegalArgumentException if the time is not 10 ms to 10 minutes
     */
    public Trial within(Duration budget) {
        return new Trial(what, ways, Experiment.checked(budget), gauges);
    }

    /**
     * Measures the pieces.
     *
     * @throws InterruptedException     if the calling thread is interrupted
     * @throws IllegalArgumentException if there are no pieces, or two have the same name
     * @throws IllegalStateException    if an abandoned task still keeps a core busy, or a piece throws a checked exception
     */
    public Timings run() throws InterruptedException {
        if (ways.stream().map(Sampler.Way::name).distinct().count() < ways.size()) {
            throw new IllegalArgumentException("two pieces have the same name: " + ways.stream().map(Sampler.Way::name).toList());
        }
        return Experiment.run(what, ways, budget, false, gauges);
    }
}
