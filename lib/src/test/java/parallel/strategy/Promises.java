package parallel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promises of {@link Strategy}, held for every way: a new one joins with one line in {@link StrategiesTest}. Those that only ways
 * within this JVM can keep stand in {@link PromisesOfThreads}; the tasks here can travel to another JVM.
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
    void noInputsGiveNoAnswersAndRunNothing() throws Exception {
        assertThat(way.map(List.of(), any -> {
            throw new IllegalStateException("there is nothing to do");
        })).isEmpty();
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
    void anInterruptThatCameBeforeIsHonoured() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> way.map(List.of(1, 2, 3), i -> i)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
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
    static Throwable interruptWhen(CountDownLatch latch, Body body) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = Thread.ofPlatform().start(() -> thrown.set(catchThrowable(body::run)));
        latch.await();
        caller.interrupt();
        caller.join();
        return thrown.get();
    }
}
