package parallel.badinput;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.function.Executable;

/**
 * One bad input: whom it is given, what is given, and how it must be refused.
 *
 * @param entry the public door
 * @param given the bad value, in words
 * @param call  gives it
 * @param type  what is thrown
 * @param words what the message must say: what it is, the value, the range
 */
record BadInput(String entry, String given, Executable call, Class<? extends Throwable> type, List<String> words) {

    static BadInput refused(String entry, String given, Executable call, String... words) {
        return new BadInput(entry, given, call, IllegalArgumentException.class, Arrays.asList(words));
    }

    static BadInput unknown(String entry, String given, Executable call, String... words) {
        return new BadInput(entry, given, call, NoSuchElementException.class, Arrays.asList(words));
    }

    static BadInput tooLate(String entry, String given, Executable call, String... words) {
        return new BadInput(entry, given, call, IllegalStateException.class, Arrays.asList(words));
    }

    @Override
    public String toString() {
        return entry + " given " + given;
    }
}
