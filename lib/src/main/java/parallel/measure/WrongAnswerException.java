package parallel.measure;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A way gave other answers than the first way: its time is not worth taking. The message names the first difference. */
public final class WrongAnswerException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private WrongAnswerException(String message) {
        super(message);
    }

    static WrongAnswerException of(String way, List<?> answers, String firstWay, List<?> expected, List<?> inputs) {
        if (answers.size() != expected.size()) {
            return new WrongAnswerException(String.format(Locale.ROOT, "%s gave %,d answers for %,d inputs",
                    way, answers.size(), inputs.size()));
        }
        for (int i = 0; i < answers.size(); i++) {
            if (!Objects.equals(answers.get(i), expected.get(i))) {
                return new WrongAnswerException(String.format(Locale.ROOT,
                        "%s answered %s for the input %s, where %s answered %s (answer %d of %d)",
                        way, answers.get(i), inputs.get(i), firstWay, expected.get(i), i + 1, answers.size()));
            }
        }
        throw new AssertionError("no difference between " + answers + " and " + expected);
    }
}
