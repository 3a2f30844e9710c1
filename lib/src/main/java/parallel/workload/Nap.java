package parallel.workload;

import parallel.Task;

/**
 * Work that waits and nothing else: a nap of so many milliseconds, as an answer from far away would take.
 *
 * <p>Where {@link SlowServer} waits for a real answer, this waits for the clock: the same on each machine, and a child process can do it, too.
 * <pre>{@code
 * new ThreadPool(4).map(List.of(5, 5, 5, 5), Nap.MILLIS)
 * }</pre>
 * <p><b>Failure.</b> {@link IllegalArgumentException} for a negative time. <b>Interrupt.</b> Ends the nap with {@link InterruptedException}. <b>Thread safety.</b> Keeps nothing; safe.
 * <b>Source.</b> The article, "When to use threads"; chapters 8 and 9.
 */
public final class Nap {

    /** Sleeps so many milliseconds, 0 or more, and answers how many. */
    public static final Task<Integer, Integer> MILLIS = Nap::sleep;

    /** Sleeps so many milliseconds, and then checks a prime near 10<sup>12</sup>: half waiting, half computing, roughly. Answers whether it is prime. */
    public static final Task<Integer, Boolean> THEN_PRIME = millis -> {
        sleep(millis);
        return PrimeCheck.isPrime(1_000_000_000_039L);
    };

    private Nap() { }

    private static int sleep(int millis) throws InterruptedException {
        if (millis < 0) throw new IllegalArgumentException("a nap of 0 ms or more, not " + millis);
        Thread.sleep(millis);
        return millis;
    }
}
