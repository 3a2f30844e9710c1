package parallel.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallel.measure.Multiples;
import parallel.strategy.Sequential;
import parallel.strategy.SharedQueue;
import parallel.strategy.Strategy;
import parallel.strategy.ThreadPerTask;
import parallel.strategy.ThreadPool;

/**
 * What the article printed: its four ways in its order, and the time of each.
 *
 * <p>The article names no unit ({@code perf_counter} gives seconds), no list of numbers and no machine, and ran each way once. So its
 * times are only ever set beside others as multiples of its sequential one.
 * <b>Source.</b> "Python Parallel Processing", published 25 October 2023, the four sections of the anti-example.
 */
public final class Article {

    /** The article's name for the sequential way, corrected: it prints "Synchronized". */
    public static final String SEQUENTIAL = "sequential way";
    /** One thread for each number. */
    public static final String WAY_1 = "concurrent way 1";
    /** Four threads, a queue and a lock. */
    public static final String WAY_2 = "concurrent way 2";
    /** A pool of four threads. */
    public static final String FINAL_WAY = "final concurrent way";

    private Article() { }

    /** The four ways in Java, under the article's names, each with the article's four threads where it has a number of threads. */
    public static List<Strategy> ways() {
        return ways(4);
    }

    /** The four ways in Java with another number of threads, 1 to 1,000. */
    public static List<Strategy> ways(int threads) {
        return List.of(new Sequential().named(SEQUENTIAL), new ThreadPerTask().named(WAY_1),
                new SharedQueue(threads).named(WAY_2), new ThreadPool(threads).named(FINAL_WAY));
    }

    /** The four times as printed, in seconds. */
    public static Map<String, Double> printedSeconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put(SEQUENTIAL, 0.0003110579855274409);
        seconds.put(WAY_1, 0.003693028003908694);
        seconds.put(WAY_2, 0.0011432539904490113);
        seconds.put(FINAL_WAY, 0.0028543049993459135);
        return seconds;
    }

    /** The four times as multiples of the sequential one. */
    public static Multiples multiples() {
        Map<String, Double> multiples = new LinkedHashMap<>(printedSeconds());
        double sequential = multiples.get(SEQUENTIAL);
        multiples.replaceAll((way, seconds) -> seconds / sequential);
        return new Multiples("the article", multiples);
    }
}
