package parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@Tag("slow")
class ScratchTest {

    /** The number of a process that has ended. */
    private static long dead() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.pid();
    }

    private static Path left(String name) throws Exception {
        Path folder = Files.createDirectories(Scratch.place().resolve(name).resolve("files123"));
        Files.writeString(folder.resolve("file-1"), "left");
        return folder.getParent();
    }

    @Test
    void filesAndFoldersLieBelowOnePlaceInThisJvmsFolder() throws Exception {
        Path file = Scratch.file("shared", ".txt"), folder = Scratch.folder("some");
        assertThat(file).isRegularFile().isEmptyFile().hasParent(Scratch.own());
        assertThat(file.getFileName().toString()).startsWith("shared").endsWith(".txt");
        assertThat(folder).isDirectory().hasParent(Scratch.own());
        assertThat(Scratch.own()).hasParent(Scratch.place()).hasFileName(Scratch.name(ProcessHandle.current().pid()));
        Files.writeString(folder.resolve("x"), "x");
        Scratch.delete(file);
        Scratch.delete(folder);
        Scratch.delete(folder);
        assertThat(file).doesNotExist();
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatADeadJvmHasLeftIsSweptAndTheProgramStays() throws Exception {
        Path left = left(dead() + "-12345");
        Path program = Files.createDirectories(Scratch.place().resolve("postgres"));
        assertThat(Scratch.sweep()).contains(left);
        assertThat(left).doesNotExist();
        assertThat(program).exists();
    }

    @Test
    void whatBelongsToALivingJvmStays() throws Exception {
        Path ours = Scratch.file("ours", ".txt");
        Process other = Killed.start(Other.class);
        try (var says = other.inputReader()) {
            Path theirs = Path.of(says.readLine());
            assertThat(Scratch.sweep()).doesNotContain(ours.getParent(), theirs.getParent());
            assertThat(theirs).exists();
            assertThat(ours).exists();
            other.destroyForcibly().onExit().get(30, TimeUnit.SECONDS);
            assertThat(theirs).as("it was killed").exists();
            assertThat(Scratch.sweep()).contains(theirs.getParent());
            assertThat(theirs).doesNotExist();
        } finally {
            other.destroyForcibly();
            Scratch.delete(ours);
        }
    }

    /** Another JVM, with a file. */
    static final class Other {
        public static void main(String[] none) throws Exception {
            System.out.println(Scratch.file("theirs", ".txt"));
            new CountDownLatch(1).await();
        }
    }

    @Test
    void aNumberThatAnotherProcessHasByNowProtectsNothing() throws Exception {
        assumeThat(Scratch.name(ProcessHandle.current().pid())).as("a system that says when a process was started").doesNotEndWith("-0");
        Path left = left(ProcessHandle.current().pid() + "-1");
        assertThat(Scratch.sweep()).contains(left).doesNotContain(Scratch.own());
    }

    @Test
    void aServerOfADeadJvmIsEndedAndAStrangerIsNot() throws Exception {
        assumeThat(Path.of("/bin/sleep")).as("a program to copy").isExecutable();
        Path left = left(dead() + "-12345"), program = Files.copy(Path.of("/bin/sleep"), Scratch.folder("program").resolve("sleep"));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Process server = new ProcessBuilder(program.toString(), "600").start(), stranger = new ProcessBuilder("/bin/sleep", "600").start();
        try {
            Files.writeString(Files.createDirectories(left.resolve("database1")).resolve("postmaster.pid"), server.pid() + "\n/data\n");
            Files.writeString(Files.createDirectories(left.resolve("database2")).resolve("postmaster.pid"), stranger.pid() + "\n/data\n");
            Files.writeString(Files.createDirectories(left.resolve("database3")).resolve("postmaster.pid"), "no number\n");
            assertThat(Scratch.sweep()).contains(left);
            assertThat(server.isAlive()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(left).doesNotExist();
        } finally {
            server.destroyForcibly();
            stranger.destroyForcibly();
            Scratch.delete(program.getParent());
        }
    }
}
