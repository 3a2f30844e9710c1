package parallel.exercise;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 2.1: one object for many threads, in which each finds only what is its own.
 *
 * <pre>{@code
 * DiaryOfOnesOwn.check(MyDiary::new)
 * }</pre>
 * <p><b>Failure.</b> What the answer throws is an item of the report. <b>Interrupt.</b> Ends the check and its threads, then {@link InterruptedException}.
 * <b>Memory effects.</b> What the answer did <i>happens-before</i> the return. <b>Thread safety.</b> Keeps nothing; safe.
 * <b>Source.</b> The article, "Threads of same process share the same memory space"; chapter 2.
 */
public final class DiaryOfOnesOwn {

    private DiaryOfOnesOwn() { }

    /** What the reader writes. Used by many threads at once. */
    public interface Diary {
        /** Adds a word to what the calling thread has written. */
        void write(String word);

        /** All that the calling thread has written into this diary; the empty text if nothing. */
        String read();
    }

    /** Looks at the answer. @throws NullPointerException if it is {@code null} @throws InterruptedException if the calling thread is interrupted */
    public static Report check(Supplier<? extends Diary> answer) throws InterruptedException {
        return Exercise.of("2.1", "A diary of one's own").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private static final int TIMES = 10;

        private final Supplier<? extends Diary> answer;

        Checks(Supplier<? extends Diary> answer) {
            this.answer = answer;
        }

        @Test @Order(1) @DisplayName("one thread writes two words, then reads")
        void oneThread() {
            Diary diary = answer.get();
            Expect.that("nothing written", "", diary.read(), "Who has written nothing reads the empty text.");
            diary.write("dear ");
            diary.write("diary");
            Expect.that("two words written", "dear diary", diary.read(), "The first word is gone, or the second: a word came after it, and both are to stay, in order.");
        }

        @Test @Order(2) @DisplayName("one thread with two diaries")
        void twoDiaries() {
            Diary one = answer.get(), two = answer.get();
            one.write("Monday");
            Expect.that("the second diary", "", two.read(), "The two diaries share their pages: a static field belongs to the class, and so to all its objects.");
            Expect.that("the first diary", "Monday", one.read(), "What was written into the first diary is gone.");
        }

        @Test @Order(3) @DisplayName("another thread can write, too")
        void anotherThread() throws Exception {
            Diary diary = answer.get();
            String hint = "Pages that are made in the constructor are those of the thread that made the diary. "
                    + "Every other thread needs pages of its own when it first asks.";
            Expect.that("what the other reads of its own", "hello", another(() -> Expect.returns("write and read", () -> writes(diary, "hello"), hint)), hint);
        }

        @Test @Order(4) @DisplayName("what one writes, another does not read")
        void ownPages() throws Exception {
            Diary diary = answer.get();
            diary.write("a secret");
            Expect.that("what the other reads", "hello", another(() -> writes(diary, "hello")),
                    "A field is shared by all threads that hold the object. A lock lets one in after the other, to the same pages: it does not give each its own.");
            Expect.that("what the first reads afterwards", "a secret", diary.read(), "A field is shared by all threads that hold the object: the other wrote into it as well.");
        }

        @Test @Order(5) @DisplayName("two threads with the same name")
        void sameName() throws Exception {
            Diary diary = answer.get();
            another(() -> writes(diary, "soup"));
            Expect.that("what the second of that name reads", "cake", another(() -> writes(diary, "cake")),
                    "Two threads may have the same name: it does not say which of them it is.");
        }

        @Test @Order(6) @DisplayName("2 more threads begin to write at the same moment, 10 times")
        void together() throws Exception {
            String hint = "Each thread has pages of its own, but the map itself is shared, and it changes with every thread that comes: two change it at once.";
            for (int time = 0; time < TIMES; time++) {
                Diary diary = answer.get();
                reads("a", List.of(new Writer(diary, "a", new CyclicBarrier(1), new CyclicBarrier(1))), hint);
                CyclicBarrier meeting = new CyclicBarrier(2), written = new CyclicBarrier(2);
                reads("b", List.of(new Writer(diary, "b", meeting, written), new Writer(diary, "b", meeting, written)), hint);
            }
        }

        private static void reads(String word, List<Writer> writers, String hint) throws Exception {
            writers.forEach(Thread::start);
            for (Writer each : writers) each.join();
            for (Writer each : writers) Expect.that("what a thread reads", word + word, Expect.returns("write and read", each.task::get, hint), hint);
        }

        private static String writes(Diary diary, String... words) {
            for (String each : words) diary.write(each);
            return diary.read();
        }

        /** What another thread comes to. Whichever of them it is, its name is the same. */
        private static String another(Callable<String> work) throws Exception {
            var came = new AtomicReference<String>();
            Crowd.of(1).run(me -> came.set(work.call()));
            return came.get();
        }
    }

    /**
     * A thread that writes a word, and again when the other has written its own. A map with threads as its keys finds these in one place and must ask each
     * whether it is the other: there the two wait for each other, so that both have looked before either changes it. In a map that lets in one at a time
     * they do not meet, and go on after a moment.
     */
    private static final class Writer extends Thread {

        private static final long MOMENT_MILLIS = 20, LONG_MILLIS = 1_000;

        private final FutureTask<String> task;
        private final CyclicBarrier meeting;

        Writer(Diary diary, String word, CyclicBarrier meeting, CyclicBarrier written) {
            super("writer");
            setDaemon(true);
            this.meeting = meeting;
            this.task = new FutureTask<>(() -> {
                diary.write(word);
                meet(written, LONG_MILLIS);
                return Checks.writes(diary, word);
            });
        }

        @Override
        public void run() {
            task.run();
        }

        private static void meet(CyclicBarrier place, long millis) {
            try {
                place.await(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
            } catch (BrokenBarrierException | TimeoutException alone) {
                // the other is elsewhere
            }
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) return true;
            if (this == Thread.currentThread()) meet(meeting, MOMENT_MILLIS);
            return false;
        }

        @Override
        public int hashCode() {
            return Writer.class.hashCode();
        }
    }
}
