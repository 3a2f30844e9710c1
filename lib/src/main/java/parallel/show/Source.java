package parallel.show;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The source of a compiled class, read from the jar beside the class: what a notebook shows is what runs.
 *
 * <p>A class is shown without its package, imports and javadoc, since the chapter around it tells the story; comments inside the code
 * stay. The JDK's own compiler finds where a class or a method begins and ends.
 * <pre>{@code
 * Source.of(SharedQueue.class)            // the class
 * Source.of(SharedQueue.class, "map")     // only this method, all its overloads
 * }</pre>
 * <b>Failure.</b> {@link IllegalArgumentException}, which says what to do: for a class whose source is not in the jar (one of a cell,
 * or of another library), and for a member that there is not, with those there are.
 * <b>Thread safety.</b> Keeps nothing. <b>Source.</b> Chapter 6 and every chapter that shows code of the library.
 */
public final class Source {

    private static final String NO_CLASS = "the class is null: name one of the library's, for example ThreadPool.class";

    private Source() { }

    /** The whole class, or the nested class if it is one. */
    public static Listing of(Class<?> type) {
        Objects.requireNonNull(type, NO_CLASS);
        return new Listing(title(type), parsed(type).type());
    }

    /**
     * One member of the class: a method with all its overloads, a nested class, a field, or the constructors (by the class's own name).
     *
     * @param member its name, without parentheses
     */
    public static Listing of(Class<?> type, String member) {
        Objects.requireNonNull(type, NO_CLASS);
        Objects.requireNonNull(member, "the method is null: name one of the class");
        return new Listing(title(type) + "." + member, parsed(type).member(member));
    }

    private static ParsedSource parsed(Class<?> type) {
        return ParsedSource.of(read(type), title(type));
    }

    /** The class's name with its enclosing classes, without its package. */
    private static String title(Class<?> type) {
        return type.getEnclosingClass() == null ? type.getSimpleName() : title(type.getEnclosingClass()) + "." + type.getSimpleName();
    }

    private static String read(Class<?> type) {
        if (type.isArray() || type.isPrimitive() || type.isHidden() || type.isAnonymousClass() || type.isLocalClass()) {
            throw new IllegalArgumentException(type.getTypeName() + " has no source of its own: it is not a class with a name");
        }
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) outermost = outermost.getEnclosingClass();
        if (outermost.getName().startsWith("REPL.")) {
            throw new IllegalArgumentException(title(type) + " was written in a cell, so its source stands there; "
                    + "Source.of shows classes of the workbook's jar");
        }
        String path = "/META-INF/sources/" + outermost.getName().replace('.', '/') + ".java";
        try (InputStream in = outermost.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + path.substring(1) + " beside its class, so the source of "
                        + title(type) + " cannot be shown; to see source, write it in a cell, so its source stands there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the source of " + title(type) + " cannot be read", e);
        }
    }
}
