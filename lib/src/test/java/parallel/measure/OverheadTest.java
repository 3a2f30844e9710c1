package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static parallel.measure.MadeUp.timing;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import parallel.strategy.ChildProcesses;
import parallel.strategy.ThreadPerTask;
import parallel.strategy.ThreadPool;

@ResourceLock("state of this JVM")
class OverheadTest {

    private static Overhead madeUp(int cores) {
        List<Timing> rows = List.of(timing("a plain call", 1_000), timing("pool", 201_000));
        return new Overhead(100, new Timings("100 tasks", rows, new Machine(cores, "JDK 25", "Linux"), List.of()));
    }

    @Test
    void aTasksPriceIsThatOfTheCallDividedByItsTasks() {
        assertThat(madeUp(2).nanos("pool")).isEqualTo(2_010);
        assertThat(madeUp(2).nanos("a plain call")).isEqualTo(10);
    }

    /** With work of x each, plain calls take x + 10 ns for a task, two cores x / 2 + 2,010: the same at 4,000; four cores x / 4 + 2,010: at 2,667. */
    @Test
    void thePieceWorthSendingIsWhereBothTakeTheSame() {
        assertThat(madeUp(2).paysFromNanos("pool").getAsDouble()).isCloseTo(4_000, within(1e-9));
        assertThat(madeUp(4).paysFromNanos("pool").getAsDouble()).isCloseTo(2_666.7, within(0.1));
        for (int cores : new int[] {2, 3, 64}) {
            double x = madeUp(cores).paysFromNanos("pool").getAsDouble();
            assertThat(x / cores + 2_010).isCloseTo(x + 10, within(1e-6));
        }
        assertThat(madeUp(1).paysFromNanos("pool")).as("nobody to divide the work with").isEmpty();
        assertThat(madeUp(2).paysFromNanos("a plain call")).as("sent nowhere").isEmpty();
    }

    /** A thread or a message to a process takes some thousand times a call: far enough apart to hold on any machine. */
    @Tag("slow")
    @Test
    void aCallIsCheaperThanAThreadAndAMessageToAProcess() throws Exception {
        try (var processes = new ChildProcesses(1); var pool = ThreadPool.kept(2)) {
            Overhead overhead = Overhead.within(Duration.ofMillis(40), 50, pool, new ThreadPerTask(), processes);
            assertThat(overhead.tasks()).isEqualTo(50);
            assertThat(overhead.timings().what()).isEqualTo("50 tasks that do nothing");
            assertThat(overhead.timings().names()).containsExactly("a plain call", pool.name(), "thread per task", "child processes (1)");
            assertThat(overhead.nanos("a plain call")).isPositive().isLessThan(overhead.nanos("thread per task"))
                    .isLessThan(overhead.nanos("child processes (1)"));
        }
    }
}
