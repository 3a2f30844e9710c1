package parallel.claim;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import parallel.measure.Comparison;
import parallel.measure.Scaling;
import parallel.measure.Workers;
import parallel.strategy.Sequential;
import parallel.strategy.ThreadPool;
import parallel.workload.Numbers;
import parallel.workload.PrimeCheck;

/** The experiments of chapter 0 in small. <b>Interrupt.</b> Each ends its threads first. <b>Thread safety.</b> Immutable. */
record IntroductionChecks(Budget budget) {

    private static final String SECTION = Section.INTRODUCTION.toString();
    private static final int REQUESTS = 5;

    List<Check> all() {
        return List.of(Check.of(SECTION, Duration.ofMillis(1_300), this::speed, 4, 5), Check.of(SECTION, Duration.ofMillis(150), this::responsiveness, 6));
    }

    private List<Finding> speed() throws Exception {
        Scaling large = budget.scale("large work", Numbers.primes(1_000_000_000_000L, 16), PrimeCheck.TASK, Workers.THREADS, ThreadPool::new, 2, 4);
        Comparison tiny = budget.beside("tiny work", Numbers.range(1, 100), PrimeCheck.TASK, new Sequential(), new ThreadPool(4));
        return List.of(IntroductionClaims.parallelism(large), IntroductionClaims.speed(large.comparison(4).turned(), tiny));
    }

    private List<Finding> responsiveness() throws Exception {
        return List.of(IntroductionClaims.responsiveness(waitNanos(1), waitNanos(2)));
    }

    /** How long a tiny request waits where a long job came first and so many threads serve both; the middle one of some tries. */
    private static double waitNanos(int threads) throws InterruptedException {
        double[] waits = new double[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            var at = new double[2];
            var begun = new CountDownLatch(1);
            long large = Numbers.primes(100_000_000_000_000L, 1).getFirst();
            new ThreadPool(threads).map(List.of(large, 97L), number -> {
                if (number == large) {
                    at[0] = System.nanoTime();
                    begun.countDown();
                    return PrimeCheck.isPrime(number);
                }
                begun.await();                                       // it was asked for just after the job had begun
                boolean prime = PrimeCheck.isPrime(number);
                at[1] = System.nanoTime();
                return prime;
            });
            waits[i] = at[1] - at[0];
        }
        return Arrays.stream(waits).sorted().toArray()[REQUESTS / 2];
    }
}
