package parallel.bench;

import java.util.List;

/** The time of a wrong answer means nothing. */
final class Answers {

    private Answers() { }

    static void mustBeEqual(Object who, List<?> answers, List<?> expected) {
        if (!answers.equals(expected)) throw new IllegalStateException(who + " answers otherwise than sequential: " + answers);
    }
}
