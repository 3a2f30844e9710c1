package parallel.workload;

/**
 * Two methods so small that the instructions they are made of can be read: adding two numbers, and counting one up.
 *
 * <p><b>Thread safety.</b> {@link #add} is safe. {@link #count} is not, on purpose: it reads, adds and writes, and between these steps another
 * thread may do the same. <b>Source.</b> The article, "Threads vs processes" ("adding two numbers is an instruction"); chapter 2.
 */
public final class Steps {

    private int counter;

    /** Adds two numbers. */
    public static int add(int a, int b) {
        return a + b;
    }

    /** Counts one up. */
    public void count() {
        counter++;
    }

    /** How far it was counted. */
    public int counter() {
        return counter;
    }
}
