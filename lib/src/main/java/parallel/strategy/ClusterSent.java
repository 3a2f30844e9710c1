package parallel.strategy;

import java.util.ArrayList;
import java.util.List;

/**
 * What one call of a {@link Cluster} has sent so far: who has which piece since when, and what became of it.
 *
 * <p><b>Thread safety.</b> Safe; one lock guards all.
 */
final class ClusterSent {

    private final List<Cluster.Sent> all = new ArrayList<>();

    /** Writes down that a piece is on its way, now. @return its number */
    synchronized int send(Object input, boolean again, String member) {
        long now = System.nanoTime();
        all.add(new Cluster.Sent(input, again, member, now, now, Cluster.Fate.UNDER_WAY));
        return all.size() - 1;
    }

    /** Writes down what became of it, now. */
    synchronized void end(int number, Cluster.Fate fate) {
        all.set(number, all.get(number).until(System.nanoTime(), fate));
    }

    /** In the order in which they were sent; one that is under way ends now. */
    synchronized List<Cluster.Sent> all() {
        long now = System.nanoTime();
        return all.stream().map(sent -> sent.fate() == Cluster.Fate.UNDER_WAY ? sent.until(now, sent.fate()) : sent).toList();
    }
}
