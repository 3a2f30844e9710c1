package parallel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ways promise whose tasks share one memory with the caller. The tests' tasks count and wait in that memory. */
abstract class PromisesOfThreads extends Promises {

    PromisesOfThreads(Supplier<Strategy> maker) {
        super(maker);
    }

    /** Whether the tasks run in other threads than the caller's. */
    private boolean threaded() {
        return !(way instanceof Sequential);
    }

    private boolean threadForEachInput() {
        return way instanceof ThreadPerTask || way instanceof VirtualThreads;
    }

    @Test
    void answersComeInTheOrderOfTheInputsWhoeverFinishesFirst() throws Exception {
        int n = 50;
        // each input's task waits for the next one's: the last to start is the first to end, where there are threads enough
        CountDownLatch[] done = Stream.generate(() -> new CountDownLatch(1)).limit(n + 1).toArray(CountDownLatch[]::new);
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
        assertThatThrownBy(() -> way.map(IntStream.range(0, 2_000).boxed().toList(), i -> {
            if (started.incrementAndGet() == 1) throw new IllegalArgumentException("the first");
            new CountDownLatch(1).await();                  // ends only by an interrupt
            return i;
        })).isInstanceOf(TaskFailedException.class).hasMessageContaining("the first");
        // a thread per task may have started them all; a few threads cannot have
        if (!threadForEachInput()) assertThat(started.get()).isLessThan(100);
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
    void aTaskThatIgnoresItsInterruptIsAbandonedByName() throws Exception {
        if (!threaded()) return;                            // the one way that waits, as its description says
        var atWork = new CountDownLatch(1);
        var release = new AtomicBoolean();
        List<String> shown = new CopyOnWriteArrayList<>();
        List<Thread> abandoned = List.of();
        Abandoned.tell(() -> shown::add);
        try {
            Throwable thrown = interruptWhen(atWork, () -> way.map(List.of(7), i -> {
                atWork.countDown();
                while (!release.get()) Thread.onSpinWait();
                return i;
            }));
            assertThat(thrown).isInstanceOf(InterruptedException.class);
            assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(AbandonedThreadException.class)
                    .asString().matches("(?s).*thread '" + java.util.regex.Pattern.quote(way.name()) + " #[1-4]', told to end at \\d\\d:\\d\\d:\\d\\d, on the input 7.*Restart the kernel.*");
            assertThat(shown).as("where the reader sees it").containsExactly(thrown.getSuppressed()[0].getMessage());
            abandoned = Abandoned.threads();
            assertThat(abandoned).singleElement().extracting(Thread::getName).asString().startsWith(way.name() + " #");
            assertThat(way.map(List.of(1, 2, 3), i -> i)).as("the way still works").containsExactly(1, 2, 3);
        } finally {
            release.set(true);
            Abandoned.tell(() -> line -> { });
        }
        awaitTheEndOf(abandoned);
    }

    /** Their task is over a moment before they are. */
    private void awaitTheEndOf(List<Thread> abandoned) throws InterruptedException {
        for (Thread thread : abandoned) if (!(way instanceof KeptPool || way instanceof ParallelStream)) thread.join();
        while (!Abandoned.threads().isEmpty()) Thread.onSpinWait();
    }

    @Test
    void aFailureBesideATaskThatIgnoresItsInterruptNamesBoth() throws Exception {
        if (!threaded()) return;
        List<Thread> abandoned = List.of();
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
            abandoned = Abandoned.threads();
        } finally {
            release.set(true);
        }
        awaitTheEndOf(abandoned);
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
