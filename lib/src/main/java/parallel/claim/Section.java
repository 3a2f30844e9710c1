package parallel.claim;

import java.util.Arrays;

/**
 * The article's sections in its order, and which of its 118 statements stand in each.
 *
 * <p>The headings are the article's, in ordinary letters. <b>Source.</b> The article; the statements as the workbook numbers them.
 */
public enum Section {
    /** Before the first heading. */
    MOTTO("Motto", 1),
    /** "Introduction of parallel processing". */
    INTRODUCTION("Introduction of parallel processing", 2),
    /** "Concurrency". */
    CONCURRENCY("Concurrency", 9),
    /** "Multiprocessing / Parallel Processing". */
    MULTIPROCESSING("Multiprocessing / Parallel processing", 14),
    /** "Threads vs processes". */
    THREADS_VS_PROCESSES("Threads vs processes", 19),
    /** "How's, what's and why's of parallel processing". */
    HOWS_AND_WHYS("How’s, what’s and why’s of parallel processing", 29),
    /** "When to use threads". */
    WHEN_TO_USE_THREADS("When to use threads", 30),
    /** "When not to use threads". */
    WHEN_NOT_TO_USE_THREADS("When not to use threads", 36),
    /** "Things to keep in mind while using threads". */
    THINGS_TO_KEEP_IN_MIND("Things to keep in mind while using threads", 42),
    /** "The anti example of parallel processing". */
    ANTI_EXAMPLE("The anti example of parallel processing", 49),
    /** "The Synchronized Way". */
    SYNCHRONIZED_WAY("The synchronized way", 51),
    /** "The Concurrent Way 1". */
    CONCURRENT_WAY_1("The concurrent way 1", 57),
    /** "The Concurrent Way 2". */
    CONCURRENT_WAY_2("The concurrent way 2", 76),
    /** "The Final Concurrent Way". */
    FINAL_CONCURRENT_WAY("The final concurrent way", 93),
    /** "Concurrent". */
    CONCURRENT("Concurrent", 104),
    /** "Futures (in the context of programming)". */
    FUTURES("Futures (in the context of programming)", 109),
    /** "Conclusion". */
    CONCLUSION("Conclusion", 117),
    /** "References". */
    REFERENCES("References", 118);

    private final String heading;
    private final int first;

    Section(String heading, int first) {
        this.heading = heading;
        this.first = first;
    }

    /**
     * The section in which a statement stands.
     *
     * @param statement 1 to 118
     * @throws IllegalArgumentException if the number is out of range
     */
    public static Section of(int statement) {
        Finding.checked(statement);
        return Arrays.stream(values()).filter(section -> section.first <= statement).reduce((before, after) -> after).orElseThrow();
    }

    /** Its heading, for example {@code "When to use threads"}. */
    @Override
    public String toString() {
        return heading;
    }
}
