package parallel.strategy;

import java.io.Serializable;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * What a {@link Cluster} sends to a member: a task and one input, both as copies, and a number by which it can be stopped.
 *
 * @param id    which piece it is
 * @param task  the task, packed
 * @param input its input, packed
 */
record ClusterPiece(Id id, byte[] task, byte[] input) implements Callable<ClusterPiece.Reply>, Serializable {

    /** @param caller the member that sent it @param number counted by the caller */
    record Id(UUID caller, long number) implements Serializable { }

    /** How a piece ended. */
    enum Kind { ANSWER, FAILURE, STOPPED }

    /** @param bytes the answer or what was thrown, packed; empty for a piece that was stopped before it began */
    record Reply(Kind kind, byte[] bytes) implements Serializable { }

    /** The wish that a piece stop. Goes by a way of its own: behind other pieces it would come too late. */
    record Stop(Id id) implements Callable<Boolean>, Serializable {
        @Override
        public Boolean call() {
            ClusterWork.stop(id);
            return true;
        }
    }

    @Override
    public Reply call() {
        return ClusterWork.perform(this);
    }
}
