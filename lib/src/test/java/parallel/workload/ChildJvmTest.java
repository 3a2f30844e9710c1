package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.Killed;
import parallel.Scratch;

@Timeout(90)
@Tag("slow")
class ChildJvmTest {

    /** A program that does not look at its parent. It leaves a file when it is there. */
    static final class Deaf {
        public static void main(String[] file) throws Exception {
            Files.createFile(Path.of(file[0]));
            new CountDownLatch(1).await();
        }
    }

    /** A kernel that runs it, and says its number. */
    static final class Kernel {
        public static void main(String[] none) throws Exception {
            Path file = Scratch.folder("deaf").resolve("here");
            Thread.ofPlatform().start(() -> {
                try {
                    ChildJvm.run(Deaf.class, List.of(), file.toString());
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            while (!Files.exists(file)) Thread.sleep(5);
            System.out.println(ProcessHandle.current().children().findFirst().orElseThrow().pid());
        }
    }

    @Test
    void itEndsWithAParentThatIsKilled() throws Exception {
        Killed.andTheOthersEnd(1, Kernel.class);
    }

    @Test
    void itDoesSoWhileItStarts() throws Exception {
        Killed.asSoonAsItHas(1, Kernel.class);
    }

    /** It answers with its arguments, by a bad end if there are none. */
    static final class Echo {
        public static void main(String[] words) {
            if (words.length == 0) throw new IllegalArgumentException("say something");
            System.out.println(String.join(" ", words));
        }
    }

    @Test
    void argumentsOutputAndABadEndAreTheProgramsOwn() throws Exception {
        assertThat(ChildJvm.run(Echo.class, List.of(), "two", "words with blanks")).isEqualTo("two words with blanks");
        ChildJvm.Ended bad = ChildJvm.end(Echo.class, List.of());
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.said()).startsWith("Exception in thread \"main\" java.lang.IllegalArgumentException: say something");
        assertThatThrownBy(() -> ChildJvm.run(Echo.class, List.of())).isInstanceOf(IllegalStateException.class).hasMessageContaining("say something");
    }
}
