package parallel.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import parallel.Given;

/**
 * The ledger as a reader sees it: every statement with its section, its sentence, and its verdict in Java and in CPython.
 *
 * <p><b>Thread safety.</b> Immutable; it shows the ledger of one moment. <b>Source.</b> Chapter 8.
 *
 * @param rows in the article's order, a statement each
 * @param now  the moment; ages count up to it
 */
public record LedgerView(List<Row> rows, Instant now) {

    /**
     * One statement.
     *
     * @param statement its number
     * @param sentence  what the article says, in short; empty as long as nothing is found
     * @param java      what was found in Java; empty if nothing yet, or if nothing is asked in Java
     * @param python    the same in CPython
     * @param checkable the languages in which it can be checked on demand
     */
    public record Row(int statement, String sentence, Optional<Ledger.Entry> java, Optional<Ledger.Entry> python, Set<Language> checkable) {

        /** The row as it is. */
        public Row {
            Finding.checked(statement);
            Objects.requireNonNull(sentence, "the sentence is null: give the article's words");
            Objects.requireNonNull(java, "Java's entry is null: Optional.empty() means none");
            Objects.requireNonNull(python, "CPython's entry is null: Optional.empty() means none");
            checkable = Set.copyOf(Given.list(checkable, "the languages of the checks", "give Language.JAVA, Language.CPYTHON, both or none"));
        }

        private Row(int statement) {
            this(statement, "", Optional.empty(), Optional.empty(), Set.of());
        }

        private Row with(Language language) {
            Set<Language> more = EnumSet.of(language);
            more.addAll(checkable);
            return new Row(statement, sentence, java, python, more);
        }

        private Row with(Ledger.Entry entry) {
            String said = sentence.isEmpty() ? entry.finding().sentence() : sentence;
            return entry.finding().language() == Language.JAVA ? new Row(statement, said, Optional.of(entry), python, checkable)
                    : new Row(statement, said, java, Optional.of(entry), checkable);
        }

        /** Where it stands in the article. */
        public Section section() {
            return Section.of(statement);
        }

        /** What was found in a language. */
        public Optional<Ledger.Entry> in(Language language) {
            return Objects.requireNonNull(language, NO_LANGUAGE) == Language.JAVA ? java : python;
        }
    }

    /** The rows as they are. */
    private static final String NO_LANGUAGE = "the language is null: give Language.JAVA or Language.CPYTHON";

    public LedgerView {
        rows = Given.list(rows, "the rows", "an empty list means that nothing was found yet");
        Objects.requireNonNull(now, "the moment is null: give Instant.now()");
    }

    static LedgerView of(List<Check> checks, List<Ledger.Entry> kept, Instant now) {
        Map<Integer, Row> rows = new TreeMap<>();
        for (Check check : checks) for (int each : check.statements()) rows.put(each, rows.getOrDefault(each, new Row(each)).with(check.language()));
        for (Ledger.Entry entry : kept) {                            // Java's come first, and theirs is the sentence
            int each = entry.finding().statement();
            rows.put(each, rows.getOrDefault(each, new Row(each)).with(entry));
        }
        return new LedgerView(new ArrayList<>(rows.values()), now);
    }

    /** How many statements have this verdict in this language. */
    public long count(Language language, Verdict verdict) {
        Objects.requireNonNull(language, NO_LANGUAGE);
        Objects.requireNonNull(verdict, "the verdict is null: give one of Verdict");
        return rows.stream().flatMap(row -> row.in(language).stream()).filter(entry -> entry.finding().verdict() == verdict).count();
    }

    /** How many statements have a verdict in this language. */
    public long count(Language language) {
        Objects.requireNonNull(language, NO_LANGUAGE);
        return rows.stream().filter(row -> row.in(language).isPresent()).count();
    }

    /** How many statements have other verdicts in Java than in CPython: both known, both measurable. */
    public long differ() {
        return rows.stream().filter(row -> row.java.isPresent() && row.python.isPresent()).filter(row -> {
            Verdict java = row.java.get().finding().verdict(), python = row.python.get().finding().verdict();
            return java != python && java != Verdict.NOT_MEASURABLE && python != Verdict.NOT_MEASURABLE;
        }).count();
    }

    /** The sections that have rows, in the article's order. */
    public List<Section> sections() {
        return rows.stream().map(Row::section).distinct().toList();
    }

    /** The rows of one section only. */
    public LedgerView in(Section section) {
        Objects.requireNonNull(section, "the section is null: give one of Section");
        return new LedgerView(rows.stream().filter(row -> row.section() == section).toList(), now);
    }

    /** How old an entry is, in words: {@code "just now"}, {@code "3 min"}, {@code "2 h"}, {@code "5 days"}. */
    public String age(Ledger.Entry entry) {
        Objects.requireNonNull(entry, "the entry is null: give one of Ledger.all()");
        Duration age = Duration.between(entry.at(), now);
        if (age.toMinutes() < 1) return "just now";                  // and where a clock was set back
        if (age.toHours() < 1) return age.toMinutes() + " min";
        if (age.toDays() < 1) return age.toHours() + " h";
        return age.toDays() == 1 ? "1 day" : age.toDays() + " days";
    }
}
