package parallel.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the driver says when something is missing: it runs as a child process in a clone made for the test, with a PATH
 * that holds only what the test puts there. Pythons are stand-ins; nothing is fetched.
 */
class LabTest {

    private static final Path DRIVER = Path.of("src/lab/Lab.java").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    static Path classes;
    @TempDir
    Path folder;
    private Path root;
    private Path path;

    /** Once for all tests, for the language level that Maven's Java may be. */
    @BeforeAll
    static void compilesAsJava17WithoutWarnings() {
        int exit = ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err,
                "--release", "17", "-Xlint:all", "-Werror", "-encoding", "US-ASCII", "-d", classes.toString(), DRIVER.toString());
        assertThat(exit).as("javac --release 17").isZero();
    }

    @BeforeEach
    void makeAClone() throws IOException {
        root = folder.resolve("mon projet \u00e9 \u65e5\u672c");
        path = Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(root.resolve("lib/src/lab"));
        Files.createDirectories(root.resolve("notebooks"));
        Files.copy(DRIVER.resolveSibling("overrides.json"), root.resolve("lib/src/lab/overrides.json"));
        Files.writeString(root.resolve("notebooks/requirements.txt"), "jjava==1.0a8\n");
    }

    @Test
    void aJdkThatIsMissingIsSaidInOneLine() throws Exception {
        assertError(lab("check", "-Djdk=99"), "no JDK 99 found: looked in the Java that runs Maven, JAVA_HOME and JAVA99_HOME, ",
                System.getProperty("java.version"), "install one (for example Eclipse Temurin 99) or set JAVA_HOME");
    }

    @Test
    void aJdkThatIsThereNeedsNoWords() throws Exception {
        Run run = lab("check");

        assertThat(run.output()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @Test
    void theToolchainsFileIsReadToo() throws Exception {
        Path jdk = folder.resolve("home/my jdk");
        Files.createDirectories(jdk.resolve("bin"));
        Files.createFile(jdk.resolve("bin/javac"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"99.0.1\"\n");
        Files.createDirectories(folder.resolve("home/.m2"));
        Files.writeString(folder.resolve("home/.m2/toolchains.xml"), "<toolchains><jdkHome>" + jdk + "</jdkHome></toolchains>");

        assertThat(lab("check", "-Djdk=99")).isEqualTo(new Run(0, ""));
    }

    @Test
    void aCloneThatCannotBeWrittenIsSaid() throws Exception {
        Files.createFile(root.resolve("target"));   // stands for a read-only clone: a test that runs as root can write anywhere

        assertError(lab("check"), "cannot write to " + root.resolve("target"), "clone it into a folder of your own");
    }

    @Test
    void anotherFolderThanTheClonesIsSaid() throws Exception {
        root = Files.createDirectories(folder.resolve("elsewhere"));

        assertError(lab("check"), "run this from the folder of the clone");
    }

    @Test
    void noPythonIsSaid() throws Exception {
        assertError(lab("setup"), "JupyterLab needs Python 3.11 or newer", "(no python3; no python; ", "-Dpython=");
    }

    @Test
    void aPythonThatWasAskedForAndIsNotThereIsSaid() throws Exception {
        assertError(lab("setup", "-Dpython=python9"), "none was found (no python9)");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPythonThatIsTooOldIsSaidWithItsVersion() throws Exception {
        program("python3", "echo 3.9.18 venv");

        assertError(lab("setup"), "JupyterLab needs Python 3.11 or newer", "python3 is Python 3.9.18; no python;");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPythonWithoutItsVenvModuleIsSaid() throws Exception {
        program("python3", "echo 3.13.1 -");

        assertError(lab("setup"), "python3 3.13.1 lacks the modules venv and ensurepip", "apt install python3-venv");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void noNetworkIsOneLineAndTheHalfEnvironmentDoesNotCount() throws Exception {
        python("echo 'WARNING: Retrying after NewConnectionError'; echo 'ERROR: No matching distribution'; exit 1");

        assertError(lab("setup"), "the Python packages could not be fetched: no network", "target/pip.log",
                "run the same command again to continue");
        assertThat(root.resolve("target/venv")).isDirectory();

        python("mkdir -p \"$VENV/share/jupyter/kernels/java\" && : > \"$VENV/share/jupyter/kernels/java/jjava.jar\"");
        assertThat(lab("setup").output()).as("made again").contains("Preparing Python packages");
        assertThat(lab("setup")).as("whole now").isEqualTo(new Run(0, ""));

        Files.writeString(root.resolve("notebooks/requirements.txt"), "jjava==1.0a9\n");
        assertThat(lab("setup").output()).as("other pins").contains("Preparing Python packages");

        assertThat(root.resolve("target/venv/share/jupyter/kernels/java/kernel.json")).content()
                .contains("mon projet \\u00e9 \\u65e5\\u672c/target/venv/bin/python\"")
                .contains("\"{resource_dir}/jjava.jar\", \"{connection_file}\"");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anotherWordOfPipIsPassedOn() throws Exception {
        python("echo 'ERROR: No matching distribution found for jjava==1.0a8'; exit 1");

        assertError(lab("setup"), "pip could not install notebooks/requirements.txt: No matching distribution found for jjava");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "70000"})
    void whatIsNotAPortIsSaid(String port) throws Exception {
        assertError(lab("lab", "-Dport=" + port), "-Dport=" + port + " is not a port: give a whole number from 1 to 65535");
    }

    @Test
    void aPortInUseIsSaid() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertError(lab("lab", "-Dport=" + other.getLocalPort()), "port " + other.getLocalPort() + " cannot be used",
                    "choose another with -Dport=");
        }
    }

    @Test
    void aBrowserIsWantedOrNot() throws Exception {
        assertError(lab("lab", "-Dbrowser=firefox"), "-Dbrowser=firefox is neither true nor false");
    }

    @Test
    void theJarIsReplacedOnlyByAnotherOneAndAsAWhole() throws Exception {
        Path made = root.resolve("lib/target/jar/parallel.jar");
        Path published = root.resolve("lib/target/parallel.jar");
        Files.createDirectories(made.getParent());
        Files.writeString(made, "first");
        lab("publish");
        Object first = Files.readAttributes(published, "unix:ino").get("ino");

        lab("publish");
        assertThat(Files.readAttributes(published, "unix:ino").get("ino")).as("same bytes, same file").isEqualTo(first);

        Files.writeString(made, "other");
        lab("publish");
        assertThat(published).hasContent("other");
        assertThat(Files.readAttributes(published, "unix:ino").get("ino")).as("a new file, not written over").isNotEqualTo(first);
    }

    @Test
    void whenAChapterFailedTheOldBookStays() throws Exception {
        Files.createFile(root.resolve("notebooks/06-x.ipynb"));
        Files.createDirectories(root.resolve("target/executed/failed"));
        Files.createFile(root.resolve("target/executed/failed/06-x.ipynb"));
        Path page = root.resolve("target/book/index.html");
        Files.createDirectories(page.getParent());
        Files.writeString(page, "old");

        Run run = lab("book");

        assertThat(run.exit()).as("the failing test ends the build, not the book").isZero();
        assertThat(run.output()).contains("No new book: 06-x.ipynb did not run to the end. The book in target/book is the one from before.");
        assertThat(page).hasContent("old");
    }

    @Test
    void runsFromSource() throws Exception {
        Run run = run(root, List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1", DRIVER.toString(), "what"));

        assertError(run, "goals are check, publish, setup, lab and book, not 'what'");
    }

    private record Run(int exit, String output) { }

    private static void assertError(Run run, String... words) {
        List<String> lines = run.output().lines().filter(line -> !line.isBlank() && !line.startsWith("Preparing ")).toList();
        assertThat(lines).as("one line: " + run.output()).hasSize(1);
        assertThat(lines.getFirst()).startsWith("ERROR: ").contains(words);
        assertThat(run.exit()).isEqualTo(1);
    }

    private Run lab(String goal, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Duser.home=" + folder.resolve("home"), "-cp", classes.toString()));
        Stream.concat(Arrays.stream(options), Stream.of("Lab", goal)).forEach(command::add);
        return run(root, command);
    }

    private Run run(Path folder, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA") || name.startsWith("JDK_"));
        builder.environment().put("PATH", path.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output.strip());
    }

    /** A Python whose {@code -m venv} makes another such Python, whose pip does as the test says. */
    private void python(String pip) throws IOException {
        program("python3", """
                case "$2" in
                  venv) VENV="$4"; /bin/mkdir -p "$VENV/bin"; /bin/cp "$0" "$VENV/bin/python" ;;
                  pip) PATH=/usr/bin:/bin; VENV="${0%%/bin/python}"; %s ;;
                  *) case "$1 $2" in *print*) echo 3.12.1 venv ;; esac ;;
                esac
                """.formatted(pip));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(path.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
