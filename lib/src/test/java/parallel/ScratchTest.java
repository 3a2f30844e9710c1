package parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whoever sweeps at the same time may be quicker, so what is looked at is what is left. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class ScratchTest {

    /** The number of a process that has ended. */
    private static long dead() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-version").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor()).isZero();
        return process.pid();
    }

    /** At once, since another may be sweeping. */
    private static Path left(String name, Path content) throws Exception {
        return Files.move(content, Scratch.place().resolve(name));
    }

    private static Path left(String name) throws Exception {
        Path content = Scratch.folder("left");
        Files.writeString(Files.createDirectory(content.resolve("files123")).resolve("file-1"), "left");
        return left(name, content);
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
        Scratch.sweep();
        assertThat(left).doesNotExist();
        assertThat(program).exists();
    }

    @Test
    void whatBelongsToALivingJvmStays() throws Exception {
        Path ours = Scratch.file("ours", ".txt");
        Process other = Killed.start(Other.class);
        try (var says = other.inputReader()) {
            Path theirs = Path.of(says.readLine());
            Scratch.sweep();
            assertThat(theirs).exists();
            assertThat(ours).exists();
            other.destroyForcibly().waitFor();
            Scratch.sweep();
            assertThat(theirs.getParent()).doesNotExist();
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
    void aFolderThatHasGoneMeanwhileHasNoServers() throws Exception {
        Scratch.endServers(Scratch.place().resolve("gone"));
    }

    @Test
    void aNumberThatAnotherProcessHasByNowProtectsNothing() throws Exception {
        assumeThat(Scratch.name(ProcessHandle.current().pid())).as("a system that says when a process was started")
                .doesNotEndWith("-0");
        Path left = left(ProcessHandle.current().pid() + "-1");
        Path ours = Scratch.own();
        Scratch.sweep();
        assertThat(left).doesNotExist();
        assertThat(ours).exists();
    }

    @Test
    void aServerOfADeadJvmIsEndedAndAStrangerIsNot() throws Exception {
        assumeThat(Path.of("/bin/sleep")).as("a program to copy").isExecutable();
        Path content = Scratch.folder("left"), program = Files.copy(Path.of("/bin/sleep"), Scratch.folder("program")
                .resolve("sleep"));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Process server = new ProcessBuilder(program.toString(), "600").start(),
                stranger = new ProcessBuilder("/bin/sleep", "600").start();
        try {
            Files.writeString(Files.createDirectory(content.resolve("database1")).resolve("postmaster.pid"),
                    server.pid() + "\n/data\n");
            Files.writeString(Files.createDirectory(content.resolve("database2")).resolve("postmaster.pid"),
                    stranger.pid() + "\n/data\n");
            Files.writeString(Files.createDirectory(content.resolve("database3")).resolve("postmaster.pid"),
                    "no number\n");
            Path left = left(dead() + "-12345", content);
            Scratch.sweep();
            server.waitFor();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(left).doesNotExist();
        } finally {
            server.destroyForcibly();
            stranger.destroyForcibly();
            Scratch.delete(program.getParent());
        }
    }
}
