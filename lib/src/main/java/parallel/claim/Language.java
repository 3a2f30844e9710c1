package parallel.claim;

/** The language whose programs a finding is about: the article speaks of Python and shows it in CPython; the workbook tests it in Java. */
public enum Language {
    /** Java, on the JVM that runs the workbook. */
    JAVA("Java"),
    /** Python, on the reader's CPython. */
    CPYTHON("CPython");

    private final String name;

    Language(String name) {
        this.name = name;
    }

    /** Its name, for example {@code "CPython"}. */
    @Override
    public String toString() {
        return name;
    }
}
