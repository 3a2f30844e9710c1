package parallel.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallel.Await;
import parallel.notebooks.ExecutedLock;

/**
 * What the driver says when something is missing: it runs as a child process in a clone made for the test, with a PATH
 * that holds only what the test puts there. Pythons are stand-ins; nothing is fetched.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class LabTest {

    private static final Path DRIVER = Path.of("src/lab/Lab.java").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    /** With spaces and, where the system's encoding has them, letters that few programs expect. */
    private static final String CLONE = Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder()
            .canEncode("\u00e9\u65e5\u672c") ? "mon projet \u00e9 \u65e5\u672c" : "mon projet";
    /** A pip that brings the kernel. */
    private static final String KERNEL = "mkdir -p \"$VENV/share/jupyter/kernels/java\" && : > \"$VENV/share/jupyter/kernels/java/jjava.jar\"";

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
        folder = folder.toRealPath();
        root = folder.resolve(CLONE);
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

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "25.0", "99999", " "})
    void whatIsNotAVersionOfJavaIsSaid(String jdk) throws Exception {
        assertError(lab("check", "-Djdk=" + jdk), "-Djdk=" + jdk + " is not a version of Java: give a whole number, for example -Djdk=25");
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

        python(KERNEL);
        assertThat(lab("setup").output()).as("made again").contains("Preparing Python packages");
        assertThat(lab("setup")).as("whole now").isEqualTo(new Run(0, ""));

        Files.writeString(root.resolve("notebooks/requirements.txt"), "jjava==1.0a9\n");
        assertThat(lab("setup").output()).as("other pins").contains("Preparing Python packages");

        assertThat(root.resolve("target/venv/share/jupyter/kernels/java/kernel.json")).content()
                .contains(CLONE.replace("\u00e9", "\\u00e9").replace("\u65e5\u672c", "\\u65e5\\u672c") + "/target/venv/bin/python\"")
                .contains("\"{resource_dir}/jjava.jar\", \"{connection_file}\"");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aStartOfTheKernelIsRecordedOnceAndAgainWhenTheRecordNoLongerFits() throws Exception {
        python(KERNEL, "echo words of Java; echo a record > \"$4\"");
        Path kernel = root.resolve("target/venv/share/jupyter/kernels/java");

        assertThat(lab("setup").output()).contains("Recording one start of the Java kernel").doesNotContain("No start");
        assertThat(kernel.resolve("jjava.aot")).hasContent("a record");
        assertThat(kernel.resolve("kernel.json")).content().contains("java\", \"-XX:AOTCache={resource_dir}/jjava.aot\", ");
        assertThat(lab("setup")).as("known").isEqualTo(new Run(0, ""));

        Files.writeString(kernel.resolve("jjava.jar"), "another kernel");
        assertThat(lab("setup").output()).as("another kernel").contains("Recording one start");
        assertThat(lab("setup")).isEqualTo(new Run(0, ""));

        Files.writeString(kernel.resolve("jjava.aot"), "a rec");
        assertThat(lab("setup").output()).as("not whole").contains("Recording one start");
        Files.delete(kernel.resolve("jjava.aot"));
        assertThat(lab("setup").output()).as("deleted").contains("Recording one start");
        assertThat(kernel.resolve("jjava.aot")).hasContent("a record");
        assertThat(Files.list(kernel).map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("jjava.aot", "jjava.aot.stamp", "jjava.jar", "kernel.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo half > \"$4\"; echo half > \"$4.config\"; echo; echo TimeoutError: not ready; exit 1", "echo nothing was written"})
    @DisabledOnOs(OS.WINDOWS)
    void aKernelWhoseStartCannotBeRecordedStartsWithoutARecord(String warm) throws Exception {
        python(KERNEL, warm);
        Path kernel = root.resolve("target/venv/share/jupyter/kernels/java");

        Run run = lab("setup");

        String reason = warm.contains("half") ? "TimeoutError: not ready" : "nothing was written";
        assertThat(run.output()).contains("No start of the Java kernel could be recorded (" + reason + "; all of it is in target/kernel.log): it works as well");
        assertThat(run.exit()).isZero();
        assertThat(kernel.resolve("kernel.json")).content().contains("jjava.jar").doesNotContain("AOT", "Xlog");
        assertThat(kernel.resolve("jjava.aot.new")).doesNotExist();
        assertThat(kernel.resolve("jjava.aot.new.config")).doesNotExist();
        assertThat(lab("setup")).as("not tried each time").isEqualTo(new Run(0, ""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisabledOnOs(OS.WINDOWS)
    void javaSaysNothingOfARecordThatItDoesNotUse(boolean there) throws Exception {
        python(KERNEL, "echo a record > \"$4\"");
        lab("setup");
        Path kernel = root.resolve("target/venv/share/jupyter/kernels/java");
        if (!there) {
            Files.delete(kernel.resolve("jjava.aot"));
        }
        List<String> command = new ArrayList<>();
        for (JsonNode argument : new ObjectMapper().readTree(kernel.resolve("kernel.json").toFile()).get("argv")) {
            command.add(argument.asText().replace("{resource_dir}", kernel.toString()));
        }
        command.subList(command.indexOf("-jar"), command.size()).clear();
        command.add("-version");

        Run run = run(root, command);

        assertThat(command).anyMatch(option -> option.startsWith("-XX:AOTCache="));
        assertThat(run.output().lines()).as("what -version says").hasSize(3);
        assertThat(run.exit()).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anotherWordOfPipIsPassedOn() throws Exception {
        python("echo 'ERROR: No matching distribution found for jjava==1.0a8'; exit 1");

        assertError(lab("setup"), "pip could not install notebooks/requirements.txt: No matching distribution found for jjava");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "65536", "8890.5", " "})
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
    @DisabledOnOs(OS.WINDOWS)   // an open file is not replaced there
    void theJarIsReplacedOnlyByAnotherOneAndAsAWhole() throws Exception {
        Path made = root.resolve("lib/target/jar/parallel.jar");
        Path published = root.resolve("lib/target/parallel.jar");
        jar(made, "first");
        lab("publish");
        byte[] first = Files.readAllBytes(made);
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(published, longAgo);

        lab("publish");
        assertThat(Files.getLastModifiedTime(published)).as("same bytes, same file").isEqualTo(longAgo);

        try (InputStream open = Files.newInputStream(published)) {
            jar(made, "other");
            lab("publish");
            assertThat(published).hasSameBinaryContentAs(made);
            assertThat(open.readAllBytes()).as("a new file, not written over").isEqualTo(first);
        }
    }

    @Test
    void aJarThatWasNeverBuiltIsSaid() throws Exception {
        assertError(lab("publish"), "there is no " + root.resolve("lib/target/jar/parallel.jar"), "mvn -Plab and mvn package build it");
    }

    @Test
    void aJarThatAnotherMavenIsStillWritingIsNotPublished() throws Exception {
        Path made = root.resolve("lib/target/jar/parallel.jar");
        Path published = root.resolve("lib/target/parallel.jar");
        jar(made, "first");
        lab("publish");
        byte[] whole = Files.readAllBytes(published);
        jar(made, "other");
        Files.write(made, Arrays.copyOf(Files.readAllBytes(made), 40));

        assertError(lab("publish"), made + " is not whole", "another Maven may be writing it", "run the same command again");
        assertThat(published).hasBinaryContent(whole);
    }

    @Test
    void nothingIsInTheWayOfCleaningANewClone() throws Exception {
        assertThat(lab("clean-check")).isEqualTo(new Run(0, ""));
        assertThat(root.resolve("target")).as("made by nobody").doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anOpenLabIsNotCleanedAwayAndOneThatWasKilledIsNotInTheWay() throws Exception {
        openableLab();
        Process lab = start("lab");
        ProcessHandle jupyter = jupyter(lab);
        server(99_999_999, 8888);

        assertError(lab("clean-check"), "a JupyterLab of this workbook is open: mvn clean would take its files away",
                "end it with Ctrl-C and run mvn clean again");

        server(jupyter.pid(), 8891);
        Run refused = lab("clean-check");
        assertError(refused, "a JupyterLab of this workbook is open (http://127.0.0.1:8891/, process " + jupyter.pid() + "): mvn clean");
        assertThat(refused.output()).as("neither a dead server nor a token").doesNotContain("8888", "secret");

        Files.writeString(root.resolve("notebooks/requirements.txt"), "jjava==1.0a9\n");
        assertError(lab("setup"), "a JupyterLab of this workbook is open", "the Python packages that it uses must be made anew",
                "run the same command again");

        lab.destroyForcibly().waitFor();
        Await.end(jupyter);
        assertThat(root.resolve("target/jupyter/ended")).as("it was not killed: its standard input ended").exists();
        assertThat(lab("clean-check")).isEqualTo(new Run(0, ""));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLabThatIsToldToEndEndsWithoutAnError() throws Exception {
        openableLab();
        Process lab = start("lab");
        ProcessHandle jupyter = jupyter(lab);

        lab.toHandle().destroy();   // Process.destroy closes what we read
        lab.waitFor();

        assertThat(jupyter.isAlive()).isFalse();
        assertThat(root.resolve("lib/target/parallel.jar")).as("published by goal lab").exists();
        assertThat(root.resolve("target/jupyter/ended")).exists();
        assertThat(lab.inputReader().lines()).as("after the first lines").isEmpty();
    }

    @Test
    void whileChaptersAreExecutedNothingIsCleanedAwayAndNoBookIsMade() throws Exception {
        Process book;
        try (ExecutedLock other = ExecutedLock.take(root.resolve("target/executed.lock"))) {
            assertThat(other).isNotNull();
            String me = "process " + ProcessHandle.current().pid();
            assertError(lab("clean-check"), "the chapters of this workbook are being executed (" + me + "): mvn clean would take",
                    "wait for the end of that mvn verify and run mvn clean again");
            book = start("book");
            assertThat(book.inputReader().readLine())
                    .isEqualTo("Another mvn verify of this clone executes the chapters (" + me + "); this one waits for its end.");
        }
        assertThat(book.inputReader().readLine()).startsWith("No new book: no chapter has been executed yet");
        assertThat(book.waitFor()).isZero();
    }

    @Test
    void aBookThatWasBeingReplacedWhenTheDriverWasKilledIsThereAgain() throws Exception {
        Path old = root.resolve("target/book.old/index.html");
        Files.createDirectories(old.getParent());
        Files.writeString(old, "old");

        lab("book");

        assertThat(root.resolve("target/book/index.html")).hasContent("old");
        assertThat(old).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void noCommandTouchesAReadersNotebooks() throws Exception {
        openableLab();
        jar(root.resolve("lib/target/jar/parallel.jar"), "first");
        Map<String, byte[]> before = new TreeMap<>(Map.of("06-x.ipynb", "edited \u00e9, not even JSON".getBytes(StandardCharsets.UTF_8),
                "my own.ipynb", new byte[] {0, 1}, ".ipynb_checkpoints/06-x-checkpoint.ipynb", new byte[] {2}));
        Files.createDirectories(root.resolve("notebooks/.ipynb_checkpoints"));
        for (Map.Entry<String, byte[]> notebook : before.entrySet()) {
            Files.write(root.resolve("notebooks").resolve(notebook.getKey()), notebook.getValue());
        }
        Files.createDirectories(root.resolve("target/executed/failed"));
        Files.createFile(root.resolve("target/executed/failed/06-x.ipynb"));

        for (String goal : List.of("check", "publish", "setup", "book", "clean-check")) {
            assertThat(lab(goal).exit()).as(goal).isZero();
        }
        Process lab = start("lab");
        jupyter(lab);
        lab.destroy();
        lab.waitFor();

        for (Map.Entry<String, byte[]> notebook : before.entrySet()) {
            assertThat(root.resolve("notebooks").resolve(notebook.getKey())).hasBinaryContent(notebook.getValue());
        }
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

        assertError(run, "goals are clean-check, check, publish, setup, lab, book, soak, kernels and pictures, not 'what'");
    }

    private record Run(int exit, String output) { }

    private static void assertError(Run run, String... words) {
        List<String> lines = run.output().lines().filter(line -> !line.isBlank() && !line.startsWith("Preparing ")).toList();
        assertThat(lines).as("one line: " + run.output()).hasSize(1);
        assertThat(lines.getFirst()).startsWith("ERROR: ").contains(words);
        assertThat(run.exit()).isEqualTo(1);
    }

    private Run lab(String goal, String... options) throws IOException, InterruptedException {
        return run(root, command(goal, options));
    }

    private Process start(String goal) throws IOException {
        return builder(root, command(goal)).start();
    }

    private List<String> command(String goal, String... options) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Duser.home=" + folder.resolve("home"), "-cp", classes.toString()));
        Stream.concat(Arrays.stream(options), Stream.of("Lab", goal)).forEach(command::add);
        return command;
    }

    private Run run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = builder(folder, command).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output.strip());
    }

    private ProcessBuilder builder(Path folder, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA") || name.startsWith("JDK_"));
        builder.environment().put("PATH", path.toString());
        return builder;
    }

    private static void jar(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new ZipEntry(content));
        }
    }

    /** Set up, with a JupyterLab that says its process and, as attached.py has it, ends when its standard input does. */
    private void openableLab() throws Exception {
        python(KERNEL + "; mkdir -p \"$VENV/../jupyter/runtime\"");
        jar(root.resolve("lib/target/jar/parallel.jar"), "first");
        assertThat(lab("setup").exit()).isZero();
        Path python = root.resolve("target/venv/bin/python");
        Files.writeString(python, Files.readString(python).replace("case \"$2\" in",
                "case \"$2\" in jupyterlab) echo stand-in for JupyterLab $$; read nothing; : > target/jupyter/ended; exit 7;;"));
    }

    /** What JupyterLab writes about itself. */
    private void server(long pid, int port) throws IOException {
        Files.writeString(root.resolve("target/jupyter/runtime/jpserver-" + pid + ".json"),
                "{\"pid\": " + pid + ", \"token\": \"secret\", \"url\": \"http://127.0.0.1:" + port + "/\"}");
    }

    /** The stand-in, once it runs. */
    private static ProcessHandle jupyter(Process lab) throws IOException {
        String line = lab.inputReader().readLine();
        while (line != null && !line.startsWith("stand-in for JupyterLab ")) {
            line = lab.inputReader().readLine();
        }
        assertThat(line).as("what the lab says").isNotNull();
        return ProcessHandle.of(Long.parseLong(line.replaceAll("\\D+", ""))).orElseThrow();
    }

    /** A Python whose {@code -m venv} makes another such Python, whose pip does as the test says. */
    private void python(String pip) throws IOException {
        python(pip, "exit 1");
    }

    /** And which does as the test says when one start of the kernel is to be recorded. */
    private void python(String pip, String warm) throws IOException {
        program("python3", """
                case "$2" in
                  venv) VENV="$4"; /bin/mkdir -p "$VENV/bin"; /bin/cp "$0" "$VENV/bin/python" ;;
                  pip) PATH=/usr/bin:/bin; VENV="${0%%/bin/python}"; %s ;;
                  warm) %s ;;
                  *) case "$1 $2" in *print*) echo 3.12.1 venv ;; esac ;;
                esac
                """.formatted(pip, warm));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(path.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
