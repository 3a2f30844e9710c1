package parallel.exercise;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * How long an examination waits. A test of one sets its own: as good as nothing for what never comes, without end for what must.
 *
 * @param over    whether it has had enough time when it has had so much; a right answer needs less than one second
 * @param ending  what the reader's threads may take to end by themselves: who has been told to end needs a moment, and a busy machine gives it late
 * @param told    what they may take to end when they are interrupted
 * @param shaking what one item tries schedules for, if it has had the fewest
 */
record Limits(Predicate<Duration> over, Duration ending, Duration told, Duration shaking) {

    /** Those of the checks that are begun in it; elsewhere the {@link #USUAL} ones. */
    static final ScopedValue<Limits> OF_THIS_CHECK = ScopedValue.newInstance();

    /** Of what hangs the report comes within six seconds. */
    static final Limits USUAL = after(Duration.ofMillis(4_500), Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofMillis(200));

    static Limits now() {
        return OF_THIS_CHECK.orElse(USUAL);
    }

    /** @param whole what all of it may take */
    static Limits after(Duration whole, Duration ending, Duration told, Duration shaking) {
        return new Limits(had -> had.compareTo(whole) >= 0, ending, told, shaking);
    }
}
