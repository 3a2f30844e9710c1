package parallel.bench;

/** One question about the numbers, and the measurement that answers it. */
interface Part {

    /** What {@code -Dparts=} calls it, and its file. */
    String name();

    /** Measures, saying each step as it is done. */
    Table run(Settings settings) throws Exception;

    /** One line to the console. */
    default void say(String step, Object... values) {
        System.out.println("  " + name() + ": " + step.formatted(values));
    }
}
