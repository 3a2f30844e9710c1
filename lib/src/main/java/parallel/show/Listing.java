package parallel.show;

import java.util.Objects;

/**
 * Some lines of source, shown highlighted; {@link Source} makes them from the jar.
 *
 * @param title whose source it is, for example {@code "SharedQueue.map"}
 * @param code  the lines, without a line break at the end
 * @param language the language for the highlighter, for example {@code "java"} or {@code "python"}
 */
public record Listing(String title, String code, String language) {

    /** Without blank lines at the end. @throws IllegalArgumentException if the language is not one plain word */
    public Listing {
        Objects.requireNonNull(title, "the title is null: give one, or \"\" for none");
        Objects.requireNonNull(code, "the code is null: give its text");
        Objects.requireNonNull(language, "the language is null: give one word like java");
        if (!language.matches("[a-z]+")) throw new IllegalArgumentException("a language is one word like java, not '" + language + "'");
        code = code.stripTrailing();
    }

    /** Lines of Java. */
    public Listing(String title, String code) {
        this(title, code, "java");
    }

    /** The code alone, for {@code println}. */
    @Override
    public String toString() {
        return code;
    }
}
