package parallel.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import parallel.Given;
import parallel.Task;
import parallel.strategy.Cluster;

/**
 * A cluster of which one member is killed in the middle of the work: which member had which piece when, and what ran again.
 *
 * <p>The member is a child JVM, ended by the system at once, as a power cut would end a machine: it says nothing to anybody. That happens when a quarter of the pieces
 * is done and the child has just begun another.
 * <pre>{@code
 * var loss = MemberLoss.of(3, Piece.upTo(1_000_000_000, 24), PrimeSieve.TASK);
 * loss.answers()                              // all of them, right and in order
 * Charts.timeline("Who does what?", loss.timeline())
 * }</pre>
 * <p><b>Limits.</b> Where the pieces are over before a child is seen at one, nobody is killed; {@link #killed} is empty then. A span reaches from when a piece was sent until its
 * answer was back. Some pieces are done once before: children that begin would look as cold as they are. <b>Failure.</b> As {@link Cluster}. <b>Interrupt.</b> Ends the work and the cluster, then {@link InterruptedException}. <b>Thread safety.</b> Immutable.
 * <b>Source.</b> Chapter 10.
 *
 * @param timeline a lane for each member, a span for each piece; those labelled {@value #LOST} and {@value #AGAIN} are what the killed one had and who did it then
 * @param answers  in the order of the inputs
 * @param killed   the lane of the member that was killed
 * @param ranAgain the inputs whose tasks ran again
 */
public record MemberLoss<R>(Timeline timeline, List<R> answers, Optional<String> killed, List<Object> ranAgain) {

    /** The label of a piece that its member did not give back. */
    public static final String LOST = "lost";
    /** The label of such a piece at the member that got it then. */
    public static final String AGAIN = "again";

    private static final Duration LOOK = Duration.ofMillis(10);
    /** A member starts in about two seconds, where a core is free; it is only for the bar. */
    private static final double START_NANOS = 2e9;
    /** The part of the bar that is the start's. */
    private static final double START_SHARE = 0.5;

    /** @throws NullPointerException if one of them is {@code null} */
    public MemberLoss {
        Objects.requireNonNull(timeline, "the timeline is null: give what was recorded");
        Objects.requireNonNull(killed, "the killed member is null: give Optional.empty() for none");
        answers = copy(answers, "the answers are null: give one for each input");
        ranAgain = copy(ranAgain, "what ran again is null: an empty list means nothing");
    }

    /** Inputs and answers may be {@code null}. */
    private static <E> List<E> copy(List<E> list, String whenNull) {
        return Collections.unmodifiableList(new ArrayList<>(Objects.requireNonNull(list, whenNull)));
    }

    /**
     * Starts so many members, gives them the work, kills one, and ends the others when all is done.
     *
     * @param members 2 to {@value Cluster#MOST_MEMBERS}
     * @param inputs  twice as many as members at least, else nobody is in the middle of them
     * @param task    a task that travels
     * @throws IllegalArgumentException if a number is out of range
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static <T, R> MemberLoss<R> of(int members, List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
        List<T> work = Given.list(inputs, "the inputs", "give two for each member at least");
        Objects.requireNonNull(task, "the task is null: name the work to be done on each input");
        if (members < 2 || members > Cluster.MOST_MEMBERS) throw new IllegalArgumentException("members: 2 to " + Cluster.MOST_MEMBERS + ", not " + members);
        if (work.size() < 2 * members) throw new IllegalArgumentException("inputs: " + 2 * members + " at least for " + members + " members, not " + work.size());
        return of(members, new Cluster(members), work, task);
    }

    /** The same with a cluster of so many members, which is closed. */
    static <T, R> MemberLoss<R> of(int members, Cluster all, List<T> work, Task<? super T, ? extends R> task)
            throws InterruptedException {
        var neighbours = new Neighbours();
        try (var cluster = all; var reporter = new Reporter("a member is lost")) {
            try {
                long begin = System.nanoTime();
                Beside.run(() -> {
                    cluster.start();
                    return cluster.map(work.subList(0, 2 * members), task);      // a cold JVM would be slow at its first piece, and look so
                }, LOOK, () -> {
                    double spent = System.nanoTime() - begin;
                    reporter.at(START_SHARE * spent / (spent + START_NANOS), START_NANOS / START_SHARE);
                });
                var killer = new Killer(cluster, work.size());
                List<R> answers = Beside.run(() -> cluster.<T, R>map(work, task), LOOK, () -> {
                    double spent = System.nanoTime() - begin, done = START_SHARE + (1 - START_SHARE) * killer.look();
                    reporter.at(done, spent * (1 - done) / done);
                });
                List<Cluster.Sent> sent = cluster.sent();
                return new MemberLoss<>(timeline(members + " members, " + work.size() + " pieces", sent, killer, neighbours.note().stream().toList()),
                        answers, killer.lane(), cluster.ranAgain());
            } catch (Exception e) {
                reporter.stopIfInterrupted(e, "while a member was lost");
                throw e;
            }
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.toString(), e);
        }
    }

    /** Looks at what is under way, and kills once. */
    private static final class Killer {
        private final Cluster cluster;
        private final int pieces;
        /** By where it listens; this JVM first. */
        private final Map<String, String> lanes = new LinkedHashMap<>();
        private String victim;

        Killer(Cluster cluster, int pieces) {
            this.cluster = cluster;
            this.pieces = pieces;
            for (String member : cluster.members()) lanes.put(member, lanes.isEmpty() ? "this JVM" : "child JVM " + lanes.size());
        }

        /** @return which part of the pieces is done, 0 to 1 */
        double look() {
            List<Cluster.Sent> sent = cluster.sent();
            double done = (double) sent.stream().filter(each -> each.fate() == Cluster.Fate.ANSWERED).count() / pieces;
            if (victim == null && done >= 0.25) {
                sent.stream().filter(each -> each.fate() == Cluster.Fate.UNDER_WAY && cluster.pid(each.member()).isPresent())
                        .max(Comparator.comparingLong(Cluster.Sent::fromNanos)).map(Cluster.Sent::member).ifPresent(this::kill);
            }
            return done;
        }

        private void kill(String member) {
            victim = member;
            cluster.pid(member).ifPresent(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        }

        Optional<String> lane() {
            return Optional.ofNullable(victim).map(lanes::get);
        }
    }

    private static Timeline timeline(String what, List<Cluster.Sent> sent, Killer killer, List<String> notes) {
        long start = sent.getFirst().fromNanos();
        Map<String, List<Timeline.Span>> spans = new LinkedHashMap<>();
        killer.lanes.keySet().forEach(member -> spans.put(member, new ArrayList<>()));
        double end = 0;
        for (Cluster.Sent each : sent) {
            String label = each.fate() == Cluster.Fate.LOST ? LOST : each.again() ? AGAIN : "";
            spans.get(each.member()).add(new Timeline.Span(each.fromNanos() - start, each.toNanos() - start, label));
            end = Math.max(end, each.toNanos() - start);
        }
        List<Timeline.Lane> lanes = new ArrayList<>();
        spans.forEach((member, each) -> lanes.add(new Timeline.Lane(killer.lanes.get(member) + (member.equals(killer.victim) ? ", killed" : ""), each)));
        return new Timeline(what, "at work", end, lanes, Machine.here(), notes);
    }

    @Override
    public String toString() {
        return killed.map(lane -> lane + " was killed").orElse("the work was over before a child JVM was seen at a piece: nobody was killed") + "; ran again: " + ranAgain;
    }
}
