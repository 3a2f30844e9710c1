package parallel.claim;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import parallel.Given;
import parallel.Interrupts;
import parallel.Task;
import parallel.measure.Beat;
import parallel.measure.Journal;
import parallel.measure.Machine;
import parallel.measure.Timeline;
import parallel.strategy.ChildProcesses;
import parallel.workload.BigFile;
import parallel.workload.PrimeCheck;

/**
 * The article's evening at the computer: music that has to tick, a download that waits, and a game that is always busy, all in one process.
 *
 * <p>The player has a block of sound to hand on every ten milliseconds, and makes it in a fraction of one; the game's threads check primes
 * without a pause.
 * <pre>{@code
 * MusicAndGame.of(1).music().worstLateNanos()       // how late the latest tick came
 * MusicAndGame.onOneCore(2, 0.6)                    // two busy threads on one core, and music that needs much of it
 * }</pre>
 * <p><b>Limits.</b> Normally these are three programs, three processes; the system shares its cores among threads, whosever they are.
 * <b>Interrupt.</b> Ends all threads, waits for them, then {@link InterruptedException}. <b>Thread safety.</b> Immutable; each call has threads
 * and a server of its own. <b>Source.</b> The article, "Concurrent"; chapter 7.
 *
 * @param timeline   who was at work when: the player's ticks, the download, the game's threads with the pauses that the system gave them
 * @param music      how late the ticks came
 * @param downloaded whether the file arrived whole
 * @param rounds     how many numbers the game checked
 */
public record MusicAndGame(Timeline timeline, Beat music, boolean downloaded, long rounds) implements Serializable {

    /** The time of a block of sound. */
    public static final Duration BLOCK = Duration.ofMillis(10);
    /** {@link #of(Setting)} as a task, which a child process can do too. */
    public static final Task<Setting, MusicAndGame> TASK = MusicAndGame::of;

    private static final int WARM_UP_TICKS = 5;
    /** A prime whose check takes about a tenth of a millisecond. */
    private static final long SOUND = 10_000_000_019L;
    /** As in {@link parallel.measure.Turns}: a longer hole between two readings of the clock is a pause. */
    private static final long HOLE_NANOS = 200_000;

    public MusicAndGame {
        Given.made(timeline, "the timeline of the evening is");
        Given.made(music, "the beat of the music is");
        if (rounds < 0) throw new IllegalArgumentException("rounds of the game are 0 or more, not " + rounds);
    }

    /**
     * How the evening is set up.
     *
     * @param gameThreads how many busy threads the game has, 1 to 100
     * @param load        the part of a core that the music needs, above 0, 0.9 at most: making a block takes so much of the time that it plays
     * @param ticks       how many blocks are played, 1 to 1,000
     */
    public record Setting(int gameThreads, double load, int ticks) implements Serializable {

        /** Half a second of music. */
        public static final int TICKS = 50;
        /** The part of a core that decoding music takes, roughly: a hundredth. */
        public static final double LIGHT = 0.01;

        /** @throws IllegalArgumentException if a number is out of range */
        public Setting {
            if (gameThreads < 1 || gameThreads > 100) throw new IllegalArgumentException("a game of 1 to 100 threads, not " + gameThreads);
            if (!(load > 0 && load <= 0.9)) throw new IllegalArgumentException("music that needs above 0 and at most 0.9 of a core, not " + load);
            if (ticks < 1 || ticks > 1_000) throw new IllegalArgumentException("blocks of sound: 1 to 1,000, not " + ticks);
        }

        @Override
        public String toString() {
            return "game of " + gameThreads + (gameThreads == 1 ? " thread" : " threads") + (load <= LIGHT ? "" : String.format(Locale.ROOT, ", music that needs %.0f %% of a core", 100 * load));
        }
    }

    /** The evening with a game of so many threads, and music that is hardly any work. */
    public static MusicAndGame of(int gameThreads) throws InterruptedException {
        return of(new Setting(gameThreads, Setting.LIGHT, Setting.TICKS));
    }

