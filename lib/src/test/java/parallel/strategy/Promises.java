package parallel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promises of {@link Strategy}, held for every way: a new one joins with one line in {@link StrategiesTest}.
 * The time limit only keeps a broken way from hanging the build; nothing here measures time.
 */
@Timeout(30)
abstract class Promises {

    private final Supplier<Strategy> maker;
    Strategy way;
    private Set<Thread> before;

    Promises(Supplier<Strategy> maker) {
        this.maker = maker;
    }

    /** Whether the tasks run in other threads than the caller's. */
    private boolean threaded() {
        return !(way instanceof Sequential);
    }

    @BeforeEach
    void make() {
        before = Thread.getAllStackTraces().keySet();
        way = maker.get();
    }

    @AfterEach
    void nothingIsLeftBehind() throws InterruptedException {
        way.close();
        assertThat(leftBehind()).as("threads left behind").isEmpty();
        assertThat(Thread.interrupted()).as("the interrupt flag that the test leaves").isFalse();
    }

    /** Threads that the way started and that still live. The names are the way's own, so other threads of the JVM do not count. */
    private List<Thread> leftBehind() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().startsWith(way.name())).toList();
    }

    @Test
    void startingBeforehandChangesNothingAndStartingTwiceStartsOnce() throws Exception {
        way.start();
        assertThat(way.start()).as("the second start").isFalse();
        assertThat(way.map(List.of(1, 2, 3), i -> i + 1)).containsExactly(2, 3, 4);
        assertThat(way.start()).as("a start after a call").isFalse();
    }

    @Test
    void answersComeInTheOrderOfTheInputsWhoeverFinishesFirst() throws Exception {
        int n = 50;
        // each input's task waits for the next one's: the last to start is the first to end, where there are threads enough
        CountDownLatch[] done = Stream.generate(() -> new CountDownLatch(1)).limit(n + 1).toArray(CountDownLatch[]::new);
        done[n].countDown();
        boolean all = way instanceof ThreadPerTask;
        List<Integer> inputs = IntStream.range(0, n).boxed().toList();
        List<Integer> answers = way.map(inputs, i -> {
            if (all) done[i + 1].await();
            done[i].countDown();
            return i * i;
        });
        assertThat(answers).containsExactlyElementsOf(inputs.stream().map(i -> i * i).toList());
    }

    @Test
    void theTaskRunsOnceOnEachInput() throws Exception {
        List<AtomicInteger> inputs = Stream.generate(AtomicInteger::new).limit(500).toList();
        way.map(inputs, AtomicInteger::incrementAndGet);
        assertThat(inputs).allMatch(each -> each.get() == 1);
    }

    @Test
    void noInputsGiveNoAnswersAndRunNothing() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        assertThat(way.map(List.of(), any -> runs.incrementAndGet())).isEmpty();
        assertThat(runs).hasValue(0);
    }

    @Test
    void oneInputWorks() throws Exception {
        assertThat(way.map(List.of("a"), String::toUpperCase)).containsExactly("A");
    }

    @Test
    void nullInputsAndNullAnswersKeepTheirPlaces() throws Exception {
        assertThat(way.map(Arrays.asList("a", null, "c"), text -> text == null ? "none" : null))
                .isEqualTo(Arrays.asList(null, "none", null));
    }

    @Test
    void manyMoreInputsThanThreadsWork() throws Exception {
        List<Integer> inputs = IntStream.range(0, 3_000).boxed().toList();
        assertThat(way.map(inputs, i -> i + 1)).isEqualTo(IntStream.rangeClosed(1, 3_000).boxed().toList());
    }

    @Test
    void theAnswersCannotBeChangedByTheCaller() throws Exception {
        List<Integer> answers = way.map(List.of(1, 2), i -> i);
        assertThatThrownBy(() -> answers.set(0, 7)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aListThatChangesMeanwhileDoesNotDisturbTheCall() throws Exception {
        List<Integer> inputs = new ArrayList<>(List.of(1, 2, 3));
        List<Integer> answers = way.map(inputs, i -> {
            synchronized (inputs) {
                inputs.clear();
            }
            return i;
        });
        assertThat(answers).containsExactly(1, 2, 3);
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatThrownBy(() -> way.map(null, (Object o) -> o)).isInstanceOf(NullPointerException.class)
                .hasMessageContaining("list of inputs is null");
        assertThatThrownBy(() -> way.map(List.of(1), null)).isInstanceOf(NullPointerException.class)
                .hasMessageContaining("task is null");
    }

    @Test
    void theTaskThatThrowsOnTheThirdNumberIsNamed() {
        var boom = new IllegalStateException("boom");
        assertThatThrownBy(() -> way.map(List.of(2L, 4L, 9L, 97L), n -> {
            if (n == 9) throw boom;
            return n;
        })).isExactlyInstanceOf(TaskFailedException.class).hasMessage("task 2 failed on the input 9: " + boom).hasCause(boom)
                .satisfies(e -> assertThat(((TaskFailedException) e).index()).isEqualTo(2))
                .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
    }

    @Test
    void errorsAndCheckedExceptionsAreFailuresToo() {
        assertThatThrownBy(() -> way.map(List.of(1), i -> {
            throw new StackOverflowError("deep");
        })).isInstanceOf(TaskFailedException.class).hasCauseInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> way.map(List.of(1), i -> {
            throw new java.io.IOException("disk");
        })).isInstanceOf(TaskFailedException.class).hasCauseInstanceOf(java.io.IOException.class);
    }

    @Test
    void aFailureCancelsTheRest() {
        AtomicInteger started = new AtomicInteger();
        assertThatThrownBy(() -> way.map(IntStream.range(0, 2_000).boxed().toList(), i -> {
            started.incrementAndGet();
            if (i == 0) throw new IllegalArgumentException("the first");
            new CountDownLatch(1).await();                  // ends only by an interrupt
            return i;
        })).isInstanceOf(TaskFailedException.class).hasMessageContaining("input 0");
        // a thread per task may have started them all; a few threads cannot have
        if (!(way instanceof ThreadPerTask)) assertThat(started.get()).isLessThan(100);
    }

    @Test
    void aFailureIsSeenWhileTheCallerWaitsForAnEarlierInput() {
        if (!threaded()) return;
        var firstIsBusy = new CountDownLatch(1);
        assertThatThrownBy(() -> way.map(List.of(0, 1), i -> {
            if (i == 1) {
                firstIsBusy.await();
                throw new IllegalStateException("the second");
            }
            firstIsBusy.countDown();
            new CountDownLatch(1).await();
            return i;
        })).isInstanceOf(TaskFailedException.class).hasMessageContaining("the second");
    }

    @Test
    void anInterruptCancelsAndLeavesNothingBehind() throws Exception {
        var atWork = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger begun = new AtomicInteger();
        Throwable thrown = interruptWhen(atWork, () -> way.map(IntStream.range(0, 40).boxed().toList(), i -> {
            begun.incrementAndGet();
            atWork.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.incrementAndGet();
            }
            return i;
        }));
        assertThat(thrown).isInstanceOf(InterruptedException.class);
        assertThat(thrown.getSuppressed()).isEmpty();
        assertThat(ended.get()).as("tasks ended when map threw").isEqualTo(begun.get());
    }

    @Test
    void anInterruptThatCameBeforeIsHonoured() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> way.map(List.of(1, 2, 3), i -> i)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aTaskThatIgnoresItsInterruptIsAbandonedByName() throws Exception {
        if (!threaded()) return;                            // the one way that waits, as its description says
        var atWork = new CountDownLatch(1);
        var release = new AtomicBoolean();
        try {
            Throwable thrown = interruptWhen(atWork, () -> way.map(List.of(7), i -> {
                atWork.countDown();
                while (!release.get()) Thread.onSpinWait();
                return i;
            }));
            assertThat(thrown).isInstanceOf(InterruptedException.class);
            assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(AbandonedThreadException.class)
                    .asString().matches("(?s).*thread '" + java.util.regex.Pattern.quote(way.name()) + " #[1-4]' on the input 7.*Restart the kernel.*");
            assertThat(Abandoned.threads()).singleElement().extracting(Thread::getName).asString().startsWith(way.name() + " #");
            assertThat(way.map(List.of(1, 2, 3), i -> i)).as("the way still works").containsExactly(1, 2, 3);
        } finally {
            release.set(true);
        }
        for (Thread thread : Abandoned.threads()) if (!(way instanceof KeptPool)) thread.join();
        while (!Abandoned.threads().isEmpty()) Thread.onSpinWait();
    }

    @Test
    void aFailureBesideATaskThatIgnoresItsInterruptNamesBoth() {
        if (!threaded()) return;
        var release = new AtomicBoolean();
        var atWork = new CountDownLatch(1);
        try {
            assertThatThrownBy(() -> way.map(List.of("deaf", "bad"), name -> {
                if (name.equals("bad")) {
                    atWork.await();
                    throw new IllegalStateException("boom");
                }
                atWork.countDown();
                while (!release.get()) Thread.onSpinWait();
                return name;
            })).isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("failed on the input bad").hasMessageContaining("on the input deaf");
        } finally {
            release.set(true);
        }
        while (!Abandoned.threads().isEmpty()) Thread.onSpinWait();
    }

    @Test
    void tasksSeeWhatTheCallerDidAndTheCallerSeesWhatTheyDid() throws Exception {
        int[] plain = new int[200];
        Arrays.setAll(plain, i -> i);
        List<Integer> inputs = IntStream.range(0, 200).boxed().toList();
        way.map(inputs, i -> plain[i] += 1_000);
        assertThat(plain).containsExactly(IntStream.range(1_000, 1_200).toArray());
    }

    @Test
    void theNameIsShortAndPlain() {
        assertThat(way.name()).matches("[a-z]+( [a-z]+)*( \\(\\d+\\))?");
        assertThat(way.named("mine").name()).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void callsFromSeveralThreadsDoNotMix(int callers) throws Exception {
        var wrong = new ConcurrentHashMap<Integer, List<Integer>>();
        List<Thread> threads = IntStream.range(0, callers).mapToObj(c -> Thread.ofPlatform().start(() -> {
            try {
                List<Integer> answers = way.map(List.of(c, c, c), i -> i * 10);
                if (!answers.equals(List.of(c * 10, c * 10, c * 10))) wrong.put(c, answers);
            } catch (InterruptedException e) {
                wrong.put(c, List.of());
            }
        })).toList();
        for (Thread thread : threads) thread.join();
        assertThat(wrong).isEmpty();
    }

    interface Body {
        Object run() throws Exception;
    }

    /** Runs the body in a thread of its own, interrupts that once the latch opens, and returns what the body threw. */
    private static Throwable interruptWhen(CountDownLatch latch, Body body) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = Thread.ofPlatform().start(() -> thrown.set(catchThrowable(body::run)));
        latch.await();
        caller.interrupt();
        caller.join();
        return thrown.get();
    }
}
