package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static parallel.measure.MadeUp.lane;
import static parallel.measure.MadeUp.timeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import parallel.Caller;

/** On a made-up clock, since the real scheduler's turns are its own business. */
@Execution(ExecutionMode.CONCURRENT)
class TurnsTest {

    private static final Duration LENGTH = Duration.ofMillis(20);
    private static final Turns.Share SHARE = new Turns.Share(0, -1);

    /** Each reading of the clock is a microsecond later than the last; each thousandth call of the job takes 1,000. */
    @Test
    void aHoleBetweenTwoReadingsIsAPause() throws Exception {
        var now = new AtomicLong();
        var calls = new AtomicLong();
        Turns turns = Turns.of(new LinkedHashMap<>(Map.of("works", () -> {
            if (calls.incrementAndGet() % 1_000 == 0) now.addAndGet(1_000_000);
        })), LENGTH, () -> now.addAndGet(1_000));

        List<Timeline.Span> spans = turns.timeline().lanes().getFirst().spans();
        assertThat(spans).as("20 ms, of which every second one is a pause").hasSizeBetween(10, 11);
        assertThat(spans.subList(1, 10)).allSatisfy(turn -> assertThat(turn.nanos()).isEqualTo(999_000));
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).fromNanos() - spans.get(i - 1).toNanos()).as("pause %d", i).isEqualTo(1_001_000);
        }
        assertThat(turns.timeline().nanos()).isEqualTo(20e6);
        assertThat(turns.timeline().what()).isEqualTo("1 busy thread");
    }

    /** Time goes by only when both have done something. */
    @Test
    void eachThreadDoesTheJobOfItsLane() throws Exception {
        var now = new AtomicLong();
        Map<String, Thread> done = new ConcurrentHashMap<>();
        SequencedMap<String, Runnable> jobs = new LinkedHashMap<>();
        for (String job : List.of("sorts", "sums")) jobs.put(job, () -> done.put(job, Thread.currentThread()));
        Turns turns = Turns.of(jobs, LENGTH, () -> done.size() < 2 ? now.get() : now.addAndGet(1_000));

        assertThat(turns.timeline().lanes()).extracting(Timeline.Lane::name).containsExactly("sorts", "sums");
        assertThat(done.get("sorts")).isNotSameAs(done.get("sums"));
        assertThat(done.values()).allMatch(thread -> !thread.isAlive());
    }

    /** How often and for how long they ran nobody can foretell. */
    @Test
    void theSystemTellsOfEachThread() throws Exception {
        Turns turns = Turns.of(3, LENGTH);
        assertThat(turns.timeline().what()).isEqualTo("3 busy threads");
        assertThat(turns.timeline().lanes()).extracting(Timeline.Lane::name)
                .containsExactly("thread 1", "thread 2", "thread 3");
        Path status = Path.of("/proc/thread-self/status");
        boolean counted = Files.isReadable(status) && Files.readString(status).contains("\nnonvoluntary_ctxt");
        assertThat(turns.switches().isPresent()).as("how often it was taken off its core").isEqualTo(counted);
    }

    @Test
    void theTryWithTheMostAtOnceIsKept() throws Exception {
        Iterator<Turns> crowded = List.of(atOnce(0), atOnce(1), atOnce(0), atOnce(2)).iterator();
        assertThat(Turns.freest(crowded::next).timeline().together()).isEqualTo(1);
        assertThat(crowded.next().timeline().together()).as("the fourth, which nobody asked for").isEqualTo(2);
        Iterator<Turns> free = List.of(atOnce(1), atOnce(2), atOnce(3)).iterator();
        assertThat(Turns.freest(free::next).timeline().together()).as("of three on two cores").isEqualTo(2);
        assertThat(free.next().timeline().together()).as("no further try").isEqualTo(3);
    }

    private static Turns atOnce(int threads) {
        Timeline.Lane[] lanes = IntStream.range(0, 3).mapToObj(i -> i < threads ? lane("a", 0, 10) : lane("b"))
                .toArray(Timeline.Lane[]::new);
        return new Turns(timeline(10, lanes), List.of(SHARE, SHARE, SHARE));
    }

    @Test
    void turnsAreSummedUp() {
        Turns turns = new Turns(timeline(100, lane("a", 0, 20, 50, 90), lane("b", 20, 50)),
                List.of(new Turns.Share(60, 2), new Turns.Share(30, 3)));
        assertThat(turns.count()).isEqualTo(3);
        assertThat(turns.medianTurnNanos()).isEqualTo(30);
        assertThat(turns.longestPauseNanos()).as("b waits at its end").isEqualTo(50);
        assertThat(turns.longestPauseNanos(turns.timeline().lanes().getFirst())).isEqualTo(30);
        assertThat(turns.coresBusy()).isCloseTo(0.9, within(1e-9));
        assertThat(turns.sharesOfTime()).containsExactly(0.6, 0.3);
        assertThat(turns.switches()).hasValue(5);
        assertThat(new Turns(timeline(100, lane("a")), List.of(SHARE)).switches()).isEqualTo(OptionalLong.empty());
        assertThat(new Turns(timeline(100, lane("a")), List.of(SHARE)).medianTurnNanos()).isZero();
    }

    @Tag("slow")
    @Test
    void onOneCoreNeverTwoAtOnce() throws Exception {
        Optional<Turns> found = Turns.onOneCore(2);
        assumeThat(found).as("a system that can hold a process to one core").isPresent();
        Turns turns = found.get();
        assertThat(turns.timeline().machine().cores()).isEqualTo(1);
        assertThat(turns.timeline().together()).isLessThanOrEqualTo(1);
        assertThat(turns.coresBusy()).as("a core has no more time than there is; the two clocks differ a little")
                .isLessThan(1.1);
    }

    /** Else it would take ten seconds, and end well. */
    @Test
    void anInterruptEndsTheThreadsFirst() throws Exception {
        var working = new CountDownLatch(1);
        Map<Thread, String> threads = new ConcurrentHashMap<>();
        Caller caller = Caller.of(() -> Turns.of(new LinkedHashMap<>(Map.of("works", () -> {
            threads.put(Thread.currentThread(), "");
            working.countDown();
        })), Duration.ofSeconds(10)));
        working.await();
        assertThat(caller.interrupt()).isInstanceOf(InterruptedException.class);
        assertThat(threads.keySet()).allMatch(thread -> !thread.isAlive());
    }
}
