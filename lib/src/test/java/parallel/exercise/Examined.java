package parallel.exercise;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parallel.Await;
import parallel.strategy.Abandoned;

/**
 * What the report on an answer said, as it travels from the JVM that examined it.
 *
 * @param answer the name of the exercise and the answer
 * @param report all of it, in words
 */
record Examined(String answer, String number, String title, Report.State state, String hint, List<String> abandoned, String report, double seconds) implements Serializable {

    private static final Duration LONG = Duration.ofMinutes(2);

    /** What ends must end, on a machine however busy, and what does not is told in a report; of what hangs one second is enough to see it. */
    enum Kind {
        SOLUTION(LONG, LONG, LONG), STUB(LONG, Limits.USUAL.ending(), LONG), WRONG(LONG, Limits.USUAL.ending(), Limits.USUAL.told()),
        HANGS(Duration.ofSeconds(1), Limits.USUAL.ending(), Limits.USUAL.told());

        private final Limits limits;

        Kind(Duration whole, Duration ending, Duration told) {
            limits = Limits.after(whole, ending, told, Limits.USUAL.shaking());
        }
    }

    /**
     * An answer, as it travels there.
     *
     * @param name of the exercise and the answer
     */
    record Answer(String name, String stub, String code, String check, Kind kind) implements Serializable {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Each JVM has its own, for all answers that come to it: it takes a second to make. A stub is run once, as by a reader, who then changes it. */
    private static final class Kernel {
        private static final Cells CELLS = new Cells();
        private static final Set<String> STUBS = new HashSet<>();
    }

    /** Examines an answer here, and waits for the end of what ignores its interrupt: the next one needs the cores. */
    static List<Examined> here(Answer answer, int times) throws Exception {
        if (Kernel.STUBS.add(answer.stub)) Kernel.CELLS.run(answer.stub);
        Kernel.CELLS.run(answer.code);
        List<Examined> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();                   // time: only told, in a table
            Report report = (Report) ScopedValue.where(Limits.OF_THIS_CHECK, answer.kind.limits).call(() -> Kernel.CELLS.value(answer.check));
            double seconds = (System.nanoTime() - start) / 1e9;      // time: as above
            all.add(new Examined(answer.name, report.number(), report.title(), report.state(), report.hint(), report.abandoned(), report.toString(), seconds));
            Await.until(() -> Abandoned.threads().isEmpty());
        }
        return all;
    }
}
