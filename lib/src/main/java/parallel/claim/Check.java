package parallel.claim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import parallel.Interrupts;

/**
 * An experiment that can be made again on demand, and the statements of the article that it answers.
 *
 * <p>A {@code *Claims} class judges what a chapter measured; a check measures by itself, in a few seconds, and has the same class judge.
 * <pre>{@code
 * Check.of("Futures", Duration.ofSeconds(2), FutureChecks::check, 109, 110, 111)
 * }</pre>
 * <p><b>Failure.</b> Whatever the experiment throws; {@link Ledger} makes of it a finding that says why. <b>Interrupt.</b> The experiment ends, leaves
 * no thread and no process behind, and throws {@link InterruptedException}. <b>Source.</b> Chapter 8.
 *
 * @param section    where the article says it, for the progress bar, for example {@code "When to use threads"}
 * @param language   what its findings are about
 * @param statements the numbers of the statements it answers; one at least
 * @param about      about how long it takes on two cores; for the progress bar only
 * @param experiment measures and judges: one finding for each statement
 */
public record Check(String section, Language language, SortedSet<Integer> statements, Duration about, Callable<List<Finding>> experiment) {

    /** @throws IllegalArgumentException if there is no statement, or a number is out of range */
    private static final String NO_LANGUAGE = "the language is null: give Language.JAVA or Language.CPYTHON";
    private static final String NO_STATEMENTS = "the statements are null: give the numbers of those that the check answers";

    public Check {
        Objects.requireNonNull(section, "the section is null: give its heading");
        Objects.requireNonNull(language, NO_LANGUAGE);
        Objects.requireNonNull(statements, NO_STATEMENTS);
        Objects.requireNonNull(about, "the time that a check takes is null: say about how long");
        Objects.requireNonNull(experiment, "the check's experiment is null: name what finds the verdicts");
        statements = Collections.unmodifiableSortedSet(new TreeSet<>(statements));
        if (statements.isEmpty()) throw new IllegalArgumentException(section + ": a check answers one statement at least");
        statements.forEach(Finding::checked);
    }

    /** A check in Java of these statements. */
    public static Check of(String section, Duration about, Callable<List<Finding>> experiment, int... statements) {
        Objects.requireNonNull(statements, NO_STATEMENTS);
        return new Check(section, Language.JAVA, Arrays.stream(statements).boxed().collect(Collectors.toCollection(TreeSet::new)), about, experiment);
    }

    /** The same with findings about CPython. */
    public Check inPython() {
        return new Check(section, Language.CPYTHON, statements, about, experiment);
    }

    /**
     * Makes the experiment.
     *
     * @return one finding for each of the statements, in their order; if other programs kept the cores busy meanwhile, it says so
     * @throws IllegalStateException if it answers other statements than these, or in another language
     * @throws Exception             whatever the experiment throws
     */
    List<Finding> run() throws Exception {
        List<String> disturbed = new ArrayList<>();
        List<Finding> found = found(disturbed);
        if (!found.stream().map(Finding::statement).toList().equals(List.copyOf(statements))
                || found.stream().anyMatch(each -> each.language() != language)) {
            throw new IllegalStateException("the check answers " + statements + " in " + language + ", not "
                    + found.stream().map(each -> each.statement() + " in " + each.language()).toList());
        }
        if (disturbed.isEmpty()) return found;
        String busy = disturbed.getFirst().replaceFirst(":.*", "");
        return found.stream().map(each -> new Finding(each.statement(), each.sentence(), each.verdict(), each.because() + ". " + busy, each.language())).toList();
    }

    private List<Finding> found(List<String> disturbed) throws Exception {
        try {
            return ScopedValue.where(Budget.DISTURBED, disturbed).call(experiment::call).stream()
                    .sorted((a, b) -> a.statement() - b.statement()).toList();
        } catch (Exception e) {
            Interrupts.rethrow(e, "in " + section);
            throw e;
        }
    }
}
