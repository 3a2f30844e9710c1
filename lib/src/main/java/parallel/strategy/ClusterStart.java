package parallel.strategy;

import com.hazelcast.core.HazelcastInstance;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import parallel.Joining;

/**
 * This JVM's own member, from the moment when its start begins. It starts in a thread of its own, which an interrupt of whoever waits for
 * it does not reach: half a member would be worse than one that is not needed.
 */
final class ClusterStart implements AutoCloseable {

    private final CompletableFuture<ClusterMember> member = new CompletableFuture<>();
    private final Thread starter;

    ClusterStart(String name, ClusterSettings settings, ClusterNode.Watcher workers, Consumer<String> says) {
        starter = Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                member.complete(new ClusterMember(settings, workers, says));
            } catch (Throwable e) {
                member.completeExceptionally(e);
            }
        });
    }

    boolean isReady() {
        return member.isDone() && !member.isCompletedExceptionally();
    }

    boolean hasFailed() {
        return member.isCompletedExceptionally();
    }

    /** Waits for the end of the start. @throws IllegalStateException if it failed */
    ClusterMember await() throws InterruptedException {
        try {
            return member.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) throw error;
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }

    /** Ends the member, after its start if that is under way. */
    @Override
    public void close() {
        Joining.completely(starter);
        if (isReady()) member.join().close();
    }

    /** Where the classes are that a child needs: the library's jar brings Hazelcast along, the folder of its classes does not. */
    static List<Path> classPath(Collection<Path> places) {
        try {
            List<Path> all = new ArrayList<>(places);
            all.add(Path.of(HazelcastInstance.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
            return all;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Hazelcast's own place has no path", e);
        }
    }
}
