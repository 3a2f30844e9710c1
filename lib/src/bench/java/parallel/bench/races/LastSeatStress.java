package parallel.bench.races;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;
import parallel.hazard.LastSeat;

/** {@link LastSeat}, for jcstress: two tills sell one seat. */
public final class LastSeatStress {

    private LastSeatStress() { }

    /** What can come of a broken version. */
    @Outcome(id = "sold once", expect = ACCEPTABLE, desc = "one was first")
    @Outcome(id = "sold twice", expect = ACCEPTABLE_INTERESTING, desc = "both looked before either took")
    @Outcome(id = "not sold", expect = FORBIDDEN, desc = "nobody got it")
    public interface Broken { }

    /** What can come of a fixed version. */
    @Outcome(id = "sold once", expect = ACCEPTABLE, desc = "one was first")
    @Outcome(id = "sold twice", expect = FORBIDDEN, desc = "both looked before either took")
    @Outcome(id = "not sold", expect = FORBIDDEN, desc = "nobody got it")
    public interface Fixed { }

    @JCStressTest
    @JCStressMeta(Broken.class)
    @State
    public static class LookThenTake {
        private final LastSeat.Tills tills = new LastSeat.LookThenTake();

        @Actor
        public void one() {
            tills.one();
        }

        @Actor
        public void other() {
            tills.other();
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = tills.seen();
        }
    }

    @JCStressTest
    @JCStressMeta(Fixed.class)
    @State
    public static class TakeIfFree {
        private final LastSeat.Tills tills = new LastSeat.TakeIfFree();

        @Actor
        public void one() {
            tills.one();
        }

        @Actor
        public void other() {
            tills.other();
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = tills.seen();
        }
    }

    @JCStressTest
    @JCStressMeta(Fixed.class)
    @State
    public static class Locked {
        private final LastSeat.Tills tills = new LastSeat.Locked();

        @Actor
        public void one() {
            tills.one();
        }

        @Actor
        public void other() {
            tills.other();
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = tills.seen();
        }
    }
}
