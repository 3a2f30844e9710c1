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
import parallel.hazard.UnseenWrite;

/** {@link UnseenWrite}, for jcstress: each of two threads raises its flag and looks for the other's. */
public final class UnseenWriteStress {

    private UnseenWriteStress() { }

    /** What can come of a broken version. */
    @Outcome(id = "both", expect = ACCEPTABLE, desc = "each raised before the other looked")
    @Outcome(id = "one", expect = ACCEPTABLE, desc = "the second saw the first")
    @Outcome(id = "neither", expect = ACCEPTABLE_INTERESTING, desc = "neither saw the other")
    public interface Broken { }

    /** What can come of a fixed version. */
    @Outcome(id = "both", expect = ACCEPTABLE, desc = "each raised before the other looked")
    @Outcome(id = "one", expect = ACCEPTABLE, desc = "the second saw the first")
    @Outcome(id = "neither", expect = FORBIDDEN, desc = "neither saw the other")
    public interface Fixed { }

    @JCStressTest
    @JCStressMeta(Broken.class)
    @State
    public static class Plain {
        private final UnseenWrite.Flags flags = new UnseenWrite.Plain();

        @Actor
        public void one() {
            flags.one();
        }

        @Actor
        public void other() {
            flags.other();
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = flags.seen();
        }
    }

    @JCStressTest
    @JCStressMeta(Fixed.class)
    @State
    public static class Volatile {
        private final UnseenWrite.Flags flags = new UnseenWrite.Volatile();

        @Actor
        public void one() {
            flags.one();
        }

        @Actor
        public void other() {
            flags.other();
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = flags.seen();
        }
    }

    @JCStressTest
    @JCStressMeta(Fixed.class)
    @State
    public static class Locked {
        private final UnseenWrite.Flags flags = new UnseenWrite.Locked();

        @Actor
        public void one() {
            flags.one();
        }

        @Actor
        public void other() {
            flags.other();
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = flags.seen();
        }
    }
}
