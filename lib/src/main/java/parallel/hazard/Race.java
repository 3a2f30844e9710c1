package parallel.hazard;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import parallel.Given;

/**
 * What two threads do to one thing at the same moment, and what can come of it.
 *
 * <p>One run rarely shows a race; a hundred thousand do. Each run has a fresh state; both threads begin each run together.
 * <pre>{@code
 * new Race<>("two threads add one each", "n++", LostUpdate.Plain::new, LostUpdate.Counter::add, LostUpdate.Counter::add,
 *         counter -> "" + counter.value(), LostUpdate.OUTCOMES).run()
 * }</pre>
 * <p><b>Failure.</b> What one of the two throws is an outcome, by the name of its class. <b>Interrupt.</b> Ends both threads, then {@link InterruptedException}.
 * <b>Memory effects.</b> Between the two: none but those of their own code. What both did <i>happens-before</i> the look at what came of it.
 * <b>Thread safety.</b> Immutable. <b>Source.</b> The article, "Things to keep in mind"; the form is that of the jcstress samples; chapter 5.
 *
 * @param what     what they do, in a few words
 * @param version  how, in a word or two: that which differs between broken and fixed
 * @param state    makes the state of one run
 * @param one      what the one thread does to it
 * @param other    what the other does
 * @param seen     what came of it, read when both are done
 * @param outcomes what can come, each with why; anything else is told as not foreseen
 */
public record Race<S>(String what, String version, Supplier<? extends S> state, Consumer<? super S> one, Consumer<? super S> other,
        Function<? super S, String> seen, List<Outcome> outcomes) {

    /** How often it is run unless told otherwise. */
    public static final int RUNS = 100_000;
    /** How often it can be run at most. */
    public static final int MOST_RUNS = 100_000_000;

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** @throws IllegalArgumentException if two outcomes look the same */
    public Race {
        Objects.requireNonNull(what, "what is tried is null: give it a name");
        Objects.requireNonNull(version, "the version is null: give it a name, for example \"plain\"");
        Objects.requireNonNull(state, "the state's maker is null: give one, for example a constructor like LostUpdate.Plain::new");
        Objects.requireNonNull(one, "what the one thread does is null: name it");
        Objects.requireNonNull(other, "what the other thread does is null: name it");
        Objects.requireNonNull(seen, "how to see the outcome is null: give a function from the state to a word");
        outcomes = Given.list(outcomes, "the outcomes", "give those that are foreseen");
        Set<String> different = new HashSet<>();
        for (Outcome each : outcomes) {
            if (!different.add(each.seen())) throw new IllegalArgumentException(what + ": two outcomes are seen as '" + each.seen() + "'");
        }
    }

    /** Runs it {@value #RUNS} times. */
    public Outcomes run() throws InterruptedException {
        return run(RUNS);
    }

    /**
     * Runs it so many times; fewer if that would take longer than ten seconds, as it may on one core.
     *
     * @param runs 1 to {@value #MOST_RUNS}
     * @throws IllegalArgumentException if the number is out of range
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public Outcomes run(int runs) throws InterruptedException {
        if (runs < 1 || runs > MOST_RUNS) throw new IllegalArgumentException("runs of a race: 1 to " + MOST_RUNS + ", not " + runs);
        return Outcomes.of(this, new Lockstep<S>(this).run(runs, LONGEST));
    }

    /** A version's name from its class: {@code TakeIfFree} is "take if free". */
    static String version(Supplier<?> maker) {
        Objects.requireNonNull(maker, "the maker is null: give a constructor like LostUpdate.Plain::new");
        Object made = Objects.requireNonNull(maker.get(), "the maker made null: give a constructor like LostUpdate.Plain::new");
        return made.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
