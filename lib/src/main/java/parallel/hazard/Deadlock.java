package parallel.hazard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Cooks who need two tools each, and tools that each are needed by two: made to deadlock for certain, found by the JVM, and ended; and two ways in which it cannot happen.
 *
 * <p>With two cooks the tools are the knife and the board. One has taken the knife and waits for the board, the other has taken the board and waits for the knife.
 * <pre>{@code
 * Deadlock.of(Deadlock.Manner.AS_IT_COMES, 2).graph()       // the circle that the JVM found
 * Deadlock.of(Deadlock.Manner.IN_ORDER, 2).done()           // 2: both cooks have cooked
 * }</pre>
 * <p><b>Failure.</b> None: a deadlock is found and told, and one of the cooks is interrupted, so that it gives back what it has and the others go on. <b>Interrupt.</b> Ends the cooks, then {@link InterruptedException}. No thread is left
 * behind in either case. <b>Source.</b> The article, "Some other things like Deadlock"; Coffman, Elphick, Shoshani, "System Deadlocks", 1971; chapter 5.
 *
 * @param manner   how the locks were taken
 * @param cooks    how many threads there were
 * @param done     how many of them did their work in the end
 * @param gaveBack how often one of them gave a lock back
 * @param graph    the circle, if the JVM found a deadlock; the first cook has been interrupted then
 * @param left     how many of the threads are still alive: 0
 */
public record Deadlock(Manner manner, int cooks, int done, int gaveBack, Optional<WaitForGraph> graph, int left) {

    /** The most cooks. */
    public static final int MOST_COOKS = 100;

    public Deadlock {
        Objects.requireNonNull(manner, "the manner is null: give one of Deadlock.Manner");
        Objects.requireNonNull(graph, "the graph is null: Optional.empty() means that there was no deadlock");
        if (cooks < 0 || done < 0 || gaveBack < 0 || left < 0) {
            throw new IllegalArgumentException("counts are 0 or more, not " + List.of(cooks, done, gaveBack, left));
        }
    }

    /** How two locks are taken. */
    public enum Manner {
        /** Broken: each takes what is nearest first, and keeps it. */
        AS_IT_COMES("as it comes"),
        /** Fixed: all take them in the same order. */
        IN_ORDER("in one order"),
        /** Fixed: who waits for too long gives back what it has. */
        WITH_LIMIT("with a time limit");

        private final String words;

        Manner(String words) {
            this.words = words;
        }

        /** In words, for example {@code "in one order"}. */
        @Override
        public String toString() {
            return words;
        }

        void take(Taker who, Runnable work) throws InterruptedException {
            switch (this) {
                case AS_IT_COMES -> who.asItComes(work);
                case IN_ORDER -> who.inOrder(work);
                case WITH_LIMIT -> who.withLimit(work);
            }
        }
    }

    /**
     * Lets so many cooks in a ring take their two tools, and watches what comes of it.
     *
     * @param cooks 2 to {@value #MOST_COOKS}
     * @throws IllegalArgumentException if the number is out of range
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static Deadlock of(Manner manner, int cooks) throws InterruptedException {
        Objects.requireNonNull(manner, "the manner is null: give one of Deadlock.Manner");
        if (cooks < 2 || cooks > MOST_COOKS) throw new IllegalArgumentException("cooks who share their tools: 2 to " + MOST_COOKS + ", not " + cooks);
        List<NamedLock> tools = tools(cooks);
        var allHaveOne = new CountDownLatch(cooks);
        var done = new AtomicInteger();
        Map<Thread, Taker> takers = new LinkedHashMap<>();
        Optional<WaitForGraph> graph;
        try (var crew = new Crew()) {
            for (int i = 0; i < cooks; i++) {
                var taker = new Taker(tools.get(i), tools.get((i + 1) % cooks), allHaveOne);
                takers.put(crew.start("cook " + (i + 1), () -> manner.take(taker, done::incrementAndGet)), taker);
            }
            graph = Detector.watch(takers);
            if (graph.isPresent()) takers.keySet().iterator().next().interrupt();      // one victim: what it gives back is enough for the others
            crew.join();
        }
        return new Deadlock(manner, cooks, done.get(), takers.values().stream().mapToInt(Taker::gaveBack).sum(), graph,
                (int) takers.keySet().stream().filter(Thread::isAlive).count());
    }

    private static List<NamedLock> tools(int count) {
        List<NamedLock> tools = new ArrayList<>();
        for (int i = 0; i < count; i++) tools.add(new NamedLock(count > 2 ? "tool " + (i + 1) : i == 0 ? "the knife" : "the board", i));
        return tools;
    }

    /** Whether there was a deadlock: the JVM found one, and its waits lead round in a circle. */
    public boolean happened() {
        return graph.filter(found -> !found.circle().isEmpty()).isPresent();
    }

    /** In words. */
    @Override
    public String toString() {
        return manner + ": " + (happened() ? "a deadlock of " + graph.orElseThrow().circle().size() + "; when one of them had been interrupted, " : "no deadlock; ")
                + done + " of " + cooks + " cooks have cooked" + (gaveBack > 0 ? "; a tool was given back " + gaveBack + (gaveBack == 1 ? " time" : " times") : "");
    }
}
