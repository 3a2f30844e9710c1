package parallel.strategy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import parallel.Task;

/**
 * What this JVM works on for clusters, its own and others': who does which piece, so that a piece can be stopped.
 *
 * <p>The threads are Hazelcast's and serve others afterwards: an interrupt reaches one while it is in the piece, and at no other time.
 * <p><b>Thread safety.</b> Safe; one lock guards all.
 */
final class ClusterWork {

    /** A wish to stop may be quicker than its piece, or later than its end: these are remembered, the newest only. */
    private static final int REMEMBERED = 1_000;

    private static final Map<ClusterPiece.Id, Thread> AT_WORK = new HashMap<>();
    private static final Map<ClusterPiece.Id, Boolean> STOPPED = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClusterPiece.Id, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private ClusterWork() { }

    /** Does a piece in the calling thread. Throws nothing: what the task threw is in the reply. */
    static ClusterPiece.Reply perform(ClusterPiece piece) {
        if (!begin(piece.id())) return new ClusterPiece.Reply(ClusterPiece.Kind.STOPPED, new byte[0]);
        try {
            @SuppressWarnings("unchecked")
            var task = (Task<Object, Object>) Parcel.unpack(piece.task());
            Object answer = task.apply(Parcel.unpack(piece.input()));
            return new ClusterPiece.Reply(ClusterPiece.Kind.ANSWER, Parcel.pack(answer, "cluster: the answer", null));
        } catch (Throwable thrown) {
            return new ClusterPiece.Reply(ClusterPiece.Kind.FAILURE, Parcel.packFailure(thrown, "cluster"));
        } finally {
            end(piece.id());
        }
    }

    private static synchronized boolean begin(ClusterPiece.Id id) {
        if (STOPPED.remove(id) != null) return false;
        AT_WORK.put(id, Thread.currentThread());
        return true;
    }

    private static synchronized void end(ClusterPiece.Id id) {
        AT_WORK.remove(id);
        Thread.interrupted();                            // a wish that came meanwhile was for this piece
    }

    /** Interrupts the piece, now or when it comes. */
    static synchronized void stop(ClusterPiece.Id id) {
        Thread worker = AT_WORK.get(id);
        if (worker == null) STOPPED.put(id, true);
        else worker.interrupt();
    }

    /** Interrupts all pieces of a member that is gone: nobody waits for them. */
    static synchronized void stopAllOf(UUID caller) {
        AT_WORK.forEach((id, worker) -> {
            if (id.caller().equals(caller)) worker.interrupt();
        });
    }
}
