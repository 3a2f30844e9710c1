package parallel.workload;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The numbers that 2, 3 and 5 do not divide, of which there are eight in every thirty: so a byte holds thirty numbers, a bit for each that may be prime.
 *
 * <p>Thirty numbers are a turn of the wheel. Turn <i>t</i> holds 30<i>t</i> + 1, 7, 11, 13, 17, 19, 23 and 29, its lowest bit the first of them. All other
 * numbers have no bit; among them only 2, 3 and 5 are prime.
 */
final class Wheel {

    /** How many numbers one turn, and so one byte, holds. */
    static final int NUMBERS = 30;
    /** How many of them have a bit. */
    static final int BITS = 8;

    /** What is left of them when divided by thirty. */
    static final int[] REST = {1, 7, 11, 13, 17, 19, 23, 29};
    /** For each of thirty numbers its bit, or {@link #NONE}. */
    private static final int[] BIT = new int[NUMBERS];
    /** What {@link #bit} says of a number that 2, 3 or 5 divides. */
    static final int NONE = -1;

    static {
        Arrays.fill(BIT, NONE);
        for (int bit = 0; bit < BITS; bit++) BIT[REST[bit]] = bit;
    }

    private Wheel() { }

    static long turn(long number) {
        return number / NUMBERS;
    }

    /** Which bit of its turn's byte a number has, or {@link #NONE}. */
    static int bit(long number) {
        return BIT[(int) (number % NUMBERS)];
    }

    /** A byte without this bit, to cross it off. */
    static byte without(int bit) {
        return (byte) ~(1 << bit);
    }

    /** The bits of a turn's numbers up to and with this one. */
    static byte upTo(long number) {
        int rest = (int) (number % NUMBERS), bits = 0;
        for (int bit = 0; bit < BITS && REST[bit] <= rest; bit++) bits |= 1 << bit;
        return (byte) bits;
    }

    /** The bits of a turn's numbers from this one on. */
    static byte from(long number) {
        return number % NUMBERS == 0 ? (byte) -1 : (byte) ~upTo(number - 1);
    }

    /** How many of the primes that have no bit are in a piece. */
    static long primesOutside(Piece piece) {
        return IntStream.of(2, 3, 5).filter(prime -> piece.first() <= prime && prime <= piece.last()).count();
    }
}
