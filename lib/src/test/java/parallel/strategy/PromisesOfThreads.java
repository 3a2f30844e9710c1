package parallel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parallel.Await;
import parallel.Caller;

/** What ways promise whose tasks share one memory with the caller. The tests' tasks count and wait in that memory. */
abstract class PromisesOfThreads extends Promises {

    PromisesOfThreads(Supplier<Strategy> maker) {
        super(maker);
    }

    /** Whether the tasks run in other threads than the caller's. */
    private boolean threaded() {
        return !(made instanceof Sequential);
    }

    private boolean threadForEachInput() {
        return made instanceof ThreadPerTask || made instanceof VirtualThreads;
    }

    @Test
    void answersComeInTheOrderOfTheInputsWhoeverFinishesFirst() throws Exception {
        int n = 50;
        // each input's task waits for the next one's: the last to start is the first to end, where threads are enough
        CountDownLatch[] done = Stream.generate(() -> new CountDownLatch(1)).limit(n + 1)
                .toArray(CountDownLatch[]::new);
        done[n].countDown();
        boolean all = threadForEachInput();
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
    void aFailureCancelsTheRest() {
        AtomicInteger started = new AtomicInteger();
        int inputs = 2_000;
        assertThatThrownBy(() -> way.map(IntStream.range(0, inputs).boxed().toList(), i -> {
            if (started.incrementAndGet() == 1) throw new IllegalArgumentException("the first");
            new CountDownLatch(1).await();                  // ends only by an interrupt
            return i;
        })).isInstanceOf(TaskFailedException.class).hasMessageContaining("the first");
        // a thread per task may have started them all; a few threads cannot have
        if (!threadForEachInput()) assertThat(started).hasValueLessThan(inputs);
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
        var call = Caller.of(() -> way.map(IntStream.range(0, 40).boxed().toList(), i -> {
            begun.incrementAndGet();
            atWork.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.incrementAndGet();
            }
            return i;
        }));
        atWork.await();
        Throwable thrown = call.interrupt();
        assertThat(thrown).isInstanceOf(InterruptedException.class);
        assertThat(thrown.getSuppressed()).isEmpty();
        assertThat(ended.get()).as("tasks ended when map threw").isEqualTo(begun.get());
    }

    @Test
    void aTaskThatIgnoresItsInterruptIsAbandonedByName() throws Exception {
        if (!threaded()) return;                            // the one way that waits, as its description says
        var atWork = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        List<String> shown = new CopyOnWriteArrayList<>();
        Abandoned.tell(() -> shown::add);
        try {
            var call = Caller.of(() -> Patient.hardly(made).map(List.of(7), i -> {
                atWork.countDown();
                beDeafUntil(release);
                return i;
            }));
            atWork.await();
            Throwable thrown = call.interrupt();
            assertThat(thrown).isInstanceOf(InterruptedException.class);
            assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(AbandonedThreadException.class)
                    .asString().matches("(?s).*thread '" + java.util.regex.Pattern.quote(way.name())
                    + " #[1-4]', told to end at \\d\\d:\\d\\d:\\d\\d, on the input 7.*Restart the kernel.*");
            assertThat(shown).as("where the reader sees it").containsExactly(thrown.getSuppressed()[0].getMessage());
            assertThat(Abandoned.threads()).singleElement().extracting(Thread::getName).asString()
                    .startsWith(way.name() + " #");
            assertThat(way.map(List.of(1, 2, 3), i -> i)).as("the way still works").containsExactly(1, 2, 3);
        } finally {
            release.countDown();
            Abandoned.tell(() -> line -> { });
        }
        awaitTheEnd();
    }

    /** It keeps no core: where there is one only, virtual threads would have to share it. */
    private static void beDeafUntil(CountDownLatch release) {
        while (true) {
            try {
                release.await();
                return;
            } catch (InterruptedException ignored) {
                // that is what it is here for
            }
        }
    }

    /** A way that has no patience leaves more behind than those that it names: threads that were about to end. */
    private void awaitTheEnd() throws Exception {
        Await.until(() -> Abandoned.threads().isEmpty());
        way.close();
        Await.endOfThreads(way.name());
    }

    @Test
    void aFailureBesideATaskThatIgnoresItsInterruptNamesBoth() throws Exception {
        if (!threaded()) return;
        var release = new CountDownLatch(1);
        var atWork = new CountDownLatch(1);
        try {
            assertThatThrownBy(() -> Patient.hardly(made).map(List.of("deaf", "bad"), name -> {
                if (name.equals("bad")) {
                    atWork.await();
                    throw new IllegalStateException("boom");
                }
                atWork.countDown();
                beDeafUntil(release);
                return name;
            })).isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("failed on the input bad").hasMessageContaining("on the input deaf");
        } finally {
            release.countDown();
        }
        awaitTheEnd();
    }

    @Test
    void tasksSeeWhatTheCallerDidAndTheCallerSeesWhatTheyDid() throws Exception {
        int[] plain = new int[200];
        Arrays.setAll(plain, i -> i);
        List<Integer> inputs = IntStream.range(0, 200).boxed().toList();
        way.map(inputs, i -> plain[i] += 1_000);
        assertThat(plain).containsExactly(IntStream.range(1_000, 1_200).toArray());
    }
}
