package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import parallel.Await;
import parallel.Caller;
import parallel.Killed;
import parallel.Scratch;

@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(Unhurried.class)
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
            Await.until(() -> Files.exists(file));
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

    @Test
    void anInterruptEndsIt() throws Exception {
        Path file = Scratch.folder("deaf").resolve("here");
        var call = Caller.of(() -> ChildJvm.run(Deaf.class, List.of(), file.toString()));
        Await.until(() -> Files.exists(file));
        ProcessHandle child = ProcessHandle.current().children()
                .filter(each -> each.info().commandLine().orElse("").contains(file.toString())).findFirst()
                .orElseThrow();
        assertThat(call.interrupt()).isInstanceOf(InterruptedException.class);
        assertThat(child.isAlive()).isFalse();
        Scratch.delete(file.getParent());
    }

    @Test
    void oneThatDoesNotEndIsEnded() throws Exception {
        Path file = Scratch.folder("deaf").resolve("here");
        assertThatThrownBy(() -> ScopedValue.where(ChildJvm.OTHER_LIMIT, Duration.ofMillis(5))
                .call(() -> ChildJvm.run(Deaf.class, List.of(), file.toString())))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("the child JVM did not end within");
        assertThat(ProcessHandle.current().children()
                .filter(each -> each.info().commandLine().orElse("").contains(file.toString()))).isEmpty();
        Scratch.delete(file.getParent());
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
        assertThat(bad.said())
                .startsWith("Exception in thread \"main\" java.lang.IllegalArgumentException: say something");
        assertThatThrownBy(() -> ChildJvm.run(Echo.class, List.of())).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("say something");
    }
}
