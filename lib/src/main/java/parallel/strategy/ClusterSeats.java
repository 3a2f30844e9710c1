package parallel.strategy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import parallel.Task;

/**
 * The places where pieces can be done: as many for each member as it does pieces at once. A piece takes one and gives it back.
 *
 * <p><b>Thread safety.</b> Safe; one lock guards all.
 */
final class ClusterSeats implements ClusterNode.Watcher {

    private static final Task<Object, Object> NOTHING = input -> null;

    private final Map<UUID, ClusterNode.Mate> mates = new LinkedHashMap<>();
    private final Deque<Seat> free = new ArrayDeque<>();
    private final AtomicLong numbers = new AtomicLong();

    /** One of a member's places. Used by one thread at a time. */
    final class Seat {
        private final ClusterNode.Mate mate;
        private boolean vacant;

        private Seat(ClusterNode.Mate mate) {
            this.mate = mate;
        }

        ClusterNode.Mate mate() {
            return mate;
        }

        /** Gives this place up: its member is gone. */
        void vacate() {
            vacant = true;
        }

        /**
         * Has one input done.
         *
         * @param child the member's process, if it is one of ours
         * @return the answer, a copy
         * @throws InterruptedException        if the calling thread is interrupted; the task has ended by then, or its process has
         * @throws ClusterNode.GoneException   if the member leaves before it answers
         * @throws Exception                   what the task threw, a copy
         */
        Object ask(ClusterNode node, Optional<ClusterChild> child, byte[] task, byte[] input) throws Exception {
            ClusterPiece.Id id = newId(node);
            Future<ClusterPiece.Reply> sent = node.send(new ClusterPiece(id, task, input), mate);
            ClusterPiece.Reply reply;
            try {
                reply = ClusterNode.await(sent, mate);
            } catch (InterruptedException e) {
                node.stop(id, mate);
                awaitTheEnd(sent, child);
                throw e;
            }
            return switch (reply.kind()) {
                case ANSWER -> Parcel.unpack(reply.bytes());
                case FAILURE -> throw Parcel.unpackFailure(reply.bytes());
                case STOPPED -> throw new IllegalStateException("a piece was stopped that nobody had told to stop");
            };
        }

        /** Other than a thread, a process can be ended if it will not listen; but it must be ours. */
        private void awaitTheEnd(Future<ClusterPiece.Reply> sent, Optional<ClusterChild> child) {
            if (ended(sent, Patience.now().withAProcess())) return;
            vacate();
            if (child.isPresent()) {
                child.get().kill();
                return;
            }
            replace(this);                                       // the piece keeps its thread there; others need not wait for it
            while (!ended(sent, Duration.ofDays(1))) Thread.onSpinWait();
        }

        private static boolean ended(Future<ClusterPiece.Reply> sent, Duration limit) {
            long until = System.nanoTime() + limit.toNanos();
            while (true) {
                try {
                    sent.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return true;
                } catch (InterruptedException e) {
                    // told already
                } catch (TimeoutException e) {
                    return false;
                } catch (Exception itHasEndedOtherwise) {
                    return true;
                }
            }
        }
    }

    @Override
    public synchronized void joined(ClusterNode.Mate mate) {
        mates.put(mate.id(), mate);
        for (int i = 0; i < mate.threads(); i++) free.add(new Seat(mate));
        notifyAll();
    }

    @Override
    public synchronized void left(ClusterNode.Mate mate) {
        mates.remove(mate.id());
        free.removeIf(seat -> seat.mate.id().equals(mate.id()));
        notifyAll();
    }

    /** Has each of these members do nothing, once: the first piece loads classes on both sides, which belongs to the start and not to the work. */
    void tryOut(ClusterNode node, Collection<UUID> members) throws InterruptedException {
        byte[] nothing = Parcel.pack(NOTHING, "cluster: nothing", null), input = Parcel.pack(null, "cluster: nothing", null);
        Map<ClusterNode.Mate, Future<ClusterPiece.Reply>> sent = new LinkedHashMap<>();
        for (ClusterNode.Mate mate : present()) {
            try {
                if (members.contains(mate.id())) sent.put(mate, node.send(new ClusterPiece(newId(node), nothing, input), mate));
            } catch (ClusterNode.GoneException e) {
                // whoever has a piece for it will see
            }
        }
        for (var each : sent.entrySet()) {
            try {
                ClusterNode.await(each.getValue(), each.getKey());
            } catch (ClusterNode.GoneException e) {
                // as above
            }
        }
    }

    private ClusterPiece.Id newId(ClusterNode node) {
        return new ClusterPiece.Id(node.here().id(), numbers.incrementAndGet());
    }

    private synchronized List<ClusterNode.Mate> present() {
        return List.copyOf(mates.values());
    }

    private synchronized void replace(Seat seat) {
        giveBack(new Seat(seat.mate));
    }

    /** Waits for a free one, the longest free first. */
    synchronized Seat take() throws InterruptedException {
        while (free.isEmpty()) wait();
        return free.remove();
    }

    synchronized void giveBack(Seat seat) {
        if (seat.vacant || !mates.containsKey(seat.mate.id())) return;
        free.add(seat);
        notifyAll();
    }

    /** Where the members listen, this JVM's first. */
    synchronized List<String> members() {
        List<String> all = new ArrayList<>();
        for (ClusterNode.Mate mate : mates.values()) all.add(mate.isHere() ? 0 : all.size(), mate.address());
        return all;
    }

    synchronized boolean has(UUID member) {
        return mates.containsKey(member);
    }

    synchronized Optional<String> addressOf(ClusterChild child) {
        return mates.values().stream().filter(mate -> child.is(mate.id())).map(ClusterNode.Mate::address).findFirst();
    }

    synchronized boolean hasMemberOf(ClusterChild child) {
        return mates.keySet().stream().anyMatch(child::is);
    }

    /** How many pieces can be done at once. */
    synchronized int count() {
        return mates.values().stream().mapToInt(ClusterNode.Mate::threads).sum();
    }

    /** Waits until something about the members is true. @return whether it is */
    synchronized boolean await(BooleanSupplier state, Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (!state.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) return false;
            wait(Math.min(left, 100));                           // a child that ends tells nobody
        }
        return true;
    }
}
