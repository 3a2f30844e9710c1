package parallel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallel.Caller;

/**
 * The promises of {@link Strategy}, held for every way: a new one joins with one line in {@link StrategiesTest}.
 * Those that only ways within this JVM can keep stand in {@link PromisesOfThreads}; the tasks here can travel to
 * another JVM.
 */
abstract class Promises {

    private final Supplier<Strategy> maker;
    Strategy made;
    /** The same, which waits for all that must end. */
    Strategy way;
    private Set<Thread> before;

    Promises(Supplier<Strategy> maker) {
        this.maker = maker;
    }

    @BeforeEach
    void make() throws InterruptedException {
        made = maker.get();
        if (made instanceof LeftOpen) made.start();
        before = Thread.getAllStackTraces().keySet();
        way = Patient.endlessly(made);
    }

    @AfterEach
    void nothingIsLeftBehind() throws InterruptedException {
        way.close();
        assertThat(leftBehind()).as("threads left behind").isEmpty();
        assertThat(Thread.interrupted()).as("the interrupt flag that the test leaves").isFalse();
    }

    /**
     * Threads that the way started and that still live. Their names are the way's own and their group is the test's,
     * so those of other tests that run beside this one do not count.
     */
    private List<Thread> leftBehind() {
        ThreadGroup mine = Thread.currentThread().getThreadGroup();
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> !before.contains(thread)
                && thread.getThreadGroup() == mine && thread.getName().startsWith(way.name())).toList();
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
        List<Integer> inputs = IntStream.range(0, 500).boxed().toList();
        assertThat(way.map(inputs, i -> i + 1)).isEqualTo(IntStream.rangeClosed(1, 500).boxed().toList());
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
        })).isExactlyInstanceOf(TaskFailedException.class).hasMessage("task 2 failed on the input 9: " + boom)
                .hasCause(boom)
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
        List<Caller> all = IntStream.range(0, callers)
                .mapToObj(c -> Caller.of(() -> way.map(List.of(c, c, c), i -> i * 10 + c))).toList();
        for (int c = 0; c < callers; c++) assertThat(all.get(c).result()).isEqualTo(List.of(c * 11, c * 11, c * 11));
    }
}
