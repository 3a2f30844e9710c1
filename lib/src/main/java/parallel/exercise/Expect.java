package parallel.exercise;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * What an examination expects. Where something else comes, its item has failed: the report shows what was expected and what came, and for the first such item its hint.
 *
 * <pre>{@code
 * Expect.that("the counter", 40_000, counter.value(), "read, add and write are three steps: another thread gets in between.");
 * }</pre>
 */
final class Expect {

    /** Longer values are cut: a report is to be read. */
    private static final int LONGEST = 200;

    private Expect() { }

    /** That both are equal. @param what what is looked at, for example {@code "the counter"} */
    static void that(String what, Object expected, Object came, String hint) {
        if (!Objects.deepEquals(expected, came)) throw new NotAsExpected(what, words(expected), words(came), hint, null);
    }

    /** That this is so. @param expected what was expected, in words @param came what comes if it is not so, in words */
    static void isTrue(boolean so, String what, String expected, String came, String hint) {
        if (!so) throw new NotAsExpected(what, expected, came, hint, null);
    }

    /** That the answers are the same, in the same order; the report names the first that is not. Both lists are equally long. */
    static void inOrder(List<?> expected, List<?> came, String hint) {
        for (int i = 0; i < expected.size(); i++) that("answer " + (i + 1) + " of " + expected.size(), expected.get(i), came.get(i), hint);
    }

    /** It is as it must not be. */
    static NotAsExpected failed(String what, String expected, String came, String hint) {
        return new NotAsExpected(what, expected, came, hint, null);
    }

    /** That the reader's code returns; what it throws fails the item with this hint, and the report shows the line. What was not begun, and interrupts, go on as they are. */
    static <T> T returns(String what, Callable<T> call, String hint) throws Exception {
        try {
            return call.call();
        } catch (Exception | StackOverflowError thrown) {
            if (thrown instanceof InterruptedException || thrown instanceof NotAsExpected || YourTurn.isIn(thrown)) throw thrown;
            throw new NotAsExpected(what, "an answer", words(thrown), hint, thrown);
        }
    }

    /** That the reader's code throws this, itself or as a cause; what it throws is returned. */
    static <X extends Throwable> X fails(String what, Class<X> type, Callable<?> call, String hint) throws Exception {
        Object came;
        try {
            came = call.call();
        } catch (Exception thrown) {
            if (YourTurn.isIn(thrown)) throw thrown;
            return Causes.of(thrown).filter(type::isInstance).map(type::cast).findFirst()
                    .orElseThrow(() -> new NotAsExpected(what, type.getSimpleName(), words(thrown), hint, thrown));
        }
        throw new NotAsExpected(what, type.getSimpleName(), "no exception, but " + words(came), hint, null);
    }

    /** A value as a report shows it. */
    static String words(Object value) {
        String words;
        try {
            words = switch (value) {
                case null -> "null";
                case String text -> "\"" + text + "\"";
                case Object[] several -> Arrays.deepToString(several);
                case int[] several -> Arrays.toString(several);
                case long[] several -> Arrays.toString(several);
                default -> value.toString();
            };
        } catch (RuntimeException broken) {
            words = "a " + value.getClass().getSimpleName() + " that cannot be shown: " + broken.getClass().getSimpleName();
        }
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 2) + " …";
    }
}
