package parallel.exercise;

import org.opentest4j.AssertionFailedError;

/** Something else came than was expected. The message is what was looked at. */
final class NotAsExpected extends AssertionFailedError {

    private static final long serialVersionUID = 1;

    final String expected;
    final String came;
    final String hint;

    NotAsExpected(String what, String expected, String came, String hint, Throwable cause) {
        super(what + ": expected " + expected + ", but came " + came, cause);
        this.expected = what + ": " + expected;
        this.came = came;
        this.hint = hint;
    }
}
