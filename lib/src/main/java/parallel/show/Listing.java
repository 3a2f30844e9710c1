package parallel.show;

/**
 * Some lines of source, shown highlighted; {@link Source} makes them.
 *
 * @param title whose source it is, for example {@code "SharedQueue.map"}
 * @param code  the lines, without a line break at the end
 */
public record Listing(String title, String code) {

    /** The code alone, for {@code println}. */
    @Override
    public String toString() {
        return code;
    }
}
