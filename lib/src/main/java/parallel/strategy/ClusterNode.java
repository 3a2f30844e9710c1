package parallel.strategy;

import com.hazelcast.cluster.InitialMembershipEvent;
import com.hazelcast.cluster.InitialMembershipListener;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.MemberLeftException;
import com.hazelcast.spi.exception.TargetNotMemberException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One member of a cluster, in this JVM: Hazelcast, with all switched off that is not needed here. It listens on one address, asks nobody but
 * those it is told to join, sends nothing to its makers, and says nothing but to {@link ClusterLog}.
 *
 * <p><b>Thread safety.</b> Safe. What it tells comes from one thread of Hazelcast's, in order.
 */
final class ClusterNode implements AutoCloseable {

    private static final String PIECES = "pieces", STOPS = "stops", VERSION = "library", THREADS = "threads";
    /** So many pieces may be at work in one member; how many are sent is for the callers to decide. */
    private static final int MOST_PIECES = 1_000;
    private static final int MOST_STOPS = 4;
    private static final AtomicInteger MADE = new AtomicInteger();

    /** Needs none of it: no data are kept, and nothing is looked at from outside. */
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("hazelcast.logging.type", "jdk"),
            Map.entry("hazelcast.phone.home.enabled", "false"),
            Map.entry("hazelcast.shutdownhook.enabled", "false"),            // parallel.Open has one
            Map.entry("hazelcast.socket.bind.any", "false"),                 // its own address only
            Map.entry("hazelcast.prefer.ipv4.stack", "false"),
            Map.entry("hazelcast.wait.seconds.before.join", "0"),
            Map.entry("hazelcast.max.join.seconds", "20"),
            Map.entry("hazelcast.max.no.heartbeat.seconds", "30"),
            Map.entry("hazelcast.health.monitoring.level", "OFF"),
            Map.entry("hazelcast.slow.operation.detector.enabled", "false"),
            Map.entry("hazelcast.partition.count", "3"),
            Map.entry("hazelcast.operation.thread.count", "2"),
            Map.entry("hazelcast.operation.generic.thread.count", "2"),
            Map.entry("hazelcast.operation.response.thread.count", "1"),
            Map.entry("hazelcast.event.thread.count", "1"),
            Map.entry("hazelcast.io.thread.count", "1"));

    /**
     * A member of the cluster as the others see it.
     *
     * @param id      its own
     * @param address where it listens, {@code host:port}
     * @param threads how many pieces it does at once
     * @param version of its library
     * @param isHere  whether it is the one in this JVM
     */
    record Mate(UUID id, String address, int threads, String version, boolean isHere, Member member) {

        private static Mate of(Member member) {
            String threads = member.getAttribute(THREADS);
            String host = member.getAddress().getHost();
            return new Mate(member.getUuid(), (host.contains(":") ? "[" + host + "]" : host) + ":" + member.getAddress().getPort(),
                    threads == null ? 0 : Integer.parseInt(threads), String.valueOf(member.getAttribute(VERSION)), member.localMember(), member);
        }

        /** Whether copies of this library's objects can travel there. */
        boolean isOfThisVersion() {
            return version.equals(ClusterVersion.here());
        }
    }

    /** Who comes and who goes, from the first, which is this one itself. */
    interface Watcher {
        /** Looks away. */
        Watcher NONE = new Watcher() {
            @Override
            public void joined(Mate mate) { }

            @Override
            public void left(Mate mate) { }
        };

        void joined(Mate mate);

        void left(Mate mate);
    }

    /** The member that was to do a piece is gone, or going. */
    static final class GoneException extends Exception {
        private static final long serialVersionUID = 1;

        GoneException(Mate mate, Throwable cause) {
            super("the member " + mate.address + " has left the cluster", cause);
        }
    }

    private final HazelcastInstance hazelcast;

    private ClusterNode(HazelcastInstance hazelcast) {
        this.hazelcast = hazelcast;
    }

    /**
     * Starts a member, which has joined the others when this returns, if they are there. Takes a second or two.
     *
     * @param watcher told who is there, and from now on who comes and goes
     * @throws IllegalStateException if it cannot start, with the reason
     */
    static ClusterNode start(ClusterSettings settings, Watcher watcher) {
        ClusterLog.beQuiet();
        long before = System.nanoTime();
        try {
            HazelcastInstance hazelcast = Hazelcast.newHazelcastInstance(config(settings));
            hazelcast.getCluster().addMembershipListener(new Listener(watcher));
            return new ClusterNode(hazelcast);
        } catch (HazelcastException | IllegalStateException e) {
            throw new IllegalStateException("cannot start a member of the cluster '" + settings.name() + "' at " + settings.address() + ":" + settings.port()
                    + ": " + e.getMessage() + ClusterLog.since(before), e);
        }
    }

    private static Config config(ClusterSettings settings) {
        var config = new Config("cluster-" + MADE.incrementAndGet()).setClusterName(settings.name()).setClassLoader(ClusterNode.class.getClassLoader());
        PROPERTIES.forEach(config::setProperty);
        config.getMetricsConfig().setEnabled(false);
        config.getMemberAttributeConfig().setAttribute(VERSION, ClusterVersion.here()).setAttribute(THREADS, String.valueOf(settings.threads()));
        config.addExecutorConfig(new ExecutorConfig(PIECES, MOST_PIECES).setStatisticsEnabled(false));
        config.addExecutorConfig(new ExecutorConfig(STOPS, MOST_STOPS).setStatisticsEnabled(false));
        NetworkConfig network = config.getNetworkConfig().setPort(settings.port()).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface(settings.address());
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(settings.join());
        return config;
    }

    private record Listener(Watcher watcher) implements InitialMembershipListener {
        @Override
        public void init(InitialMembershipEvent event) {
            event.getMembers().forEach(member -> watcher.joined(Mate.of(member)));
        }

        @Override
        public void memberAdded(MembershipEvent event) {
            watcher.joined(Mate.of(event.getMember()));
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
            ClusterWork.stopAllOf(event.getMember().getUuid());          // nobody waits for what it sent
            watcher.left(Mate.of(event.getMember()));
        }
    }

    /** This member itself. */
    Mate here() {
        return Mate.of(hazelcast.getCluster().getLocalMember());
    }

    /** Sends a piece to a member. @throws GoneException if that has left */
    Future<ClusterPiece.Reply> send(ClusterPiece piece, Mate to) throws GoneException {
        try {
            return interruptible(hazelcast.getExecutorService(PIECES).submitToMember(piece, to.member));
        } catch (HazelcastInstanceNotActiveException e) {
            throw new IllegalStateException("this JVM's own member has ended; close this cluster and make a new one", e);
        } catch (RejectedExecutionException | TargetNotMemberException e) {
            throw new GoneException(to, e);
        }
    }

    /** Who waits for a future of Hazelcast 5.7 is not reached by an interrupt; who waits for one of the JDK is. Completed by the thread that has the reply. */
    private static <R> Future<R> interruptible(Future<R> theirs) {
        var ours = new CompletableFuture<R>();
        @SuppressWarnings("unchecked")
        var stage = (CompletionStage<R>) theirs;
        stage.whenCompleteAsync((reply, thrown) -> {
            if (thrown == null) ours.complete(reply);
            else ours.completeExceptionally(thrown instanceof CompletionException ? thrown.getCause() : thrown);
        }, Runnable::run);
        return ours;
    }

    /** Waits for a piece's end. @throws GoneException if its member has left before */
    static ClusterPiece.Reply await(Future<ClusterPiece.Reply> sent, Mate by) throws InterruptedException, GoneException {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof MemberLeftException || cause instanceof TargetNotMemberException
                    || cause instanceof HazelcastInstanceNotActiveException || cause instanceof RejectedExecutionException) throw new GoneException(by, cause);
            throw new IllegalStateException("the member " + by.address + " could not take a piece: " + cause, cause);
        }
    }

    /** Wishes that a piece stop; does not wait for that. */
    void stop(ClusterPiece.Id id, Mate by) {
        if (by.isHere) {
            ClusterWork.stop(id);                        // also while this member is being closed
            return;
        }
        try {
            hazelcast.getExecutorService(STOPS).submitToMember(new ClusterPiece.Stop(id), by.member);
        } catch (RejectedExecutionException | HazelcastInstanceNotActiveException | TargetNotMemberException gone) {
            // and the piece with it
        }
    }

    /** Ends it at once: it keeps no data that others would need first. */
    @Override
    public void close() {
        hazelcast.getLifecycleService().terminate();
    }
}
