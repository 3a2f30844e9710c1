package parallel.workload;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import parallel.Given;

/**
 * Something to cook: steps that need a hand, and steps that need only time.
 *
 * <p>A hand is at work for the processor: a fixed amount of prime checks, so that two cooks who share a core are no faster than one. The pot
 * boils by itself.
 * <pre>{@code
 * new Dish("noodles", List.of(new HandsOn("water", 1, 16), new Waiting("boil", Duration.ofMillis(80)), new HandsOn("drain", 1, 16)))
 * }</pre>
 * <p><b>Thread safety.</b> Immutable; serializable, so that a child process can cook too. <b>Source.</b> The article, "Concurrent"
 * ("like cooking dinner"); chapter 7.
 *
 * @param name  what comes of it
 * @param steps in the order in which they are done; one at least
 */
public record Dish(String name, List<Step> steps) implements Serializable {

    /** A prime: each check of it is half a million divisions. */
    private static final long PRIME = 1_000_000_000_039L;
    private static final int MOST = 1_000;
    private static final String NO_NAME = "the step's name is null: give it a name";

    /** To chop: nothing but handwork. */
    public static final Dish VEGETABLES = new Dish("vegetables", List.of(new HandsOn("chop", 4, 20)));
    /** To boil: little handwork and much waiting. */
    public static final Dish NOODLES = new Dish("noodles",
            List.of(new HandsOn("water", 1, 16), new Waiting("boil", Duration.ofMillis(80)), new HandsOn("drain", 1, 16)));
    /** To slice: handwork again, in place of the noodles, where nothing is to boil. */
    public static final Dish SALAD = new Dish("salad", List.of(new HandsOn("slice", 4, 20)));

    /** @throws IllegalArgumentException if there is no step */
    public Dish {
        Objects.requireNonNull(name, "the dish's name is null: give it a name");
        steps = Given.list(steps, "the steps", "give what is to be done, in order");
        if (steps.isEmpty()) throw new IllegalArgumentException(name + ": a dish needs one step at least");
    }

    /** The recipe in a line. */
    @Override
    public String toString() {
        return name + ": " + String.join("; ", steps.stream().map(Step::toString).toList());
    }

    /** A part of the recipe. */
    public sealed interface Step extends Serializable {
        /** What is done, in a word. */
        String name();
    }

    /**
     * A step that needs a hand.
     *
     * @param name   what is done
     * @param pieces in how many pieces, 1 to 1,000; between two of them the cook may turn to something else
     * @param checks the work in a piece, in prime checks, 1 to 1,000; each takes about a millisecond
     */
    public record HandsOn(String name, int pieces, int checks) implements Step {

        /** @throws IllegalArgumentException if a number is out of range */
        public HandsOn {
            Objects.requireNonNull(name, NO_NAME);
            if (pieces < 1 || pieces > MOST || checks < 1 || checks > MOST) {
                throw new IllegalArgumentException(name + ": 1 to " + MOST + " pieces of 1 to " + MOST + " checks, not " + pieces + " of " + checks);
            }
        }

        @Override
        public String toString() {
            return name + ", by hand in " + pieces + (pieces == 1 ? " piece" : " pieces");
        }

        /** Does one piece, in the calling thread. An interrupt ends it by a {@link java.util.concurrent.CancellationException}. */
        public void doPiece() {
            for (int i = 0; i < checks; i++) {
                if (!PrimeCheck.isPrime(PRIME)) throw new IllegalStateException(PRIME + " is prime");
            }
        }
    }

    /**
     * A step that needs time, and nobody.
     *
     * @param name   what happens
     * @param length how long it takes, 1 ms to 10 s
     */
    public record Waiting(String name, Duration length) implements Step {

        /** @throws IllegalArgumentException if the time is out of range */
        public Waiting {
            Objects.requireNonNull(name, NO_NAME);
            Objects.requireNonNull(length, "the time of a step is null: give 1 ms to 10 s");
            if (length.compareTo(Duration.ofMillis(1)) < 0 || length.compareTo(Duration.ofSeconds(10)) > 0) {
                throw new IllegalArgumentException(name + ": takes 1 ms to 10 s, not " + length);
            }
        }

        @Override
        public String toString() {
            return name + ", by itself in " + length.toMillis() + " ms";
        }
    }
}
