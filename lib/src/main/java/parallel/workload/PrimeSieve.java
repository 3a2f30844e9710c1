package parallel.workload;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import parallel.Task;

/**
 * Counts the primes in a piece of the line of numbers by the sieve of Eratosthenes, a segment at a time.
 *
 * <p>{@link PrimeCheck} asks of one number after the other which primes divide it. The sieve turns the question round: it takes one prime after the
 * other and crosses off its multiples, and what is never crossed off is prime. It divides nothing, and the whole of a segment stays in the
 * processor's cache. A piece needs nothing from other pieces but the primes up to the square root of its end, which it finds itself: so pieces can be
 * counted by anybody, anywhere, in any order.
 * <pre>{@code
 * PrimeSieve.count(new Piece(1, 100));                                     // 25
 * new ThreadPool(2).map(Piece.upTo(1_000_000_000, 16), PrimeSieve.TASK);   // sixteen counts, whose sum is 50,847,534
 * }</pre>
 * <p>Those primes are found anew for each piece, which takes a moment that grows with the square root of its end: pieces of ten million numbers and more hardly feel it.
 * <p><b>Interrupt.</b> Looked at between segments, every few milliseconds. <b>Memory.</b> A third of a megabyte for each count, and up to 10 MB for a piece that ends
 * near {@link Piece#MOST}.
 * <b>Thread safety.</b> Keeps nothing; any number of threads may count at once.
 * <b>Source.</b> O'Neill, "The genuine sieve of Eratosthenes", 2009; the wheel, the segments and the patterns as in Kim Walisch's program
 * {@code primesieve}, with which {@code mvn -Pbench} compares it. Chapter 10.
 */
public final class PrimeSieve {

    /** The count as a task that any strategy can do, in this JVM or in another one: "how many primes are in this piece?". */
    public static final Task<Piece, Long> TASK = PrimeSieve::count;

    private PrimeSieve() { }

    /**
     * How many primes are in a piece.
     *
     * @throws CancellationException if the thread is interrupted meanwhile; the flag stays set
     */
    public static long count(Piece piece) {
        Objects.requireNonNull(piece, "the piece is null: give one, for example new Piece(1, 100)");
        long end = Wheel.turn(piece.last()) + 1, count = Wheel.primesOutside(piece);
        var primes = new SievingPrimes(piece.last());
        var segment = new Segment(Wheel.turn(piece.first()), end);
        do {
            piece.goOn();
            segment.crossOff(primes);
            count += segment.count(piece);
        } while (segment.next());
        return count;
    }
}
