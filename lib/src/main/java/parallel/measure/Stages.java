package parallel.measure;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import parallel.Given;

/**
 * A long piece of work in stages, told to the listener of {@link Progress} as one: one bar from the first stage to the last.
 *
 * <p>Experiments, trials and stages within a stage do not report for themselves; each word of theirs moves the one bar on.
 * <pre>{@code
 * try (var stages = new Stages(List.of(Duration.ofSeconds(2), Duration.ofSeconds(4)))) {
 *     var turns = stages.run("who runs when", () -> Turns.of(4));
 *     var times = stages.run("the four ways", () -> experiment.compare(ways));
 * }
 * }</pre>
 * <p><b>Failure, interrupt.</b> Whatever a stage throws; the next one may follow. <b>Thread safety.</b> For one thread; only what that thread
 * measures itself is heard. <b>Source.</b> Chapter 8, where the ledger checks many claims.
 */
public final class Stages implements AutoCloseable {

    /** A stage that takes longer than expected stops a little before its end, until it is over. */
    private static final double NEARLY = 0.95;

    private static final String NO_STAGE = "the stage is null: name what is done in it";

    private final List<Duration> about;
    private final double totalNanos;
    private final Reporter reporter = new Reporter("");
    private final LongSupplier clock;
    private final long start;
    private int next;
    private double doneNanos;

    /**
     * None has begun yet.
     *
     * @param about how long each stage will take, more or less; none negative
     * @throws IllegalArgumentException if one is negative
     */
    public Stages(List<Duration> about) {
        this(about, System::nanoTime);
    }

    /** The same on a clock of the tests' own. */
    Stages(List<Duration> about, LongSupplier clock) {
        this.about = Given.list(about, "the stages", "give the time that each is expected to take");
        for (Duration each : about) if (each.isNegative()) throw new IllegalArgumentException("a stage takes 0 s or more, not " + each);
        totalNanos = Math.max(1, this.about.stream().mapToDouble(Duration::toNanos).sum());
        this.clock = clock;
        start = clock.getAsLong();
    }

    /**
     * Does the next stage in the calling thread.
     *
     * @param what what is done in it, in a few words
     * @return what it returns
     * @throws IllegalStateException if all stages are done
     * @throws Exception             whatever it throws
     */
    public <R> R run(String what, Callable<R> stage) throws Exception {
        Objects.requireNonNull(what, "the stage's name is null: give it a name");
        Objects.requireNonNull(stage, NO_STAGE);
        if (next == about.size()) throw new IllegalStateException("there were " + about.size() + " stages, and '" + what + "' is one more");
        double nanos = about.get(next++).toNanos();
        long begin = clock.getAsLong();
        reporter.turnTo(what);
        tell(0);
        try {
            return ScopedValue.where(Reporter.WHOLE, new Progress() {
                @Override
                public void at(String part, double done, Duration left) {
                    tell(Math.min(clock.getAsLong() - begin, NEARLY * nanos));
                }

                @Override
                public void over() { }
            }).call(stage::call);
        } catch (Exception e) {
            reporter.stopIfInterrupted(e, "in " + what);
            throw e;
        } finally {
            doneNanos += nanos;
        }
    }

    /**
     * Does the next stage in a thread of its own, while the calling one says that time goes by: for what does not say itself how far it is. Nothing
     * that is measured in it is heard.
     *
     * @return what it returns
     * @throws InterruptedException if the calling thread is interrupted; the stage was interrupted too, and has ended
     * @throws Exception            whatever it throws
     */
    public <R> R beside(String what, Callable<R> stage) throws Exception {
        Objects.requireNonNull(stage, NO_STAGE);
        return run(what, () -> {
            long begin = clock.getAsLong();
            double nanos = about.get(next - 1).toNanos();
            return Beside.run(stage, Reporter.pause(), () -> tell(Math.min(clock.getAsLong() - begin, NEARLY * nanos)));
        });
    }

    /** So much of the present stage counts as done. What is left goes by the pace so far. */
    private void tell(double ofStageNanos) {
        double done = doneNanos + ofStageNanos;
        double pace = doneNanos > 0 ? (clock.getAsLong() - start) / Math.max(1, done) : 1;
        reporter.at(done / totalNanos, (totalNanos - done) * pace);
    }

    /** Tells the listener that it is over. */
    @Override
    public void close() {
        reporter.close();
    }
}
