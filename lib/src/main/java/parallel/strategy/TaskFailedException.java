package parallel.strategy;

/**
 * One task of a call threw: which input it was, and what it threw (the cause).
 *
 * <p>Whatever the way, the caller sees this one exception, for the first task that failed; the others were cancelled.
 * It differs from {@link java.util.concurrent.ExecutionException} in that it is unchecked and knows the input.
 * A suppressed {@link AbandonedThreadException} tells of tasks that would not be cancelled.
 */
public final class TaskFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 100;

    /** Where the input stands in the list, from 0. */
    private final int index;

    TaskFailedException(int index, Object input, Throwable cause) {
        super("task " + index + " failed on the input " + brief(input) + ": " + cause, cause);
        this.index = index;
    }

    /** Where the input that failed stands in the list, counted from 0. */
    public int index() {
        return index;
    }

    /** What failed, and on which input; then the tasks that would not be cancelled, because no notebook shows suppressed exceptions. */
    @Override
    public String getMessage() {
        StringBuilder message = new StringBuilder(super.getMessage());
        for (Throwable each : getSuppressed()) {
            if (each instanceof AbandonedThreadException) message.append(". ").append(each.getMessage());
        }
        return message.toString();
    }

    /** An input in at most {@value #LONGEST} characters; an input whose own {@code toString} fails must not hide the failure. */
    static String brief(Object input) {
        try {
            String text = String.valueOf(input);
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
        } catch (RuntimeException e) {
            return "(a " + input.getClass().getName() + " whose toString failed)";
        }
    }
}
