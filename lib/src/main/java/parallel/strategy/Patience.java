package parallel.strategy;

import java.time.Duration;

/**
 * How long cancelled tasks may take to end: as {@link Strategy#PATIENCE} says, unless who makes the call has bound another, as tests do. A way whose
 * tasks have more to end than a thread binds it in their threads, too.
 *
 * @param withAThread  before it is given up
 * @param withAProcess before it is ended: less, so that its end is seen before its thread here is given up
 */
record Patience(Duration withAThread, Duration withAProcess) {

    static final ScopedValue<Patience> BOUND = ScopedValue.newInstance();

    private static final Patience USUAL = new Patience(Strategy.PATIENCE, Strategy.PATIENCE.multipliedBy(6).dividedBy(10));

    /** That of the call that the current thread makes or works for. */
    static Patience now() {
        return BOUND.orElse(USUAL);
    }
}
