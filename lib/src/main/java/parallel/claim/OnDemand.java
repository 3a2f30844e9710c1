package parallel.claim;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import parallel.Interrupts;
import parallel.measure.Machine;
import parallel.measure.Stages;

/**
 * What the ledger checks when it is asked to: the checks that are due, one after the other under one bar, and what they find kept.
 *
 * @param folder  where findings are kept
 * @param checks  all that can be checked, in the article's order
 * @param clock   the time
 * @param machine what runs programs in a language here
 */
record OnDemand(Path folder, List<Check> checks, Clock clock, Function<Language, Machine> machine) {

    /** A check, and those of its statements that are wanted: the others stay as a chapter, which takes more time for them, has found them. */
    private record Due(Check check, SortedSet<Integer> wanted) { }

    /** The checks with something missing, older than this, or from another machine. */
    List<Check> due(Duration olderThan) {
        return dueNow(olderThan).stream().map(Due::check).toList();
    }

    List<Finding> check(Duration olderThan) throws InterruptedException {
        return run(dueNow(olderThan));
    }

    List<Finding> recheck(int... statements) throws InterruptedException {
        SortedSet<Integer> asked = Arrays.stream(statements).boxed().collect(Collectors.toCollection(TreeSet::new));
        SortedSet<Integer> known = checks.stream().flatMap(check -> check.statements().stream()).collect(Collectors.toCollection(TreeSet::new));
        if (asked.isEmpty()) throw new IllegalArgumentException("name one statement at least");
        for (int each : asked) if (!known.contains(each)) throw new IllegalArgumentException("no check answers statement " + each + "; there are checks of " + known);
        return run(due((check, statement) -> asked.contains(statement)));
    }

    LedgerView view() {
        return LedgerView.of(checks, Ledger.all(folder), clock.instant());
    }

    private List<Due> dueNow(Duration olderThan) {
        if (olderThan.isNegative()) throw new IllegalArgumentException("an age of 0 or more, not " + olderThan);
        Map<String, Ledger.Entry> kept = kept();
        return due((check, statement) -> {
            Ledger.Entry entry = kept.get(key(statement, check.language()));
            return entry == null || !sameMachine(entry) || Duration.between(entry.at(), clock.instant()).compareTo(olderThan) >= 0;
        });
    }

    private interface Wanted {
        boolean test(Check check, int statement);
    }

    private List<Due> due(Wanted wanted) {
        List<Due> due = new ArrayList<>();
        for (Check check : checks) {
            SortedSet<Integer> some = check.statements().stream().filter(statement -> wanted.test(check, statement)).collect(Collectors.toCollection(TreeSet::new));
            if (!some.isEmpty()) due.add(new Due(check, some));
        }
        return due;
    }

    private List<Finding> run(List<Due> due) throws InterruptedException {
        var found = new TreeMap<String, Finding>();                  // its keys sort as the article does, Java first
        try (var stages = new Stages(due.stream().map(each -> each.check.about()).toList())) {
            for (Due each : due) {
                if (Thread.interrupted()) throw new InterruptedException("interrupted before " + each.check.section());
                for (Finding finding : run(each, stages)) found.put(key(finding.statement(), finding.language()), finding);
            }
        }
        return List.copyOf(found.values());
    }

    private List<Finding> run(Due due, Stages stages) throws InterruptedException {
        try {
            List<Finding> found = stages.run(due.check.section(), due.check::run).stream().filter(each -> due.wanted.contains(each.statement())).toList();
            return Ledger.keep(found, folder, clock, machine);
        } catch (Exception | LinkageError failure) {                 // an error of linking: a library that this machine lacks
            Interrupts.rethrow(failure, "in " + due.check.section());
            return failed(due, failure);
        }
    }

    /** A finding of this machine, however old, says more than that it could not be found again; so that one stays. */
    private List<Finding> failed(Due due, Throwable failure) {
        Map<String, Ledger.Entry> kept = kept();
        String why = failure instanceof NotHereException ? words(failure) : "the check failed: " + words(failure);
        List<Finding> findings = due.wanted.stream()
                .map(statement -> new Finding(statement, sentence(statement, kept), Verdict.NOT_MEASURABLE, why, due.check.language())).toList();
        Predicate<Finding> better = each -> Optional.ofNullable(kept.get(key(each.statement(), each.language()))).filter(this::sameMachine).isPresent();
        Ledger.keep(findings.stream().filter(better.negate()).toList(), folder, clock, machine);
        return findings;
    }

    private static String sentence(int statement, Map<String, Ledger.Entry> kept) {
        return Arrays.stream(Language.values()).map(language -> kept.get(key(statement, language))).filter(entry -> entry != null)
                .map(entry -> entry.finding().sentence()).findFirst().orElseGet(() -> Statements.all().rows().get(statement - 1).sentence());
    }

    private static String words(Throwable failure) {
        String said = failure.getMessage() == null ? "" : failure.getMessage().strip();
        return said.isEmpty() ? failure.getClass().getSimpleName() : said.lines().reduce((first, last) -> last).orElseThrow();
    }

    private Map<String, Ledger.Entry> kept() {
        return Ledger.all(folder).stream().collect(Collectors.toMap(entry -> key(entry.finding().statement(), entry.finding().language()), entry -> entry, (a, b) -> b));
    }

    private static String key(int statement, Language language) {
        return String.format(Locale.ROOT, "%03d %d", statement, language.ordinal());
    }

    /** The notebook's kernel does not matter: both run the same JDK. */
    private boolean sameMachine(Ledger.Entry entry) {
        Machine there = entry.machine(), here = machine.apply(entry.finding().language());
        return there.cores() == here.cores() && there.runtime().equals(here.runtime()) && there.system().equals(here.system());
    }
}
