package parallel.workload;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Something to be done about the house, which takes its time: it says who did it.
 *
 * <p>It is a {@link Callable}, as an executor takes it, and waits rather than computes.
 * <pre>{@code
 * executor.submit(Chore.WEEKEND.getFirst()).get()      // the name of the thread that did it
 * }</pre>
 * <p><b>Interrupt.</b> Ends it, with {@link InterruptedException}. <b>Thread safety.</b> Immutable. <b>Source.</b> The article, "Futures"
 * ("a list of chores to do over the weekend"); chapter 7.
 *
 * @param name what is to be done
 * @param time how long it takes, 0 to 10 s
 */
public record Chore(String name, Duration time) implements Callable<String> {

    /** The article's weekend, and two more. */
    public static final List<Chore> WEEKEND = List.of(new Chore("lawn", Duration.ofMillis(50)), new Chore("house", Duration.ofMillis(40)),
            new Chore("shoes", Duration.ofMillis(20)), new Chore("letters", Duration.ofMillis(30)));

    /** @throws IllegalArgumentException if the time is out of range */
    public Chore {
        Objects.requireNonNull(name, "the chore's name is null: give it a name");
        Objects.requireNonNull(time, "the chore's time is null: give 0 to 10 s");
        if (time.isNegative() || time.compareTo(Duration.ofSeconds(10)) > 0) throw new IllegalArgumentException(name + ": takes 0 to 10 s, not " + time);
    }

    /** Does it, in the calling thread. Returns that thread's name. */
    @Override
    public String call() throws InterruptedException {
        Thread.sleep(time);
        return Thread.currentThread().getName();
    }
}
