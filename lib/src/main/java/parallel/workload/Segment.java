package parallel.workload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A stretch of the numbers, as a bit for each that may be prime, small enough for the cache; it moves along the line until the piece's end.
 *
 * <p><b>Thread safety.</b> None: each count has its own.
 */
final class Segment {

    /**
     * In bytes: a quarter of a megabyte fits the second-level cache of a core. One that fits the first-level cache is slower: there most primes have only a few
     * multiples, and going from prime to prime takes the time.
     */
    static final int MOST_BYTES = 1 << 18;

    private static final VarHandle EIGHT_BYTES = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final byte[] bits;
    private final long end;
    private long firstTurn;
    private int length;

    /** From one turn of the {@link Wheel} to another, which is not in it any more. */
    Segment(long firstTurn, long end) {
        this.firstTurn = firstTurn;
        this.end = end;
        length = (int) Math.min(MOST_BYTES, end - firstTurn);
        bits = new byte[(length + 7) / 8 * 8];                         // counted eight at a time
    }

    /** Leaves a bit for each prime, and none for any other number but 1. */
    void crossOff(SievingPrimes primes) {
        SmallPrimes.layOver(bits, firstTurn);
        primes.crossOff(bits, length, firstTurn);
        SmallPrimes.putBack(bits, firstTurn);
    }

    /** How many bits are left of numbers in the piece. */
    long count(Piece piece) {
        if (firstTurn == 0) bits[0] &= Wheel.without(Wheel.bit(1));    // nobody's multiple, and no prime
        if (firstTurn == Wheel.turn(piece.first())) bits[0] &= Wheel.from(piece.first());
        if (firstTurn + length == end) bits[length - 1] &= Wheel.upTo(piece.last());
        for (int i = length; i < bits.length; i++) bits[i] = 0;
        long count = 0;
        for (int i = 0; i < bits.length; i += 8) count += Long.bitCount((long) EIGHT_BYTES.get(bits, i));
        return count;
    }

    /** Goes on to the next stretch, if there is one. */
    boolean next() {
        firstTurn += length;
        length = (int) Math.min(length, end - firstTurn);
        return length > 0;
    }

    /** {@code bits[at + i] &= pattern[from + i]} for so many bytes, eight at a time. */
    static void and(byte[] bits, int at, byte[] pattern, int from, int bytes) {
        int i = 0;
        for (; i < bytes - 7; i += 8) EIGHT_BYTES.set(bits, at + i, (long) EIGHT_BYTES.get(bits, at + i) & (long) EIGHT_BYTES.get(pattern, from + i));
        for (; i < bytes; i++) bits[at + i] &= pattern[from + i];
    }
}
