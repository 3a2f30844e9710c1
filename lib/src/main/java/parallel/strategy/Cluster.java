package parallel.strategy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import parallel.Library;
import parallel.Open;
import parallel.Task;

/**
 * Several machines, or several JVMs of this one: the members of a Hazelcast cluster, kept until {@link #close()}. The first member is this
 * JVM itself; the others are child JVMs, and whoever joins from another machine.
 *
 * <p>{@link ChildProcesses} has workers that one parent starts. Members find each other by the network, so one more machine joins by one
 * command, {@code java -jar parallel.jar member --join host:port}, and one that dies is missed: its pieces run again elsewhere.
 * <pre>{@code
 * try (var cluster = new Cluster(2)) {
 *     cluster.map(List.of(2L, 9L, 97L), PrimeCheck.TASK);      // [true, false, true]
 *     cluster.ranAgain();                                      // [] as long as no member dies
 * }
 * }</pre>
 * <p><b>Limits.</b> As those of {@link ChildProcesses}: copies travel, and the classes of a cell do not. The task goes along with each input;
 * the way there and back takes some tenths of a millisecond, several times as long as to a child process: tasks should be longer. A piece
 * may run twice, if a member dies when it is done and has not said so: a task should bear that. A member that comes while a call is under
 * way works for the next one.
 * <b>Failure.</b> As {@link Strategy} promises, with a copy of what was thrown. A member that ends at work is no failure, unless
 * {@value #MOST_LOSSES} of them do so over the same input.
 * <b>Interrupt.</b> As promised, on every member. A task that ignores it: a child JVM is ended; on other members it is abandoned, named by
 * the thread here that waits for it.
 * <b>Memory effects.</b> None but the copies: what a task changes in its input, the caller does not see, not even when it ran in this JVM.
 * <b>Thread safety.</b> Safe; calls from several threads share the members. <b>Source.</b> Hazelcast's {@code IExecutorService}; chapter 10.
 */
public final class Cluster implements Strategy {

    /** The most members that one JVM starts: each takes some 200 MB and two seconds of a core to start. */
    public static final int MOST_MEMBERS = 16;

    /** So many members may die over one input before the task is held to be the reason. */
    static final int MOST_LOSSES = 3;

    /** What became of a piece that was sent. */
    public enum Fate {
        /** Its member has it. */
        UNDER_WAY,
        /** Its member has answered, if only by what the task threw. */
        ANSWERED,
        /** Its member has died; it is sent to another. */
        LOST,
        /** Nobody waits for it any more: the call was interrupted, another task failed, or the cluster was closed. */
        STOPPED
    }

    /**
     * A piece on its way to a member and back.
     *
     * @param input     the input
     * @param again     whether it had been sent before, and was lost
     * @param member    where it was sent, as {@link Cluster#members()} has it
     * @param fromNanos when it was sent, by {@link System#nanoTime}
     * @param toNanos   when its end was known here; of one that is under way: when this was asked
     * @param fate      what became of it
     */
    public record Sent(Object input, boolean again, String member, long fromNanos, long toNanos, Fate fate) {

        /** @throws IllegalArgumentException if it ends before it begins */
        public Sent {
            Objects.requireNonNull(member, "the member is null: give its host:port");
            Objects.requireNonNull(fate, "what became of it is null: give Fate.UNDER_WAY where it is not known yet");
            if (toNanos < fromNanos) throw new IllegalArgumentException("a piece does not come back before it is sent, not " + fromNanos + " to " + toNanos);
        }

        Sent until(long nanos, Fate fate) {
            return new Sent(input, again, member, fromNanos, nanos, fate);
        }
    }

    /** A member knows that it has joined a moment before the others do. */
    private static final Duration LONGEST_JOIN = Duration.ofMinutes(1);

    private final int members;
    private final ClusterSettings settings;
    private final Set<Path> classPath;
    private final Lock starting = new ReentrantLock();
    final ClusterSeats seats = new ClusterSeats();
    private final List<ClusterChild> children = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final OpenCalls calls;
    private volatile ClusterSent last = new ClusterSent();
    private ClusterStart own;
    private ClusterEnd end;
    private int begun;

