package parallel.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A member of a cluster in this JVM that looks whether the others are of its own version: those that are not get no work, and a newcomer
 * that is not leaves again.
 *
 * <p><b>Thread safety.</b> Safe.
 */
final class ClusterMember implements AutoCloseable {

    private static final String SAME = "Copy lib/target/parallel.jar and the folder lib/target/dependency from one machine to the other,"
            + " so that both are the same, and start it again";

    private final ClusterSettings settings;
    private final ClusterNode.Watcher workers;
    /** The oldest first, as the cluster has them. */
    private final List<ClusterNode.Mate> mates = new ArrayList<>();
    private final ClusterNode node;

    /**
     * Starts it; it has joined when this returns.
     *
     * @param workers told of those that can be sent work, itself among them
     * @param says    told of those that cannot, a line each
     * @throws IllegalStateException if it cannot start or must not stay, with the reason
     */
    ClusterMember(ClusterSettings settings, ClusterNode.Watcher workers, Consumer<String> says) {
        this.settings = settings;
        this.workers = workers;
        node = ClusterNode.start(settings, new ClusterNode.Watcher() {
            @Override
            public void joined(ClusterNode.Mate mate) {
                if (mate.isOfThisVersion()) workers.joined(mate);
                else if (isNewcomer()) says.accept(refused(mate));
                add(mate);
            }

            @Override
            public void left(ClusterNode.Mate mate) {
                workers.left(mate);
                remove(mate);
            }
        });
        String why = refusal();
        if (why == null) return;
        close();
        throw new IllegalStateException(why);
    }

    /** Whether who comes now came after this one. */
    private synchronized boolean isNewcomer() {
        return mates.stream().anyMatch(ClusterNode.Mate::isHere);
    }

    private synchronized void add(ClusterNode.Mate mate) {
        mates.add(mate);
    }

    private synchronized void remove(ClusterNode.Mate mate) {
        mates.removeIf(each -> each.id().equals(mate.id()));
        notifyAll();
    }

    /** Why this one must not stay; {@code null}: it may. */
    private synchronized String refusal() {
        ClusterNode.Mate oldest = mates.getFirst();
        if (oldest.isHere()) {
            return settings.join().isEmpty() ? null
                    : "not joined: no member of a cluster named '" + settings.name() + "' answered at " + String.join(", ", settings.join());
        }
        return oldest.isOfThisVersion() ? null : "refused: the cluster '" + settings.name() + "' at " + oldest.address()
                + " has another version of the library (there " + oldest.version() + ", here " + ClusterVersion.here() + "). " + SAME;
    }

    private static String refused(ClusterNode.Mate mate) {
        return "refused: the member at " + mate.address() + " has another version of the library (there " + mate.version()
                + ", here " + ClusterVersion.here() + ") and gets no work. " + SAME;
    }

    ClusterNode node() {
        return node;
    }

    /** Where the others listen. */
    synchronized List<String> others() {
        return mates.stream().filter(mate -> !mate.isHere()).map(ClusterNode.Mate::address).toList();
    }

    /** Waits until all others have left. */
    synchronized void awaitAlone() throws InterruptedException {
        while (!others().isEmpty()) wait();
    }

    /** Ends it; the others are not to be sent anything any more. */
    @Override
    public void close() {
        node.close();
        present().forEach(workers::left);
    }

    private synchronized List<ClusterNode.Mate> present() {
        return List.copyOf(mates);
    }
}
