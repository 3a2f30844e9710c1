package parallel.workload;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;

/**
 * Small jobs for the processor, each worker a different one: for the question who works at the same moment.
 *
 * <p>Each call takes some microseconds, so that a worker who does its job over and over can look at the clock in between.
 * <pre>{@code
 * Turns.of(OddJobs.of(4), Turns.LENGTH)      // a lane for each job
 * }</pre>
 * <p><b>Thread safety.</b> Each job belongs to one thread at a time. <b>Source.</b> The article, "Concurrent" ("each worker can do a different
 * task"); chapter 7.
 */
public final class OddJobs {

    private static final int MOST = 1_000;

    private OddJobs() { }

    /**
     * So many jobs by name: checking, sorting, summing and hashing; the fifth is a second checker.
     *
     * @param jobs how many, 1 to 1,000
     * @throws IllegalArgumentException if the number is out of range
     */
    public static SequencedMap<String, Runnable> of(int jobs) {
        if (jobs < 1 || jobs > MOST) throw new IllegalArgumentException("jobs: 1 to " + MOST + ", not " + jobs);
        SequencedMap<String, Runnable> named = new LinkedHashMap<>();
        for (int i = 0; i < jobs; i++) {
            int size = 100 + i;
            String again = i < 4 ? "" : " " + (i / 4 + 1);
            switch (i % 4) {
                case 0 -> named.put("checks" + again, () -> PrimeCheck.isPrime(1_000_003));
                case 1 -> named.put("sorts" + again, sorts(size));
                case 2 -> named.put("sums" + again, sums(size));
                default -> named.put("hashes" + again, hashes(size));
            }
        }
        return named;
    }

    private static Runnable sorts(int size) {
        int[] numbers = new int[size];
        return () -> {
            Arrays.setAll(numbers, i -> ThreadLocalRandom.current().nextInt());
            Arrays.sort(numbers);
        };
    }

    private static Runnable sums(int size) {
        double[] sum = new double[1];
        return () -> {
            for (int i = 1; i <= size; i++) sum[0] += 1.0 / i;
        };
    }

    private static Runnable hashes(int size) {
        byte[] bytes = new byte[10 * size];
        CRC32 crc = new CRC32();
        return () -> crc.update(bytes);
    }
}