    /**
     * A cluster on this machine alone: it listens on the loopback address, and its name is a random one. Nothing starts yet;
     * {@link #start()} or the first call does that.
     *
     * @param members how many, this JVM's own among them, 1 to {@value #MOST_MEMBERS}; each does one piece at a time
     * @throws IllegalArgumentException if the number is out of range
     */
    public Cluster(int members) {
        this(members, loopback(), List.of());
    }

    /**
     * A cluster that others can join, or that joins others.
     *
     * @param members  how many on this machine, this JVM's own among them, 1 to {@value #MOST_MEMBERS}
     * @param settings the network that they use
     * @throws IllegalArgumentException if the number is out of range
     */
    public Cluster(int members, ClusterSettings settings) {
        this(members, settings, List.of());
    }

    /** With more places where classes are, for the tests' own tasks. */
    Cluster(int members, ClusterSettings settings, List<Path> more) {
        if (members < 1 || members > MOST_MEMBERS) {
            throw new IllegalArgumentException("Cluster: the number of members must be 1 to " + MOST_MEMBERS + ", not " + members);
        }
        this.members = members;
        calls = new OpenCalls("this cluster is closed; make a new one with new Cluster(" + members + ")");
        this.settings = Objects.requireNonNull(settings, "the settings are null: give ClusterSettings.on(an address of this machine)");
        Set<Path> places = new LinkedHashSet<>(List.of(Library.place()));
        places.addAll(more);
        classPath = Collections.unmodifiableSet(places);
    }

    static ClusterSettings loopback() {
        return new ClusterSettings(UUID.randomUUID().toString(), "127.0.0.1", 0, List.of(), 1);
    }

    @Override
    public String name() {
        return "cluster (" + members + ")";
    }

    /** Where the members listen that can be sent work now, each as {@code host:port}; this JVM's own is the first. */
    public List<String> members() {
        return seats.members();
    }

    /** The system's numbers of the child JVMs that live now. */
    public List<Long> pids() {
        return children.stream().filter(ClusterChild::isAlive).map(ClusterChild::pid).toList();
    }

    /** The number of the child JVM that listens there; empty if it is this JVM, one on another machine, or gone. */
    public OptionalLong pid(String member) {
        Objects.requireNonNull(member, "the member is null: give one of members()");
        return children.stream().filter(child -> child.isAlive() && seats.addressOf(child).filter(member::equals).isPresent()).mapToLong(ClusterChild::pid).findFirst();
    }

    /** What the call that began last has sent so far, in that order; also while it is under way. */
    public List<Sent> sent() {
        return last.all();
    }

    /** The inputs whose tasks ran again in that call, because the member that had them died; one that was lost twice stands there twice. */
    public List<Object> ranAgain() {
        List<Object> again = new ArrayList<>();               // an input may be null
        for (Sent sent : sent()) if (sent.again()) again.add(sent.input());
        return again;
    }

    /** What was refused, a line each: members with another version of the library. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    /**
     * Waits for members, for example for those that are about to be started on other machines. Starts those of this one, if nobody did.
     *
     * @param members how many there are to be, 1 and more
     * @param limit   how long to wait, longer than zero
     * @return whether they are there
     * @throws IllegalArgumentException if one of them is out of range
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public boolean await(int members, Duration limit) throws InterruptedException {
        if (members < 1) throw new IllegalArgumentException("Cluster.await: the number of members must be 1 and more, not " + members);
        Objects.requireNonNull(limit, "the limit is null: give a time, for example Duration.ofSeconds(30)");
        if (!limit.isPositive()) throw new IllegalArgumentException("Cluster.await: the limit must be longer than zero, not " + limit);
        start();
        return seats.await(() -> seats.members().size() >= members, limit);
    }

    /** Starts this JVM's member and the child JVMs, at the same time, and waits until all can work; and other children in the place of those that have died. */
    @Override
    public boolean start() throws InterruptedException {
        starting.lockInterruptibly();
        try {
            List<ClusterChild> waiting = begin();
            if (waiting == null) return false;
            ClusterNode node = own.await().node();
            ClusterSettings forChildren = new ClusterSettings(settings.name(), settings.address(), 0, List.of(node.here().address()), 1);
            for (ClusterChild child : waiting) child.join(forChildren);
            Set<UUID> fresh = new HashSet<>(Set.of(node.here().id()));
            for (ClusterChild child : waiting) {
                UUID id = child.awaitJoined();
                if (!seats.await(() -> seats.has(id) || !child.isAlive(), LONGEST_JOIN)) throw new IllegalStateException("the child JVM " + child.pid() + " is no member");
                fresh.add(id);
            }
            seats.tryOut(node, fresh);
            return true;
        } catch (ChildEndedException | IllegalStateException e) {
            calls.refuseWhenClosed();                            // that is why
            throw e;
        } finally {
            starting.unlock();
        }
    }

