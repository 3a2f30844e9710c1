package parallel.claim;

import java.util.Objects;

/**
 * One sentence of the article, tested: the verdict and the numbers that gave it.
 *
 * <p>The verdict always comes out of a condition that the machine decided; there is no way to write one by hand.
 * It is about Java unless it is said to be about Python: {@code WaitingClaims.highlyEffective(naps, 8).inPython()}.
 *
 * @param statement the number of the statement, 1 to 118, in the order of the article
 * @param sentence  what the article says, in short
 * @param verdict   what this machine says of it
 * @param because   the numbers, in a few words
 * @param language  in which language it was tried
 */
public record Finding(int statement, String sentence, Verdict verdict, String because, Language language) {

    /** @throws IllegalArgumentException if the number is not one of the article's statements */
    private static final String NO_REASON = "the reason is null: say what was measured";

    public Finding {
        checked(statement);
        Objects.requireNonNull(language, "the language is null: give Language.JAVA or Language.CPYTHON");
        Objects.requireNonNull(sentence, "the sentence is null: give the article's words");
        Objects.requireNonNull(verdict, "the verdict is null: give one of Verdict");
        Objects.requireNonNull(because, NO_REASON);
    }

    /** A finding in Java. */
    public Finding(int statement, String sentence, Verdict verdict, String because) {
        this(statement, sentence, verdict, because, Language.JAVA);
    }

    static int checked(int statement) {
        if (statement < 1 || statement > 118) {
            throw new IllegalArgumentException("the article's statements are numbered 1 to 118, not " + statement);
        }
        return statement;
    }

    /** Holds when the condition is true, does not hold when it is false. */
    public static Finding of(int statement, String sentence, boolean condition, Object because) {
        return new Finding(statement, sentence, condition ? Verdict.HOLDS : Verdict.DOES_NOT_HOLD, Objects.requireNonNull(because, NO_REASON).toString());
    }

    /** Holds or fails when both conditions agree, depends when they differ. */
    public static Finding of(int statement, String sentence, boolean here, boolean there, Object because) {
        return here == there ? of(statement, sentence, here, because)
                : new Finding(statement, sentence, Verdict.DEPENDS, Objects.requireNonNull(because, NO_REASON).toString());
    }

    /** For what this machine cannot test, with the reason. */
    public static Finding notMeasurable(int statement, String sentence, String why) {
        return new Finding(statement, sentence, Verdict.NOT_MEASURABLE, why);
    }

    /** The same for numbers that CPython gave. */
    public Finding inPython() {
        return new Finding(statement, sentence, verdict, because, Language.CPYTHON);
    }
}
