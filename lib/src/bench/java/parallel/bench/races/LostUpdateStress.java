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
import parallel.hazard.LostUpdate;

/** {@link LostUpdate}, for jcstress: two threads count one up each. */
public final class LostUpdateStress {

    private LostUpdateStress() { }

    /** What can come of a broken version. */
    @Outcome(id = "2", expect = ACCEPTABLE, desc = "both counted")
    @Outcome(id = "1", expect = ACCEPTABLE_INTERESTING, desc = "one update is lost")
    public interface Broken { }

    /** What can come of a fixed version. */
    @Outcome(id = "2", expect = ACCEPTABLE, desc = "both counted")
    @Outcome(id = "1", expect = FORBIDDEN, desc = "one update is lost")
    public interface Fixed { }

    @JCStressTest
    @JCStressMeta(Broken.class)
    @State
    public static class Plain {
        private final LostUpdate.Counter counter = new LostUpdate.Plain();

        @Actor
        public void one() {
            counter.add();
        }

        @Actor
        public void other() {
            counter.add();
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = counter.value();
        }
    }

    @JCStressTest
    @JCStressMeta(Broken.class)
    @State
    public static class Volatile {
        private final LostUpdate.Counter counter = new LostUpdate.Volatile();

        @Actor
        public void one() {
            counter.add();
        }

        @Actor
        public void other() {
            counter.add();
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = counter.value();
        }
    }

    @JCStressTest
    @JCStressMeta(Broken.class)
    @State
    public static class Slow {
        private final LostUpdate.Counter counter = new LostUpdate.Slow();

        @Actor
        public void one() {
            counter.add();
        }

        @Actor
        public void other() {
            counter.add();
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = counter.value();
        }
    }

    @JCStressTest
    @JCStressMeta(Fixed.class)
    @State
    public static class Synchronized {
        private final LostUpdate.Counter counter = new LostUpdate.Synchronized();

        @Actor
        public void one() {
            counter.add();
        }

        @Actor
        public void other() {
            counter.add();
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = counter.value();
        }
    }

    @JCStressTest
    @JCStressMeta(Fixed.class)
    @State
    public static class Locked {
        private final LostUpdate.Counter counter = new LostUpdate.Locked();

        @Actor
        public void one() {
            counter.add();
        }

        @Actor
        public void other() {
            counter.add();
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = counter.value();
        }
    }

    @JCStressTest
    @JCStressMeta(Fixed.class)
    @State
    public static class Atomic {
        private final LostUpdate.Counter counter = new LostUpdate.Atomic();

        @Actor
        public void one() {
            counter.add();
        }

        @Actor
        public void other() {
            counter.add();
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = counter.value();
        }
    }

    @JCStressTest
    @JCStressMeta(Fixed.class)
    @State
    public static class Adder {
        private final LostUpdate.Counter counter = new LostUpdate.Adder();

        @Actor
        public void one() {
            counter.add();
        }

        @Actor
        public void other() {
            counter.add();
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = counter.value();
        }
    }
}