    /**
     * The evening.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static MusicAndGame of(Setting setting) throws InterruptedException {
        Objects.requireNonNull(setting, "the setting is null: make one with new MusicAndGame.Setting(…)");
        evening(new Setting(setting.gameThreads, Setting.LIGHT, WARM_UP_TICKS));
        return evening(setting);
    }

    /** The same in a child JVM that may use one core only; empty where the system has no means for that. */
    public static Optional<MusicAndGame> onOneCore(int gameThreads) throws InterruptedException {
        return onOneCore(gameThreads, Setting.LIGHT);
    }

    /** The same with music that needs this part of a core, above 0, 0.9 at most. */
    public static Optional<MusicAndGame> onOneCore(int gameThreads, double load) throws InterruptedException {
        var setting = new Setting(gameThreads, load, Setting.TICKS);
        Optional<ChildProcesses> oneCore = ChildProcesses.onOneCore(1);
        if (oneCore.isEmpty()) return Optional.empty();
        try (ChildProcesses child = oneCore.get()) {
            return Optional.of(child.map(List.of(setting), TASK).getFirst());
        }
    }

    private static MusicAndGame evening(Setting setting) throws InterruptedException {
        var journal = new Journal("music, a download, and a " + setting);
        Journal.Lane music = journal.lane("music"), line = journal.lane("download");
        var over = new AtomicBoolean();
        try (ExecutorService workers = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("evening ", 1).factory());
                var file = new BigFile(setting.ticks, BLOCK)) {
            try {
                int checks = (int) Math.max(1, Math.round(setting.load * BLOCK.toNanos() / checkNanos()));
                journal.begin();
                Future<byte[]> download = workers.submit(() -> line.step("waits for the next piece", () -> file.download(new AtomicLong())));
                List<Future<Long>> games = new ArrayList<>();
                for (int i = 1; i <= setting.gameThreads; i++) {
                    Journal.Lane lane = journal.lane(setting.gameThreads == 1 ? "game" : "game " + i);
                    games.add(workers.submit(() -> play(lane, over)));
                }
                int cores = Machine.here().cores();
                Beat beat = Beat.of((cores == 1 ? "1 core" : cores + " cores") + ", " + setting, BLOCK, setting.ticks, () -> sound(music, checks));
                boolean whole = file.isWhole(download.get());
                over.set(true);
                long rounds = 0;
                for (Future<Long> game : games) rounds += game.get();
                return new MusicAndGame(journal.timeline(), beat, whole, rounds);
            } catch (CancellationException e) {
                Interrupts.rethrow(e, "in the middle of the evening");
                throw e;
            } catch (ExecutionException e) {
                throw new IllegalStateException("the download or the game failed", e.getCause());
            } finally {
                over.set(true);                            // before the workers are closed, which waits for them
                workers.shutdownNow();
            }
        }
    }

    /** What a check takes when nothing disturbs it, in ns: the least of some. */
    private static long checkNanos() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            long from = System.nanoTime();
            PrimeCheck.isPrime(SOUND);
            least = Math.min(least, System.nanoTime() - from);
        }
        return least;
    }

    private static void sound(Journal.Lane music, int checks) {
        long from = System.nanoTime();
        for (int i = 0; i < checks; i++) PrimeCheck.isPrime(SOUND);
        music.write("", from, System.nanoTime());
    }

    /** Busy until the evening is over; writes down the stretches between two pauses. Returns the number of rounds. */
    private static long play(Journal.Lane lane, AtomicBoolean over) {
        long rounds = 0, from = System.nanoTime(), last = from;
        while (!over.get()) {
            PrimeCheck.isPrime(1_000_003);
            rounds++;
            long now = System.nanoTime();
            if (now - last > HOLE_NANOS) {
                lane.write("", from, last);
                from = now;
            }
            last = now;
        }
        lane.write("", from, last);
        return rounds;
    }
}
