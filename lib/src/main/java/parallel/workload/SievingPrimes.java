package parallel.workload;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The primes that cross off their multiples, and for each of them where it goes on in the next segment.
 *
 * <p>While the {@link Wheel} makes <i>p</i> turns, the prime <i>p</i> has thirty multiples, eight of which have a bit; and the same eight again in the next <i>p</i>
 * bytes. So a prime steps <i>p</i> bytes at a time and crosses off eight bits in each, always the same distances away. It begins near its square,
 * because smaller multiples have smaller divisors, too.
 *
 * <p><b>Thread safety.</b> None: each count has its own.
 */
final class SievingPrimes {

    /** For each rest of a prime by thirty, and each of the eight multiples, the bit that is crossed off: a byte without it. */
    private static final byte[][] MASKS = new byte[Wheel.NUMBERS][Wheel.BITS];

    static {
        for (int rest : Wheel.REST) for (int i = 0; i < Wheel.BITS; i++) MASKS[rest][i] = Wheel.without(Wheel.bit(rest * Wheel.REST[i]));
    }

    private final int[] primes;
    /** For each prime the step at which it goes on, in bytes from the segment's beginning; below 0 for a step that the segment before has begun. */
    private final int[] next;
    /** So many primes have their squares in this segment or before it. */
    private int active;

    /** All that are needed up to a number: those above the {@link SmallPrimes} and up to its square root. */
    SievingPrimes(long last) {
        int root = (int) Math.sqrt((double) last);                     // exact: so small a number is one as a double, too
        var composite = new BitSet(root + 1);
        for (int p = 3; p * p <= root; p += 2) {
            if (!composite.get(p)) for (int n = p * p; n <= root; n += 2 * p) composite.set(n);
        }
        var found = new int[root / 2];
        int count = 0;
        for (int n = SmallPrimes.LARGEST + 2; n <= root; n += 2) if (!composite.get(n)) found[count++] = n;
        primes = Arrays.copyOf(found, count);
        next = new int[count];
    }

    /** Crosses off all multiples in a segment, which must begin where the one before it ended. */
    void crossOff(byte[] bits, int length, long firstTurn) {
        long end = Wheel.NUMBERS * (firstTurn + length);
        for (; active < primes.length && (long) primes[active] * primes[active] < end; active++) {
            long prime = primes[active];
            next[active] = (int) (prime * Math.max(Wheel.turn(prime), firstTurn / prime) - firstTurn);
        }
        for (int i = 0; i < active; i++) next[i] = crossOff(bits, length, primes[i], next[i]);
    }

    /** @return where the prime goes on in the next segment */
    private static int crossOff(byte[] bits, int length, int prime, int at) {
        if (at < 0) {
            partOfAStep(bits, length, prime, at);
            if (at + prime > length) return at - length;
            at += prime;
        }
        if (at + prime <= length) at = wholeSteps(bits, length, prime, at);
        if (at < length) partOfAStep(bits, length, prime, at);
        return at - length;
    }

    /** Nearly all of the time is spent here, so the eight multiples are written out. */
    private static int wholeSteps(byte[] bits, int length, int prime, int at) {
        byte[] masks = MASKS[prime % Wheel.NUMBERS];
        byte mask0 = masks[0], mask1 = masks[1], mask2 = masks[2], mask3 = masks[3], mask4 = masks[4], mask5 = masks[5], mask6 = masks[6], mask7 = masks[7];
        int far0 = far(prime, 0), far1 = far(prime, 1), far2 = far(prime, 2), far3 = far(prime, 3);
        int far4 = far(prime, 4), far5 = far(prime, 5), far6 = far(prime, 6), far7 = far(prime, 7);
        for (; at <= length - prime; at += prime) {
            bits[at + far0] &= mask0;
            bits[at + far1] &= mask1;
            bits[at + far2] &= mask2;
            bits[at + far3] &= mask3;
            bits[at + far4] &= mask4;
            bits[at + far5] &= mask5;
            bits[at + far6] &= mask6;
            bits[at + far7] &= mask7;
        }
        return at;
    }

    /** Those of the eight multiples that are in the segment. */
    private static void partOfAStep(byte[] bits, int length, int prime, int at) {
        byte[] masks = MASKS[prime % Wheel.NUMBERS];
        for (int i = 0; i < Wheel.BITS; i++) {
            int place = at + far(prime, i);
            if (place >= 0 && place < length) bits[place] &= masks[i];
        }
    }

    /** How many bytes into a step one of the eight multiples stands. */
    private static int far(int prime, int i) {
        return prime * Wheel.REST[i] / Wheel.NUMBERS;
    }
}
