package parallel.workload;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import parallel.Joining;

/**
 * What gets done while the caller waits for something, for an answer of the user's, say: another thread checks numbers, one after the other.
 *
 * <pre>{@code
 * WhileWaiting.of(() -> scanner.nextLine())       // the answer, and how many numbers were checked meanwhile
 * }</pre>
 * <p><b>Failure.</b> Whatever the waiting throws. <b>Interrupt.</b> As the waiting takes it; the other thread always ends first.
 * <b>Source.</b> The article, "When to use threads" ("user input cases"); chapters 3 and 7.
 *
 * @param answer  what was waited for
 * @param checked how many numbers were checked meanwhile
 */
public record WhileWaiting<T>(T answer, long checked) {

    public WhileWaiting {
        if (checked < 0) throw new IllegalArgumentException("numbers checked meanwhile are 0 or more, not " + checked);
    }

    /** Waits in the calling thread, while another one works. */
    public static <T> WhileWaiting<T> of(Callable<T> waiting) throws Exception {
        Objects.requireNonNull(waiting, "what to wait for is null: name work that gives an answer");
        var checked = new AtomicLong();
        Thread worker = Thread.ofPlatform().daemon().name("work while waiting").start(() -> {
            for (long n = 3; !Thread.currentThread().isInterrupted(); n += 2) {
                PrimeCheck.isPrime(n);
                checked.incrementAndGet();
            }
        });
        try {
            return new WhileWaiting<>(waiting.call(), checked.get());
        } finally {
            worker.interrupt();
            Joining.completely(worker);
        }
    }

    /**
     * What the caller itself gets done until something has come: it checks numbers, and looks after each whether it is there.
     *
     * @param there whether it has come; asked often, so it must answer at once
     * @return how many numbers were checked
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static long checkUntil(BooleanSupplier there) throws InterruptedException {
        Objects.requireNonNull(there, "what to wait for is null: give a question that is true in the end");
        long checked = 0;
        for (long n = 3; !there.getAsBoolean(); n += 2) {
            if (Thread.interrupted()) throw new InterruptedException();
            PrimeCheck.isPrime(n);
            checked++;
        }
        return checked;
    }
}
