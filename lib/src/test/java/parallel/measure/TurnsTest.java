package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Timelines, and what busy threads leave in them. */
@Timeout(60)
class TurnsTest {

    private static final Machine MACHINE = new Machine(2, "JDK 25", "Linux");

    private static Timeline.Lane lane(String name, double... ends) {
        List<Timeline.Span> spans = new java.util.ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) spans.add(new Timeline.Span(ends[i], ends[i + 1]));
        return new Timeline.Lane(name, spans);
    }

    private static Timeline timeline(double nanos, Timeline.Lane... lanes) {
        return new Timeline("test", "at work", nanos, List.of(lanes), MACHINE, List.of());
    }

    @Test
    void countsWhoWasAtWorkAtTheSameMoment() {
        Timeline line = timeline(100, lane("a", 0, 50, 60, 80), lane("b", 40, 60), lane("c"));
        assertThat(line.together()).isEqualTo(2);
        assertThat(line.shareWithAtLeast(2)).as("40 to 50").isEqualTo(0.1);
        assertThat(line.shareWithAtLeast(1)).isEqualTo(0.8);
        assertThat(line.shareWithAtLeast(0)).isEqualTo(1);
        assertThat(line.shareWithAtLeast(3)).isZero();
        assertThat(line.share(line.lanes().getFirst())).isEqualTo(0.7);
        assertThat(timeline(10, lane("a")).together()).isZero();
        assertThat(timeline(10, lane("a", 5, 5)).together()).as("a span of no length").isZero();
    }

    @Test
    void whoTakesOverAtTheVeryMomentOrAtASeamIsNotTogether() {
        assertThat(timeline(100, lane("a", 0, 50), lane("b", 50, 100)).together()).isEqualTo(1);
        assertThat(timeline(100, lane("a", 0, 51), lane("b", 50, 100)).together()).isEqualTo(1);
        assertThat(timeline(100, lane("a", 0, 53), lane("b", 50, 100)).together()).isEqualTo(2);
    }

    @Test
    void theBeginningIsCutWhereItEnds() {
        Timeline first = timeline(100, lane("a", 0, 50, 60, 80), lane("b", 55, 100)).first(Duration.ofNanos(58));
        assertThat(first.nanos()).isEqualTo(58);
        assertThat(first.lanes().get(0).spans()).containsExactly(new Timeline.Span(0, 50));
        assertThat(first.lanes().get(1).spans()).containsExactly(new Timeline.Span(55, 58));
        assertThat(timeline(100, lane("a")).first(Duration.ofSeconds(1)).nanos()).isEqualTo(100);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> lane("a", 5, 4)).hasMessageContaining("not 5.0 to 4.0");
        assertThatThrownBy(() -> lane("a", -1, 4)).hasMessageContaining("begins at 0 or later");
        assertThatThrownBy(() -> lane("a", 0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lane("a", 0, 4, 3, 5)).hasMessageContaining("a: ").hasMessageContaining("begins before");
        assertThatThrownBy(() -> timeline(10)).hasMessageContaining("at least one lane");
        assertThatThrownBy(() -> timeline(0, lane("a"))).hasMessageContaining("longer than 0 ns, not 0");
        assertThatThrownBy(() -> timeline(10, lane("a", 0, 11))).hasMessageContaining("ends after the timeline's 10");
        assertThatThrownBy(() -> timeline(10, lane("a")).first(Duration.ZERO)).hasMessageContaining("longer than 0 ns");
        assertThatThrownBy(() -> new Turns(timeline(10, lane("a")), List.of())).hasMessage("0 shares for 1 lanes");
        for (int bad : new int[] {0, -1, 1_001}) {
            assertThatThrownBy(() -> Turns.of(bad)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 to 1000, not " + bad);
        }
        for (Duration bad : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> Turns.of(1, bad)).hasMessageContaining("10 ms to 10 s, not " + bad);
        }
    }

    @Test
    void eachThreadDoesTheJobOfItsLane() throws Exception {
        var done = new java.util.concurrent.ConcurrentHashMap<String, Thread>();
        var jobs = new java.util.LinkedHashMap<String, Runnable>();
        for (String job : List.of("sorts", "sums")) jobs.put(job, () -> done.put(job, Thread.currentThread()));
        Turns turns = Turns.of(jobs, Duration.ofMillis(20));
        assertThat(turns.timeline().lanes()).extracting(Timeline.Lane::name).containsExactly("sorts", "sums");
        assertThat(done).containsOnlyKeys("sorts", "sums");
        assertThat(done.get("sorts")).isNotSameAs(done.get("sums"));
        assertThat(Turns.freest(jobs, Duration.ofMillis(20)).timeline().lanes()).extracting(Timeline.Lane::name).containsExactly("sorts", "sums");
        assertThatThrownBy(() -> Turns.of(new java.util.LinkedHashMap<>(), Turns.LENGTH)).hasMessageContaining("1 to 1000, not 0");
    }

    @Test
    void turnsAreSummedUp() {
        Turns turns = new Turns(timeline(100, lane("a", 0, 20, 50, 90), lane("b", 20, 50)), List.of(new Turns.Share(60, 2), new Turns.Share(30, 3)));
        assertThat(turns.count()).isEqualTo(3);
        assertThat(turns.medianTurnNanos()).isEqualTo(30);
        assertThat(turns.longestPauseNanos()).as("b waits at its end").isEqualTo(50);
        assertThat(turns.longestPauseNanos(turns.timeline().lanes().getFirst())).isEqualTo(30);
        assertThat(turns.coresBusy()).isCloseTo(0.9, within(1e-9));
        assertThat(turns.sharesOfTime()).containsExactly(0.6, 0.3);
        assertThat(turns.switches()).hasValue(5);
        assertThat(new Turns(timeline(100, lane("a")), List.of(new Turns.Share(0, -1))).switches()).isEqualTo(OptionalLong.empty());
        assertThat(new Turns(timeline(100, lane("a")), List.of(new Turns.Share(0, -1))).medianTurnNanos()).isZero();
    }

    @Test
    void moreBusyThreadsThanCoresTakeTurns() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors(), threads = 2 * cores;
        Turns turns = Turns.of(threads, Duration.ofMillis(500));
        Timeline line = turns.timeline();
        assertThat(line.lanes()).extracting(Timeline.Lane::name).startsWith("thread 1", "thread 2").hasSize(threads);
        assertThat(line.what()).isEqualTo(threads + " busy threads");
        assertThat(line.together()).as("no more than there are cores").isBetween(1, cores);
        assertThat(turns.count()).as("each was taken off its core and came back").isGreaterThan(threads);
        assertThat(turns.coresBusy()).as("CPU time is not more than the cores give; the two clocks differ a little").isBetween(0.2, cores * 1.1);
        double spans = line.lanes().stream().mapToDouble(Timeline.Lane::busyNanos).sum() / line.nanos();
        assertThat(spans / turns.coresBusy()).as("the holes tell what the processor's clock tells, give or take a third").isBetween(0.75, 1.35);
        turns.switches().ifPresent(switches -> assertThat(switches).as("the system saw them, too").isGreaterThan(threads));
    }

    @Tag("slow")
    @Test
    void onOneCoreNeverTwoAtOnceAndEachItsShare() throws Exception {
        Optional<Turns> found = Turns.onOneCore(2);
        assumeThat(found).as("a system that can hold a process to one core").isPresent();
        Turns turns = found.get();
        assertThat(turns.timeline().machine().cores()).isEqualTo(1);
        assertThat(turns.timeline().together()).isEqualTo(1);
        assertThat(turns.coresBusy()).isLessThan(1.1);
        assertThat(turns.sharesOfTime()).as("a scheduler is fair to two alike, within 1 to 4").allSatisfy(share ->
                assertThat(share / turns.coresBusy()).isBetween(0.2, 0.8));
    }

    @Test
    void anInterruptEndsTheThreadsFirst() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Turns.of(2, Duration.ofSeconds(10))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("thread 1", "thread 2");
    }

    @Test
    void coresAreCountedThreeWays(@TempDir Path system) throws Exception {
        String[] siblings = {"0,2", "1,3", "0,2", "1,3"};
        for (int i = 0; i < siblings.length; i++) {
            Files.writeString(Files.createDirectories(system.resolve("cpu" + i + "/topology")).resolve("thread_siblings_list"), siblings[i] + "\n");
        }
        Files.createDirectories(system.resolve("cpu4"));                                             // switched off
        Files.createDirectories(system.resolve("cpufreq"));
        Cores cores = Cores.read(system);
        assertThat(cores).isEqualTo(new Cores(Runtime.getRuntime().availableProcessors(), 4, 2));
        assertThat(new Cores(3, 4, 2)).hasToString("3 usable; the system has 4 logical processors on 2 physical cores");
        assertThat(new Cores(1, 1, 1)).hasToString("1 usable; the system has 1 logical processor on 1 physical core");
        assertThat(Cores.read(system.resolve("nowhere"))).hasToString(Runtime.getRuntime().availableProcessors()
                + " usable; the system does not say what they stand on");
        assertThatThrownBy(() -> new Cores(0, 1, 1)).hasMessageContaining("1 usable core at least");
        assertThat(Cores.here().usable()).isEqualTo(Machine.here().cores());
    }

    @Test
    void threadsToTryGoToTwiceTheCores() {
        assertThat(new Machine(1, "", "").threadsToTry()).containsExactly(1, 2);
        assertThat(MACHINE.threadsToTry()).containsExactly(1, 2, 3, 4);
        assertThat(new Machine(64, "", "").threadsToTry()).containsExactly(1, 2, 4, 32, 48, 64, 96, 128);
        for (int cores = 1; cores < 300; cores++) {
            assertThat(new Machine(cores, "", "").threadsToTry()).contains(1, cores, 2 * cores).doesNotHaveDuplicates().isSorted();
        }
    }
}
