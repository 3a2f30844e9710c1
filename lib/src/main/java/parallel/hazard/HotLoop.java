package parallel.hazard;

/**
 * Why plain {@code n++} may lose nothing: in a hot loop, the compiler turns a million times {@code n++} into one {@code n += 1_000_000}, and
 * two threads must meet in that single moment to lose anything, and then lose one's whole million.
 *
 * <p>The defect is the same as in {@link LostUpdate.Plain}; it hides. That it was not seen in a test says nothing.
 * <pre>{@code
 * HotLoop.lost(1_000_000)      // often 0
 * }</pre>
 * <p><b>Interrupt.</b> The loop is short and looks at nothing; the call waits for it. <b>Source.</b> The article, "Race Conditions"; chapter 5.
 */
public final class HotLoop {

    private long n;

    private HotLoop() { }

    private void up(int times) {
        for (int i = 0; i < times; i++) n++;
    }

    /**
     * Two threads count the same plain counter up, so many times each, each in one loop.
     *
     * @param times 0 to 10,000,000
     * @return how many of the updates were lost
     * @throws IllegalArgumentException if the number is out of range
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static long lost(int times) throws InterruptedException {
        if (times < 0 || times > 10_000_000) throw new IllegalArgumentException("times to count: 0 to 10,000,000, not " + times);
        var loop = new HotLoop();
        Together.all(2, "hot loop", () -> loop.up(times));
        return 2L * times - loop.n;
    }
}
