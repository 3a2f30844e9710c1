package parallel.kernel;

import java.io.BufferedReader;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parallel.Killed;

/** A kernel whose starter is killed does not stay. */
@Tag("slow")
class ParentTest {

    /** Stands for a kernel: it would never end by itself. */
    static final class Kernel {

        public static void main(String[] none) throws InterruptedException {
            Parent.endWith();
            Parent.endWith();
            System.out.println("ready");
            new CountDownLatch(1).await();
        }
    }

    /** Stands for JupyterLab. */
    static final class Starter {

        public static void main(String[] none) throws Exception {
            Process kernel = Killed.start(Kernel.class);
            try (BufferedReader says = kernel.inputReader()) {
                says.readLine();
                System.out.println(kernel.pid());
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void endsWhenItsStarterIsKilled() throws Exception {
        Killed.andTheOthersEnd(1, Starter.class);
    }
}
