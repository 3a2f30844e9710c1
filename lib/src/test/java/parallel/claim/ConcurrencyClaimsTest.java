package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static parallel.claim.MadeUp.ratio;
import static parallel.claim.MadeUp.scaling;
import static parallel.claim.MadeUp.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parallel.measure.Comparison;
import parallel.measure.Cores;
import parallel.measure.Machine;
import parallel.measure.Timeline;
import parallel.measure.Turns;

/** Each claim of chapter 1 on made-up recordings that turn its verdict round. */
class ConcurrencyClaimsTest {

    private static final double SECOND = 1e9;

    /** So many threads that take turns of this length on so many cores, for a second. */
    private static Turns turns(int threads, int cores, double turnNanos) {
        List<List<Timeline.Span>> spans = IntStream.range(0, threads).<List<Timeline.Span>>mapToObj(i -> new ArrayList<>()).toList();
        int next = 0;
        for (double at = 0; at < SECOND; at += turnNanos) {
            for (int core = 0; core < Math.min(cores, threads); core++) {
                spans.get(next++ % threads).add(new Timeline.Span(at, Math.min(SECOND, at + turnNanos)));
            }
        }
        List<Timeline.Lane> lanes = IntStream.range(0, threads).mapToObj(i -> new Timeline.Lane("thread " + (i + 1), spans.get(i))).toList();
        return new Turns(new Timeline(threads + " busy threads", "at work", SECOND, lanes, new Machine(cores, "JDK 25", "Linux"), List.of()),
                lanes.stream().map(lane -> new Turns.Share(lane.busyNanos(), lane.spans().size())).toList());
    }

    private static final Turns FOUR_ON_TWO = turns(4, 2, 4e6), TWO_ON_TWO = turns(2, 2, 4e6), TWO_ON_ONE = turns(2, 1, 4e6);

    @Test
    void atTheSameTime() {
        verdict(ConcurrencyClaims.sameTime(TWO_ON_ONE), 9, Verdict.DOES_NOT_HOLD);
        verdict(ConcurrencyClaims.sameTime(FOUR_ON_TWO), 9, Verdict.DOES_NOT_HOLD);
        verdict(ConcurrencyClaims.sameTime(TWO_ON_TWO), 9, Verdict.HOLDS);
    }

    @Test
    void itOnlySeemsSo() {
        verdict(ConcurrencyClaims.onlySeems(FOUR_ON_TWO, Optional.of(TWO_ON_ONE)), 10, Verdict.DEPENDS);
        verdict(ConcurrencyClaims.onlySeems(TWO_ON_ONE, Optional.of(TWO_ON_ONE)), 10, Verdict.HOLDS);
        verdict(ConcurrencyClaims.onlySeems(FOUR_ON_TWO, Optional.empty()), 10, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void theCpuJumps() {
        verdict(ConcurrencyClaims.jumps(FOUR_ON_TWO, TWO_ON_TWO), 11, Verdict.DEPENDS);
        verdict(ConcurrencyClaims.jumps(turns(4, 2, 150e6), TWO_ON_TWO), 11, Verdict.DOES_NOT_HOLD);
        verdict(ConcurrencyClaims.jumps(FOUR_ON_TWO, TWO_ON_ONE), 11, Verdict.HOLDS);
    }

    @Test
    void theCpuDividesItsTime() {
        verdict(ConcurrencyClaims.divides(TWO_ON_ONE, TWO_ON_TWO), 12, Verdict.DEPENDS);
        verdict(ConcurrencyClaims.divides(TWO_ON_TWO, TWO_ON_TWO), 12, Verdict.DOES_NOT_HOLD);
        verdict(ConcurrencyClaims.divides(TWO_ON_ONE, TWO_ON_ONE), 12, Verdict.HOLDS);
        assertThat(ConcurrencyClaims.divides(TWO_ON_ONE, TWO_ON_TWO).because()).isEqualTo("parts of the time, 1 core: 50 %, 50 %; a core for each: 100 %, 100 %");
    }

    @Test
    void onlyOneTaskIsRunning() {
        verdict(ConcurrencyClaims.oneAtATime(FOUR_ON_TWO), 13, Verdict.DOES_NOT_HOLD);
        verdict(ConcurrencyClaims.oneAtATime(TWO_ON_ONE), 13, Verdict.HOLDS);
        assertThat(ConcurrencyClaims.oneAtATime(FOUR_ON_TWO).because()).isEqualTo("CPU time over wall time 2.00; two or more were at work for 100 % of the time");
    }

    @Test
    void processesAreParallel() {
        Comparison gain = ratio(0.5, 0.6), none = ratio(0.9, 1.1);
        verdict(ConcurrencyClaims.processesAreParallel(gain, Optional.of(none)), 14, Verdict.DEPENDS);
        verdict(ConcurrencyClaims.processesAreParallel(gain, Optional.empty()), 14, Verdict.HOLDS);
        verdict(ConcurrencyClaims.processesAreParallel(none, Optional.of(none)), 14, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void theCpuIsDividedIntoCores() {
        verdict(ConcurrencyClaims.dividedIntoCores(new Cores(4, 4, 4)), 15, Verdict.HOLDS);
        verdict(ConcurrencyClaims.dividedIntoCores(new Cores(4, 0, 0)), 15, Verdict.HOLDS);
        verdict(ConcurrencyClaims.dividedIntoCores(new Cores(8, 8, 4)), 15, Verdict.DEPENDS);
        verdict(ConcurrencyClaims.dividedIntoCores(new Cores(2, 8, 8)), 15, Verdict.DEPENDS);
        verdict(ConcurrencyClaims.dividedIntoCores(new Cores(1, 1, 1)), 15, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void eachCoreWorksIndependently() {
        verdict(ConcurrencyClaims.independent(ratio(1.0, 1.1), 2), 16, Verdict.HOLDS);
        verdict(ConcurrencyClaims.independent(ratio(1.9, 2.1), 2), 16, Verdict.DOES_NOT_HOLD);
        verdict(ConcurrencyClaims.independent(ratio(1.0, 1.1), 1), 16, Verdict.NOT_MEASURABLE);
    }

    @Test
    void theIdeal() {
        verdict(ConcurrencyClaims.ideal(scaling(2, 1, 1.9, 1.9, 1.95)), 17, Verdict.HOLDS);
        verdict(ConcurrencyClaims.ideal(scaling(2, 1, 1.1, 1.1, 1.1)), 17, Verdict.DOES_NOT_HOLD);
        verdict(ConcurrencyClaims.ideal(scaling(2, 1, 1.9, 2.8, 3.7)), 17, Verdict.DOES_NOT_HOLD);
        verdict(ConcurrencyClaims.ideal(scaling(1, 1, 1)), 17, Verdict.NOT_MEASURABLE);
        verdict(ConcurrencyClaims.ideal(scaling(2, 1, 1.9)), 17, Verdict.NOT_MEASURABLE);
        verdict(ConcurrencyClaims.ideal(scaling(8, 1, 1.9)), 17, Verdict.NOT_MEASURABLE);
    }
}
