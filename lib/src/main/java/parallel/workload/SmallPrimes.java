package parallel.workload;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The primes from 7 to 97, which have the most multiples: these are not crossed off one by one but by patterns made beforehand, once for ever.
 *
 * <p>The multiples of a prime <i>p</i> repeat after <i>p</i> turns of the {@link Wheel}, those of several primes after the product. So a few primes share a
 * pattern of some thousand bytes, and laying it over a segment crosses off the multiples of all of them, eight bytes at a time.
 */
final class SmallPrimes {

    /** The largest prime with a pattern. */
    static final int LARGEST = 97;

    private static final int[][] GROUPS = {{7, 11, 13, 17}, {19, 23, 29}, {31, 37, 41}, {43, 47}, {53, 59}, {61, 67}, {71, 73}, {79, 83}, {89, LARGEST}};
    private static final List<byte[]> PATTERNS = Arrays.stream(GROUPS).map(SmallPrimes::pattern).toList();

    private SmallPrimes() { }

    private static byte[] pattern(int[] primes) {
        int turns = IntStream.of(primes).reduce(1, Math::multiplyExact);
        byte[] pattern = new byte[turns];
        Arrays.fill(pattern, (byte) -1);
        for (int prime : primes) {
            for (int n = prime; n < turns * Wheel.NUMBERS; n += prime) {
                if (Wheel.bit(n) != Wheel.NONE) pattern[(int) Wheel.turn(n)] &= Wheel.without(Wheel.bit(n));
            }
        }
        return pattern;
    }

    /** Sets all bits but those of multiples of these primes. */
    static void layOver(byte[] bits, long firstTurn) {
        Arrays.fill(bits, (byte) -1);
        for (byte[] pattern : PATTERNS) {
            int from = (int) (firstTurn % pattern.length);
            for (int at = 0, bytes; at < bits.length; at += bytes) {
                bytes = Math.min(pattern.length - from, bits.length - at);
                Segment.and(bits, at, pattern, from, bytes);
                from = 0;
            }
        }
    }

    /** Sets the bits of these primes themselves, which are multiples too, but prime. */
    static void putBack(byte[] bits, long firstTurn) {
        for (int[] group : GROUPS) {
            for (int prime : group) {
                long at = Wheel.turn(prime) - firstTurn;
                if (at >= 0 && at < bits.length) bits[(int) at] |= (byte) ~Wheel.without(Wheel.bit(prime));
            }
        }
    }
}
