package parallel.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the reader may choose on the command line; without a word, what a quiet machine needs for numbers that hold.
 *
 * @param parts      the names of the parts to run; empty: all
 * @param quick      whether only to show that everything works, in some seconds for each cell
 * @param forks      how many JVMs JMH starts for each cell
 * @param warmups    how many iterations of each are not counted
 * @param iterations how many are
 * @param runs       how often the null experiment and the sensitivity are tried
 */
record Settings(List<String> parts, boolean quick, int forks, int warmups, int iterations, int runs) {

    /** Reads the system properties, which Maven hands on, empty ones too. @throws IllegalArgumentException for a number out of range */
    static Settings fromProperties() {
        String quickly = System.getProperty("quick", "false");
        if (!List.of("true", "false", "").contains(quickly)) throw new IllegalArgumentException("-Dquick needs no value, not " + quickly);
        boolean quick = quickly.equals("true");
        List<String> parts = new ArrayList<>();
        for (String part : System.getProperty("parts", "").split(",")) {
            if (!part.isBlank()) parts.add(part.strip());
        }
        return new Settings(parts, quick,
                number("forks", quick ? 1 : 3), number("warmups", quick ? 1 : 4), number("iterations", quick ? 2 : 6),
                number("runs", quick ? 1 : 100));
    }

    private static int number(String name, int usual) {
        String text = System.getProperty(name, "").strip();
        if (text.isEmpty()) return usual;
        if (!text.matches("[1-9]\\d{0,3}")) throw new IllegalArgumentException("-D" + name + " must be 1 to 9999, not " + text);
        return Integer.parseInt(text);
    }

    /** How long one iteration lasts. */
    Duration iteration() {
        return Duration.ofMillis(quick ? 200 : 1000);
    }

    @Override
    public String toString() {
        return "JMH: %d forks, %d + %d iterations of %d ms; %d runs".formatted(forks, warmups, iterations, iteration().toMillis(), runs);
    }
}