    /** Starts what is not there; it need not be ready yet. @return the children that are not known to be ready; {@code null}: all is there */
    private synchronized List<ClusterChild> begin() {
        calls.refuseWhenClosed();
        for (ClusterChild child : children) {
            if (child.isAlive()) continue;
            child.close();
            children.remove(child);
        }
        if (own != null && own.hasFailed()) own = null;
        boolean all = own != null && own.isReady() && children.size() == members - 1 && children.stream().allMatch(child -> seats.hasMemberOf(child));
        if (all) return null;
        Open.enter(this);
        if (end == null) end = new ClusterEnd(name() + " end", this::close);
        try {
            while (children.size() < members - 1) children.add(new ClusterChild(name() + " child " + ++begun, ClusterStart.classPath(classPath)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a child JVM for the cluster", e);
        }
        if (own == null) own = new ClusterStart(name() + " start", settings, seats, refused::add);
        return children.stream().filter(child -> !seats.hasMemberOf(child)).toList();
    }

    @Override
    public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
        byte[] packed = task == null ? null : Parcel.pack(task, "cluster: the task", classPath);
        var sent = new ClusterSent();
        try (var call = new Call<T, R>(this, inputs, task == null ? null : input -> ask(packed, input, sent))) {
            calls.enter(call);
            last = sent;
            try {
                // a thread for each piece that the members do at once: it sends, waits, and sends again
                return call.workedOffBy(call.size() == 0 ? 0 : Math.min(call.size(), startedSeats()));
            } finally {
                calls.leave(call);
            }
        }
    }

    private int startedSeats() throws InterruptedException {
        start();
        return seats.count();
    }

    @SuppressWarnings("unchecked")
    private <R> R ask(byte[] task, Object input, ClusterSent sent) throws Exception {
        byte[] packed = Parcel.pack(input, "cluster: an input", classPath);
        ClusterNode node = own.await().node();
        for (int lost = 1; ; lost++) {
            ClusterSeats.Seat seat = seats.take();
            int number = sent.send(input, lost > 1, seat.mate().address());
            Fate fate = Fate.ANSWERED;
            try {
                return (R) seat.ask(node, childOf(seat), task, packed);
            } catch (ClusterNode.GoneException e) {
                fate = Fate.LOST;
                seat.vacate();
                if (lost == MOST_LOSSES) throw new IllegalStateException("the members that worked on it ended, " + lost + " times: it may be the task that ends them", e);
            } catch (InterruptedException e) {
                fate = Fate.STOPPED;
                throw e;
            } finally {
                sent.end(number, fate);                          // before another can have the place
                seats.giveBack(seat);
            }
        }
    }

    private Optional<ClusterChild> childOf(ClusterSeats.Seat seat) {
        return children.stream().filter(child -> child.is(seat.mate().id())).findFirst();
    }

    /**
     * Ends this JVM's member and the child JVMs, and with them the calls under way by an {@link IllegalStateException}. Members of other
     * machines go on without it. Closing again does nothing. An interrupt is kept.
     */
    @Override
    public void close() {
        ClusterStart member;
        ClusterEnd watch;
        synchronized (this) {
            calls.close("the cluster was closed");
            member = own;
            watch = end;
        }
        boolean interrupted = Thread.interrupted();              // what follows must happen; the flag comes back afterwards
        if (member != null) member.close();                      // first: it would try to reach the children again, and complain
        children.forEach(ClusterChild::close);
        if (watch != null) watch.close();
        if (interrupted) Thread.currentThread().interrupt();
        Open.leave(this);
    }
}
