package parallel.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parallel.Killed;

/** An interrupt in the wrong moment spoils one cell, and not the kernel. */
@Tag("slow")
class FirstUseTest {

    /** A JVM whose first table is made by a thread that is interrupted. */
    static final class Kernel {

        public static void main(String[] none) {
            Thread.currentThread().interrupt();
            try {
                Tables.times(Samples.small());
            } catch (Throwable thrown) {
                System.out.println("first: " + thrown);
            }
            System.out.println("interrupted: " + Thread.interrupted() + ", rows: " + Tables.times(Samples.small()).rowCount());
        }
    }

    @Test
    void anInterruptAtTheFirstUseOfTablesawLeavesItsClassesWhole() throws Exception {
        Process kernel = Killed.start(Kernel.class);
        try (BufferedReader says = kernel.inputReader()) {
            assertThat(says.lines().toList()).last().isEqualTo("interrupted: true, rows: 4");
        } finally {
            kernel.destroyForcibly();
        }
    }
}
