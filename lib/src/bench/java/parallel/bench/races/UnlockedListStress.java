package parallel.bench.races;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;
import parallel.hazard.UnlockedList;

/** {@link UnlockedList}, for jcstress: two threads add to one list. */
public final class UnlockedListStress {

    private UnlockedListStress() { }

    /** What can come of a broken version. */
    @Outcome(id = "all there", expect = ACCEPTABLE, desc = "all elements of both")
    @Outcome(id = "some lost", expect = ACCEPTABLE_INTERESTING, desc = "an element is lost")
    @Outcome(id = "a hole", expect = ACCEPTABLE_INTERESTING, desc = "a place holds nothing")
    @Outcome(id = "ArrayIndexOutOfBoundsException", expect = ACCEPTABLE_INTERESTING, desc = "no room yet")
    public interface Broken { }

    /** What can come of a fixed version. */
    @Outcome(id = "all there", expect = ACCEPTABLE, desc = "all elements of both")
    @Outcome(id = "some lost", expect = FORBIDDEN, desc = "an element is lost")
    @Outcome(id = "a hole", expect = FORBIDDEN, desc = "a place holds nothing")
    @Outcome(id = "ArrayIndexOutOfBoundsException", expect = FORBIDDEN, desc = "no room yet")
    public interface Fixed { }

    /** A list, and what adding to it threw: jcstress takes that for a broken test, our tables for an outcome. */
    private static final class Adding {
        private final List<String> list;
        private String thrown;

        Adding(List<String> list) {
            this.list = list;
        }

        void add(String what) {
            try {
                UnlockedList.add(list, what);
            } catch (RuntimeException e) {
                thrown = e.getClass().getSimpleName();
            }
        }

        String seen() {
            return thrown != null ? thrown : UnlockedList.seen(list);
        }
    }

    @JCStressTest
    @JCStressMeta(Broken.class)
    @State
    public static class Plain {
        private final Adding adding = new Adding(UnlockedList.plain());

        @Actor
        public void one() {
            adding.add("one");
        }

        @Actor
        public void other() {
            adding.add("other");
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = adding.seen();
        }
    }

    @JCStressTest
    @JCStressMeta(Fixed.class)
    @State
    public static class Locked {
        private final Adding adding = new Adding(UnlockedList.locked());

        @Actor
        public void one() {
            adding.add("one");
        }

        @Actor
        public void other() {
            adding.add("other");
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = adding.seen();
        }
    }

    @JCStressTest
    @JCStressMeta(Fixed.class)
    @State
    public static class Copied {
        private final Adding adding = new Adding(UnlockedList.copied());

        @Actor
        public void one() {
            adding.add("one");
        }

        @Actor
        public void other() {
            adding.add("other");
        }

        @Arbiter
        public void seen(L_Result result) {
            result.r1 = adding.seen();
        }
    }
}
