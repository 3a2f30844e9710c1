package parallel.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.function.ToLongFunction;

/** The broken version breaks, the fixed ones never do. */
final class BrokenAndFixed {

    private static final int RUNS = 1_000, TIMES = 10;

    private BrokenAndFixed() { }

    private static boolean hasCores() {
        return Runtime.getRuntime().availableProcessors() > 1;
    }

    static void assumeCores() {
        assumeTrue(hasCores(), "two threads meet at a moment only where there are two cores");
    }

    /** Until it is seen: on a busy machine the two may not have a core each at the same moment for a long while. */
    static void shows(Race<?> broken, ToLongFunction<Outcomes> what) throws Exception {
        assumeCores();
        runsUntil(broken, what);
    }

    private static void runsUntil(Race<?> broken, ToLongFunction<Outcomes> what) throws Exception {
        while (what.applyAsLong(broken.run(RUNS)) == 0) Thread.onSpinWait();
    }

    /** Runs the fixed ones when the broken one has just broken: then there is a core for each of the two. */
    static void onlyBreaks(Race<?> broken, Race<?>... fixed) throws Exception {
        if (hasCores()) runsUntil(broken, Outcomes::wrong);
        for (int time = 0; time < TIMES; time++) {
            for (Race<?> each : fixed) {
                Outcomes outcomes = each.run(RUNS);
                assertThat(outcomes.wrong()).as(outcomes.toString()).isZero();
                assertThat(outcomes.rows()).as("nothing unforeseen").hasSize(each.outcomes().size());
            }
        }
    }
}
