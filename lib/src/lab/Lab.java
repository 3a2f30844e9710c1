import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The driver behind {@code mvn -Plab}, {@code mvn verify} and {@code mvn -Pbook}: what Maven's plugins cannot do.
 *
 * <p>Maven launches this file from source, {@code java lib/src/lab/Lab.java GOAL}, in the folder of the clone, on the
 * Java that runs Maven. That may be 17, so this file keeps to Java 17; then it can say in its own words that no newer
 * JDK was found. It is not in the library's jar and holds no jar open. It is plain ASCII: Java 17 reads a source file
 * in the platform's own encoding.
 *
 * <p>The goals, and who calls them: {@code clean-check} (pre-clean), {@code check} (validate), {@code publish} (package),
 * {@code setup} (pre-integration-test), {@code book} (post-integration-test), {@code lab} and {@code soak} (the profiles of those names);
 * {@code kernels} and {@code pictures} by hand. Options arrive as system properties: {@code jdk}, {@code python}, {@code port}, {@code browser},
 * and those of a program that a goal runs.
 *
 * <p>Whatever goes wrong and can be foreseen ends as one line that begins with {@code ERROR:} and says what to do.
 */
final class Lab {

    public static void main(String[] args) {
        Children.endWithParent();
        try {
            run(args.length == 1 ? args[0] : "");
        } catch (Stop e) {
            stop(e.getMessage());
        } catch (FileSystemException e) {
            stop("cannot read or write " + e.getFile() + " (" + Text.reason(e) + ")");
        } catch (IOException e) {
            stop(e.toString());
        } catch (InterruptedException e) {
            stop("interrupted");
        }
    }

    private static void run(String goal) throws Stop, IOException, InterruptedException {
        Workbook workbook = Workbook.here();
        switch (goal) {
            case "clean-check" -> InUse.mustNotBe(workbook, ": mvn clean would take its files away", "mvn clean");
            case "check" -> check(workbook);
            case "publish" -> Publisher.publish(workbook);
            case "setup" -> setUp(workbook);
            case "lab" -> {
                JupyterLab lab = JupyterLab.fromOptions();   // a bad option is said before a minute of set-up
                Publisher.publish(workbook);
                lab.open(workbook, setUp(workbook));
            }
            case "book" -> Book.write(workbook);
            case "soak" -> Soak.run(workbook, setUp(workbook));
            case "kernels" -> Program.run(setUp(workbook), "the kernels could not be compared", workbook.bench().resolve("kernels.py"),
                    workbook.notebooks(), "--runs=" + System.getProperty("runs", ""), "--ijava=" + System.getProperty("ijava", ""));
            case "pictures" -> Program.run(setUp(workbook), "the pictures could not be made", workbook.driver().resolve("pictures.py"),
                    workbook.target().resolve("executed"), workbook.target().resolve("book"), workbook.pictures());
            default -> throw new Stop("goals are clean-check, check, publish, setup, lab, book, soak, kernels and pictures, not '"
                    + goal + "'");
        }
    }

    /** What would otherwise fail later, and in a plugin's words. */
    private static void check(Workbook workbook) throws Stop, IOException, InterruptedException {
        workbook.mustBeWritable();
        Jdks.find();
    }

    private static Environment setUp(Workbook workbook) throws Stop, IOException, InterruptedException {
        workbook.mustBeWritable();
        Jdk jdk = Jdks.find();
        return PythonHome.in(workbook).prepare(jdk);
    }

    private static void stop(String message) {
        System.out.flush();
        System.err.println(System.lineSeparator() + "ERROR: " + message + System.lineSeparator());
        System.err.flush();
        System.exit(1);
    }
}

/** The end of a goal for a reason that the reader can do something about. Its message is one line. */
final class Stop extends Exception {
    private static final long serialVersionUID = 1;

    Stop(String message) {
        super(message);
    }
}

/** The clone: where things are. */
record Workbook(Path root) {

    static Workbook here() throws Stop {
        try {
            Path root = Path.of("").toRealPath();
            if (!Files.isDirectory(root.resolve("notebooks")) && !Files.isDirectory(root.resolve("lib"))) {
                throw new Stop("run this from the folder of the clone, the one that holds notebooks/ and lib/");
            }
            return new Workbook(root);
        } catch (InvalidPathException | IOException e) {
            throw new Stop("Java cannot read this folder's name (" + Text.reason(e)
                    + "); set a UTF-8 locale, for example LANG=C.UTF-8, and run the same command again");
        }
    }

    Path target() {
        return root.resolve("target");
    }

    Path libTarget() {
        return root.resolve("lib").resolve("target");
    }

    Path notebooks() {
        return root.resolve("notebooks");
    }

    Path driver() {
        return root.resolve("lib").resolve("src").resolve("lab");
    }

    Path bench() {
        return root.resolve("lib").resolve("src").resolve("bench");
    }

    Path pictures() {
        return root.resolve(".github").resolve("pictures");
    }

    /** The chapters' file names, in reading order: {@code 00-...} to {@code 10-...}, then the appendices {@code a-...}. */
    List<String> chapters() throws IOException {
        try (Stream<Path> files = Files.list(notebooks())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("(\\d\\d|[a-z])-.*\\.ipynb"))
                    .sorted()
                    .toList();
        }
    }

    void mustBeWritable() throws Stop {
        for (Path folder : List.of(target(), libTarget())) {
            try {
                Files.createDirectories(folder);
                Files.delete(Files.createTempFile(folder, "writable", null));
            } catch (IOException e) {
                throw new Stop("cannot write to " + folder + " (" + Text.reason(e)
                        + "): the workbook keeps what it makes there; clone it into a folder of your own");
            }
        }
    }
}

/** A JDK on this machine. */
record Jdk(Path home, String version) {

    int feature() {
        return featureOf(version);
    }

    /** {@code 25} of {@code 25.0.3} and of {@code 25-ea}; {@code 8} of {@code 1.8.0_392}. */
    static int featureOf(String version) {
        Matcher digits = Pattern.compile("(?:1\\.)?(\\d+)").matcher(version);
        return digits.lookingAt() ? Integer.parseInt(digits.group(1)) : 0;
    }

    Path java() {
        return home.resolve("bin").resolve(Os.WINDOWS ? "java.exe" : "java");
    }
}

/** Finds a JDK where Maven's toolchains plugin (3.3.0) finds one, in its order, so that both choose the same. */
final class Jdks {

    private static final Set<Integer> LONG_TERM = Set.of(8, 11, 17, 21, 25);   // the plugin's own list

    private Jdks() { }

    static Jdk find() throws Stop, IOException, InterruptedException {
        String asked = System.getProperty("jdk", "25");
        if (!asked.matches("[1-9]\\d{0,3}")) {
            throw new Stop("-Djdk=" + asked + " is not a version of Java: give a whole number, for example -Djdk=25");
        }
        int required = Integer.parseInt(asked);
        Optional<Jdk> current = read(Path.of(System.getProperty("java.home")));
        if (current.isPresent() && current.get().feature() >= required) {
            return current.get();
        }
        List<Jdk> named = readAll(fromToolchainsFile());
        List<Jdk> discovered = readAll(discovered());
        return Stream.concat(named.stream(), discovered.stream().sorted(preference()))
                .filter(jdk -> jdk.feature() >= required)
                .findFirst()
                .orElseThrow(() -> notFound(required, discovered));
    }

    private static Stop notFound(int required, List<Jdk> others) {
        String found = others.isEmpty() ? "" : " (found " + others.stream()
                .map(jdk -> jdk.version() + " in " + jdk.home()).sorted().collect(Collectors.joining(", ")) + ")";
        String looked = Stream.concat(installFolders().stream(), Stream.of(home().resolve(".m2/toolchains.xml")))
                .map(Jdks::shortened).collect(Collectors.joining(", "));
        return new Stop("no JDK " + required + " found: looked in the Java that runs Maven, JAVA_HOME and JAVA"
                + required + "_HOME, " + looked + found + "; install one (for example Eclipse Temurin " + required
                + ") or set JAVA_HOME to the one you have");
    }

    private static Comparator<Jdk> preference() {
        Set<Path> fromEnvironment = new LinkedHashSet<>(fromEnvironment());
        return Comparator.comparing((Jdk jdk) -> !LONG_TERM.contains(jdk.feature()))
                .thenComparing(jdk -> !fromEnvironment.contains(jdk.home()))
                .thenComparing(jdk -> -jdk.feature())
                .thenComparing(Jdk::home);
    }

    private static List<Jdk> readAll(Iterable<Path> homes) throws IOException, InterruptedException {
        Map<Path, Jdk> jdks = new LinkedHashMap<>();
        for (Path home : homes) {
            read(home).ifPresent(jdk -> jdks.putIfAbsent(jdk.home(), jdk));
        }
        return List.copyOf(jdks.values());
    }

    /** A JDK has a compiler; a folder without one is a JRE, or something else. */
    private static Optional<Jdk> read(Path home) throws IOException, InterruptedException {
        if (!Files.exists(home.resolve("bin/javac")) && !Files.exists(home.resolve("bin/javac.exe"))) {
            return Optional.empty();
        }
        Path real = home.toRealPath();
        Optional<String> version = versionFromReleaseFile(real);
        if (version.isEmpty()) {
            version = versionByAsking(new Jdk(real, "").java());
        }
        return version.map(found -> new Jdk(real, found));
    }

    private static Optional<String> versionFromReleaseFile(Path home) {
        Properties release = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(release.getProperty("JAVA_VERSION")).map(quoted -> quoted.replace("\"", ""));
    }

    private static Optional<String> versionByAsking(Path java) throws InterruptedException {
        try {
            Answer answer = Children.ask(List.of(java.toString(), "-XshowSettings:properties", "-version"));
            Matcher version = Pattern.compile("java\\.version = (\\S+)").matcher(answer.text());
            return version.find() ? Optional.of(version.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Path> fromToolchainsFile() {
        List<Path> homes = new ArrayList<>();
        try {
            String xml = Files.readString(home().resolve(".m2/toolchains.xml"));
            Matcher jdkHome = Pattern.compile("<jdkHome>\\s*([^<]+?)\\s*</jdkHome>").matcher(xml);
            while (jdkHome.find()) {
                path(jdkHome.group(1)).ifPresent(homes::add);
            }
        } catch (IOException e) {
            return List.of();   // most people have no such file
        }
        return homes;
    }

    private static Set<Path> discovered() {
        Set<Path> homes = new LinkedHashSet<>();
        homes.add(Path.of(System.getProperty("java.home")));
        homes.addAll(fromEnvironment());
        for (Path folder : installFolders()) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    homes.add(entry);
                    homes.add(entry.resolve("Contents/Home"));   // macOS
                }
            } catch (IOException e) {
                continue;   // most of these folders do not exist
            }
        }
        return homes;
    }

    private static List<Path> fromEnvironment() {
        return new TreeMap<>(System.getenv()).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("JAVA") && entry.getKey().endsWith("_HOME"))
                .flatMap(entry -> path(entry.getValue()).stream())
                .map(Jdks::real)
                .toList();
    }

    private static List<Path> installFolders() {
        List<Path> folders = new ArrayList<>();
        for (String tool : List.of(".jdks", ".m2/jdks", ".sdkman/candidates/java", ".gradle/jdks", ".jenv/versions",
                ".jbang/cache/jdks", ".asdf/installs/java", ".jabba/jdk", ".local/share/mise/installs/java")) {
            folders.add(home().resolve(tool));
        }
        if (Os.MAC) {
            folders.add(Path.of("/Library/Java/JavaVirtualMachines"));
            folders.add(home().resolve("Library/Java/JavaVirtualMachines"));
            folders.add(home().resolve("hostedtoolcache"));
        } else if (Os.WINDOWS) {
            for (String maker : List.of("Amazon Corretto", "BellSoft", "Eclipse Adoptium", "Java", "Zulu")) {
                folders.add(Path.of("C:\\Program Files").resolve(maker));
            }
            folders.add(Path.of("C:\\hostedtoolcache\\windows"));
            folders.addAll(scoopApps());
        } else {
            for (String folder : List.of("/usr/jdk", "/usr/java", "/usr/local/java", "/opt/java",
                    "/opt/hostedtoolcache", "/usr/lib/jvm", "/usr/lib64/jvm")) {
                folders.add(Path.of(folder));
            }
        }
        return folders;
    }

    private static List<Path> scoopApps() {
        try (Stream<Path> apps = Files.list(home().resolve("scoop").resolve("apps"))) {
            return apps.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    private static String shortened(Path path) {
        return path.startsWith(home()) ? "~/" + home().relativize(path).toString().replace('\\', '/') : path.toString();
    }
}

/** Puts the finished jar where the notebooks look for it. */
final class Publisher {

    private Publisher() { }

    /**
     * Maven's jar plugin writes in place, and a kernel that has the jar open would lose its classes. So the jar is
     * written elsewhere and moved here whole, and only when it is another one.
     */
    static void publish(Workbook workbook) throws Stop, IOException {
        Lock alone = Lock.alone(workbook.target().resolve("publish.lock"), "");
        try {
            replace(workbook);
        } finally {
            alone.close();
        }
    }

    private static void replace(Workbook workbook) throws Stop, IOException {
        Path made = workbook.libTarget().resolve("jar").resolve("parallel.jar");
        if (!Files.exists(made)) {
            throw new Stop("there is no " + made + ": mvn -Plab and mvn package build it");
        }
        Path published = workbook.libTarget().resolve("parallel.jar");
        if (Files.exists(published) && Files.mismatch(made, published) < 0) {
            return;
        }
        Path whole = Files.copy(made, workbook.libTarget().resolve("parallel.jar.new"),
                StandardCopyOption.REPLACE_EXISTING);
        try (ZipFile jar = new ZipFile(whole.toFile())) {
            jar.size();
        } catch (ZipException e) {
            throw new Stop(made + " is not whole (" + e.getMessage() + "): another Maven may be writing it just now;"
                    + " run the same command again");
        }
        try {
            Files.move(whole, published, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            throw new Stop("cannot replace " + published + " (" + Text.reason(e)
                    + "): a running notebook may hold it open; shut its kernel down and run the same command again");
        }
    }
}

/** A Python with which this workbook can make its own environment. */
record Python(List<String> command, String version) {

    private static final int OLDEST_MINOR = 11;
    private static final String VENV = "venv";
    private static final String PROBE = "import sys, importlib.util as u; "
            + "print('%d.%d.%d' % sys.version_info[:3], 'venv' if u.find_spec('venv') and u.find_spec('ensurepip') else '-')";

    static Python find() throws Stop, InterruptedException {
        String asked = System.getProperty("python", "");
        List<String> seen = new ArrayList<>();
        for (List<String> command : asked.isEmpty() ? usualNames() : List.of(List.of(asked))) {
            String name = String.join(" ", command);
            Optional<String[]> answer = probe(command);
            if (answer.isEmpty()) {
                seen.add("no " + name);
            } else if (!isNewEnough(answer.get()[0])) {
                seen.add(name + " is Python " + answer.get()[0]);
            } else if (!answer.get()[1].equals(VENV)) {
                seen.add(name + " " + answer.get()[0] + " lacks the modules venv and ensurepip, on Debian and Ubuntu:"
                        + " apt install python3-venv");
            } else {
                return new Python(command, answer.get()[0]);
            }
        }
        throw new Stop("JupyterLab needs Python 3." + OLDEST_MINOR + " or newer with its venv module, and none was found ("
                + String.join("; ", seen) + "); install it, or name yours with -Dpython=..., and run the same command again");
    }

    private static List<List<String>> usualNames() {
        List<List<String>> names = new ArrayList<>();
        if (Os.WINDOWS) {
            names.add(List.of("py", "-3"));
        }
        names.add(List.of("python3"));
        names.add(List.of("python"));
        for (int minor = 14; minor >= OLDEST_MINOR; minor--) {
            names.add(List.of("python3." + minor));
        }
        return names;
    }

    /** A name on the PATH may be a stub that only advertises a shop, so the answer must look like ours. */
    private static Optional<String[]> probe(List<String> command) throws InterruptedException {
        try {
            Answer answer = Children.ask(Text.join(command, "-c", PROBE));
            String[] words = answer.text().strip().split(" ");
            boolean ours = answer.exit() == 0 && words.length == 2 && words[0].matches("\\d+\\.\\d+\\.\\d+");
            return ours ? Optional.of(words) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isNewEnough(String version) {
        String[] parts = version.split("\\.");
        int major = Integer.parseInt(parts[0]);
        return major > 3 || major == 3 && Integer.parseInt(parts[1]) >= OLDEST_MINOR;
    }
}

/** How to start a program in the workbook's Python: the executable, what to set and what to drop. */
record Environment(Path python, Map<String, String> set, List<String> drop) {

    /** The reader's own Jupyter settings, kernels and Python paths stay out of it, and it leaves theirs alone. */
    static Environment of(Workbook workbook, Path python) {
        Path jupyter = workbook.target().resolve("jupyter");
        Map<String, String> set = new TreeMap<>();
        set.put("JUPYTER_CONFIG_DIR", jupyter.resolve("config").toString());
        set.put("JUPYTER_DATA_DIR", jupyter.resolve("data").toString());
        set.put("JUPYTER_RUNTIME_DIR", jupyter.resolve("runtime").toString());
        set.put("IPYTHONDIR", jupyter.resolve("ipython").toString());
        set.put("JUPYTER_PREFER_ENV_PATH", "1");
        set.put("PYTHONUTF8", "1");
        set.put("PYTHONNOUSERSITE", "1");
        set.put("PIP_USER", "0");
        return new Environment(python, set, List.of("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "JUPYTER_PATH",
                "JUPYTER_CONFIG_PATH", "JUPYTERLAB_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR",
                "PIP_TARGET", "PIP_PREFIX"));
    }

    ProcessBuilder command(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(Text.join(List.of(python.toString()), arguments));
        builder.environment().keySet().removeAll(drop);
        builder.environment().putAll(set);
        return builder;
    }

    /** A program of ours in this folder, for {@link Children#runAttached}; nothing is compiled beside its source. */
    ProcessBuilder attached(Workbook workbook, Path folder, String program, List<String> arguments) {
        ProcessBuilder builder = command(Text.join(List.of(workbook.driver().resolve("attached.py").toString(), program),
                arguments.toArray(String[]::new)).toArray(String[]::new));
        builder.environment().put("PYTHONPATH", folder.toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        return builder;
    }

    /** What the notebook tests read, so that they run the chapters as the lab does. */
    void writeTo(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("python", python.toString());
        properties.setProperty("drop", String.join(",", drop));
        set.forEach((name, value) -> properties.setProperty("env." + name, value));
        Files.createDirectories(file.getParent());
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            properties.store(writer, null);
        }
    }
}

/** The workbook's own Python environment, {@code target/venv}: JupyterLab, nbconvert and the Java kernel. */
record PythonHome(Workbook workbook, Path venv, Path requirements) {

    static PythonHome in(Workbook workbook) {
        return new PythonHome(workbook, workbook.target().resolve("venv"),
                workbook.notebooks().resolve("requirements.txt"));
    }

    /** Makes what is missing; two runs at the same time wait for each other. */
    Environment prepare(Jdk jdk) throws Stop, IOException, InterruptedException {
        Environment environment = Environment.of(workbook, python());
        Lock alone = Lock.alone(workbook.target().resolve("setup.lock"), "");
        try {
            if (!isWhole(environment)) {
                make(environment);
            }
            KernelCache cache = new KernelCache(workbook, kernel());
            String fits = cache.fits(jdk, kernelOptions());
            if (!cache.isKnown(fits)) {
                registerKernel(jdk, List.of());
                cache.make(environment, fits);
            }
            registerKernel(jdk, cache.options());
            copySettings();
            environment.writeTo(workbook.target().resolve("jupyter").resolve("launch.properties"));
        } finally {
            alone.close();
        }
        return environment;
    }

    private Path python() {
        return Os.WINDOWS ? venv.resolve("Scripts").resolve("python.exe") : venv.resolve("bin").resolve("python");
    }

    /** Written last, so a set-up that failed or was interrupted has none. */
    private Path stamp() {
        return venv.resolve("workbook.stamp");
    }

    /** The same pins at the same place: an environment knows its own path and cannot be moved. */
    private String stampText() throws IOException {
        return Text.sha256(venv + Files.readString(requirements));
    }

    private boolean isWhole(Environment environment) throws Stop, IOException, InterruptedException {
        if (!Files.exists(stamp())) {
            return false;
        }
        List<String> stamped = Files.readAllLines(stamp());
        if (stamped.size() < 2 || !stamped.get(0).equals(stampText())) {
            return false;
        }
        if (!System.getProperty("python", "").isEmpty() && !stamped.get(1).equals(Python.find().toString())) {
            return false;   // another Python is asked for
        }
        try {
            // found and not imported, which takes two seconds
            return Children.ask(environment.command("-c", "import importlib.util as u; u.find_spec('jupyterlab').loader")).exit() == 0;
        } catch (IOException e) {
            return false;   // the Python that it was made from is gone
        }
    }

    private void make(Environment environment) throws Stop, IOException, InterruptedException {
        if (!Files.exists(requirements)) {
            throw new Stop("there is no " + requirements + "; git checkout brings it back");
        }
        Python python = Python.find();
        InUse.mustNotBe(workbook, ": the Python packages that it uses must be made anew", "the same command");
        System.out.println("Preparing Python packages in target/venv with " + String.join(" ", python.command())
                + " (" + python.version() + "). This happens once and takes a minute or two.");
        Files.deleteIfExists(stamp());
        createVenv(python);
        installPackages(environment);
        Files.writeString(stamp(), stampText() + "\n" + python + "\n");
    }

    private void createVenv(Python python) throws Stop, IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Text.join(python.command(), "-m", "venv", "--clear", venv.toString()));
        Answer answer = Children.ask(builder);
        if (answer.exit() != 0) {
            throw new Stop("Python could not make " + venv + " (" + Text.lastLine(answer.text())
                    + "); on Debian and Ubuntu: apt install python3-venv");
        }
    }

    private void installPackages(Environment environment) throws Stop, IOException, InterruptedException {
        Path log = workbook.target().resolve("pip.log");
        ProcessBuilder pip = environment.command("-m", "pip", "install", "--no-deps", "--no-input", "--retries=2",
                "--progress-bar=off", "--disable-pip-version-check", "-r", requirements.toString());
        pip.redirectErrorStream(true).redirectOutput(log.toFile());
        if (Children.run(pip) != 0) {
            throw new Stop(Packages.explain(Files.readString(log)));
        }
        if (!Files.exists(kernel().resolve("jjava.jar"))) {
            throw new Stop(requirements + " must name jjava, the Java kernel");
        }
    }

    private Path kernel() {
        return venv.resolve("share").resolve("jupyter").resolve("kernels").resolve("java");
    }

    /**
     * The kernel's own description starts a launcher that starts a second JVM on whatever Java is first on the PATH;
     * this one starts one JVM, on the JDK that was found. Cheap, so it is written each time: a JDK may have moved.
     */
    private void registerKernel(Jdk jdk, List<String> cache) throws IOException {
        List<String> argv = Stream.of(List.of(jdk.java().toString()), cache, kernelOptions())
                .flatMap(List::stream).collect(Collectors.toList());
        String json = """
                {
                  "argv": [%s],
                  "display_name": %s,
                  "language": "java",
                  "interrupt_mode": "message",
                  "env": {"PARALLEL_PYTHON": %s}
                }
                """.formatted(
                argv.stream().map(Text::json).collect(Collectors.joining(", ")),
                Text.json("Java " + jdk.feature()),
                Text.json(python().toString()));
        replace(kernel().resolve("kernel.json"), json);
    }

    /**
     * New objects get a fixed 128 MB of memory that is touched beforehand: otherwise calls of a microsecond that make a list pay for the
     * system's handing out of pages, from nothing to four times their own time, as it comes.
     */
    private static List<String> kernelOptions() {
        return List.of("-Djava.awt.headless=true", "-Xms256m", "-Xmx1g", "-Xmn128m", "-XX:+AlwaysPreTouch",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "--add-opens", "jdk.jshell/jdk.jshell=ALL-UNNAMED",
                "-jar", "{resource_dir}/jjava.jar", "{connection_file}");
    }

    /** No pop-ups about news or updates, no shop for extensions, and room for the chapters' names. */
    private void copySettings() throws IOException {
        Path settings = Files.createDirectories(venv.resolve("share").resolve("jupyter").resolve("lab").resolve("settings"));
        replace(settings.resolve("overrides.json"), Files.readString(workbook.driver().resolve("overrides.json")));
    }

    /** By rename: a lab that runs now never reads half a file. */
    private static void replace(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

/**
 * What one start of the kernel leaves for the later ones: the JDK's ahead-of-time cache (JEP 483 and 514), which holds the kernel's
 * classes and the compiler's, read, checked and linked. Those of the library are not in it: the kernel loads them by a loader of its
 * own, so a library that is built anew needs no new cache. A kernel without a cache works as well and starts later: whatever goes
 * wrong here is one line and no failure.
 */
record KernelCache(Workbook workbook, Path kernel) {

    private static final String NAME = "jjava.aot";

    /** For what a cache is made: Java ignores one for another JDK, other options or another jar, and it is time for a new one. */
    String fits(Jdk jdk, List<String> options) throws IOException {
        Path jar = kernel.resolve("jjava.jar");
        return Text.sha256(jdk + " " + options + " " + jar + " " + Files.getLastModifiedTime(jar) + " " + Files.size(jar));
    }

    /** Whether there is such a cache, whole, or it is known that there can be none. */
    boolean isKnown(String fits) throws IOException {
        return Files.exists(stamp()) && Files.readString(stamp()).equals(stampText(fits));
    }

    /** Nothing where there is no cache. Java says nothing about one that it does not use: its words would stand in the lab's terminal. */
    List<String> options() {
        return Files.exists(file()) ? List.of("-XX:AOTCache={resource_dir}/" + NAME, "-Xlog:aot=off", "-Xlog:cds=off") : List.of();
    }

    /** Made elsewhere and moved, since kernels that run now have the old one open. That there is none is remembered until something changes. */
    void make(Environment environment, String fits) throws IOException, InterruptedException {
        System.out.println("Recording one start of the Java kernel, so that later ones take half as long. This happens once and takes some seconds.");
        Path fresh = kernel.resolve(NAME + ".new");
        Path log = workbook.target().resolve("kernel.log");
        try {
            Files.deleteIfExists(stamp());
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(file());
            ProcessBuilder warm = environment.attached(workbook, workbook.driver(), "warm",
                    List.of(workbook.notebooks().toString(), fresh.toString(), log.toString()));
            int exit = Children.runAttached(warm.redirectErrorStream(true).redirectOutput(log.toFile()));
            if (exit == 0 && Files.exists(fresh)) {
                Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                failed(Text.lastLine(Files.readString(log)));
            }
            Files.writeString(stamp(), stampText(fits));
        } catch (FileSystemException e) {
            failed(Text.reason(e));
        } finally {
            deleteQuietly(fresh);
            deleteQuietly(kernel.resolve(NAME + ".new.config"));   // half-way there
        }
    }

    private static void failed(String reason) {
        System.out.println("No start of the Java kernel could be recorded (" + reason + "; all of it is in target/kernel.log):"
                + " it works as well and starts a second later.");
    }

    private String stampText(String fits) throws IOException {
        return fits + " " + (Files.exists(file()) ? Files.size(file()) + " bytes" : "none") + "\n";
    }

    private Path file() {
        return kernel.resolve(NAME);
    }

    private Path stamp() {
        return kernel.resolve(NAME + ".stamp");
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return;   // it is in nobody's way
        }
    }
}

/** Says in one line what pip says in forty. */
final class Packages {

    private static final Pattern NO_NETWORK = Pattern.compile("NewConnectionError|ConnectTimeout|ReadTimeout|NameResolution"
            + "|Temporary failure in name resolution|Network is unreachable|Connection refused|ProxyError|Max retries");

    private Packages() { }

    static String explain(String pipOutput) {
        if (pipOutput.contains("No space left on device")) {
            return "the disk is full: the Python packages need about 300 MB in target/venv; make room and run the same"
                    + " command again";
        }
        if (NO_NETWORK.matcher(pipOutput).find()) {
            return "the Python packages could not be fetched: no network, or the package index cannot be reached"
                    + " (pip's own words are in target/pip.log); run the same command again to continue";
        }
        String said = pipOutput.lines().filter(line -> line.startsWith("ERROR:")).findFirst()
                .map(line -> line.substring("ERROR:".length()).strip()).orElse(Text.lastLine(pipOutput));
        return "pip could not install notebooks/requirements.txt: " + said + " (all of it is in target/pip.log);"
                + " run the same command again to continue";
    }
}

/**
 * The JupyterLab that {@code mvn -Plab} opens.
 *
 * @param port the port, or 0 for the next free one from 8888
 */
record JupyterLab(int port, boolean browser) {

    private static final String FIRST_PAGE = "00-introduction.ipynb";

    static JupyterLab fromOptions() throws Stop {
        return new JupyterLab(port(System.getProperty("port", "")), browser(System.getProperty("browser", "true")));
    }

    private static int port(String text) throws Stop {
        if (text.isEmpty()) {
            return 0;
        }
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65535) {
            throw new Stop("-Dport=" + text + " is not a port: give a whole number from 1 to 65535, for example -Dport=8890");
        }
        mustBeFree(port);
        return port;
    }

    private static void mustBeFree(int port) throws Stop {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException e) {
            throw new Stop("port " + port + " cannot be used (" + Text.reason(e) + "): end the program that uses it, choose"
                    + " another with -Dport=..., or leave -Dport out and the next free one is taken");
        } catch (IOException e) {
            throw new Stop("port " + port + " cannot be used (" + Text.reason(e) + ")");
        }
    }

    private static boolean browser(String text) throws Stop {
        return switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new Stop("-Dbrowser=" + text + " is neither true nor false");
        };
    }

    void open(Workbook workbook, Environment environment) throws Stop, IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(workbook.driver().resolve("attached.py").toString(), "jupyterlab",
                "--ServerApp.ip=127.0.0.1",
                "--ServerApp.root_dir=" + workbook.notebooks(),
                "--LabApp.default_url=/lab/tree/" + FIRST_PAGE,
                // JJava does not end when it is asked to; the default waits for it five seconds
                "--AsyncKernelManager.shutdown_wait_time=0.5",
                // a new kernel's first words answer this question; unheard, JJava would be "Unknown" until a cell runs
                "--AsyncMappingKernelManager.untracked_message_types=[]",
                "--log-level=WARN"));              // leaves the address, drops sixty lines
        if (port > 0) {
            arguments.addAll(List.of("--ServerApp.port=" + port, "--ServerApp.port_retries=0"));
        }
        if (!browser) {
            arguments.add("--no-browser");
        }
        if (!Os.WINDOWS && System.getProperty("user.name").equals("root")) {
            arguments.add("--allow-root");
        }
        ProcessBuilder jupyter = environment.command(arguments.toArray(String[]::new));
        jupyter.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        Lock open = InUse.lab(workbook);
        System.out.println("JupyterLab opens on " + workbook.notebooks() + ". Ctrl-C ends it.");
        int exit = Children.runAttached(jupyter);
        open.close();
        if (exit != 0 && !Children.areEnding()) {
            throw new Stop("JupyterLab ended with exit code " + exit + "; its own words are above");
        }
    }
}

/** Lets the chapters run for hours, as readers in a hurry would, or the unit tests, and counts what hangs, leaks or gets lost. */
final class Soak {

    private Soak() { }

    static void run(Workbook workbook, Environment environment) throws Stop, IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(workbook.target().resolve("soak").toString()));
        for (String option : List.of("parts", "notebook", "quick", "seed", "runs")) {
            arguments.add("--" + option + "=" + System.getProperty(option, ""));
        }
        arguments.add("--maven=" + System.getProperty("maven.home", ""));
        ProcessBuilder soak = environment.attached(workbook, workbook.root().resolve("lib").resolve("src").resolve("soak"), "soak", arguments);
        soak.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        int exit = Children.runAttached(soak);
        if (exit != 0) {
            throw new Stop("the soak found failures, or could not run (exit code " + exit + "): they are above and in target/soak/soak.txt");
        }
    }
}

/** A short program in the workbook's Python, whose words the reader sees. */
final class Program {

    private Program() { }

    static void run(Environment environment, String failed, Object... command) throws Stop, IOException, InterruptedException {
        ProcessBuilder program = environment.command(Arrays.stream(command).map(Object::toString).toArray(String[]::new));
        program.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        if (Children.run(program) != 0) {
            throw new Stop(failed + "; the reason is above");
        }
    }
}

/** Turns the executed chapters into pages. */
final class Book {

    private Book() { }

    /**
     * Writes {@code target/book} from {@code target/executed}. The new book is made beside the old one and takes its
     * place when it is whole; when a chapter has just failed, the old one stays. The failing test ends the build, so
     * this goal only says so.
     */
    static void write(Workbook workbook) throws Stop, IOException, InterruptedException {
        Lock alone = InUse.chapters(workbook);
        try {
            restore(workbook);
            writeAlone(workbook);
        } finally {
            alone.close();
        }
    }

    /** Who was killed between the two moves of {@link #swap} has left the old book under its other name. */
    private static void restore(Workbook workbook) throws IOException {
        Path book = workbook.target().resolve("book");
        Path old = workbook.target().resolve("book.old");
        if (Files.exists(old) && !Files.exists(book)) {
            Files.move(old, book, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void writeAlone(Workbook workbook) throws Stop, IOException, InterruptedException {
        Path executed = workbook.target().resolve("executed");
        Path book = workbook.target().resolve("book");
        List<String> failed = present(workbook, executed.resolve("failed"));
        if (!failed.isEmpty()) {
            System.out.println("No new book: " + String.join(", ", failed) + " did not run to the end. "
                    + (Files.exists(book) ? "The book in target/book is the one from before." : ""));
            return;
        }
        if (present(workbook, executed).isEmpty()) {
            System.out.println("No new book: no chapter has been executed yet; mvn verify executes them.");
            return;
        }
        Path fresh = workbook.target().resolve("book.new");
        delete(fresh);
        make(workbook, executed, book, fresh);
        swap(workbook, fresh, book);
    }

    private static List<String> present(Workbook workbook, Path folder) throws IOException {
        return workbook.chapters().stream().filter(chapter -> Files.exists(folder.resolve(chapter))).toList();
    }

    private static void make(Workbook workbook, Path executed, Path old, Path fresh)
            throws Stop, IOException, InterruptedException {
        PythonHome home = PythonHome.in(workbook);
        Jdk jdk = Jdks.find();
        Environment environment = home.prepare(jdk);
        ProcessBuilder nbconvert = environment.command("-B", workbook.driver().resolve("book.py").toString(),
                workbook.notebooks().toString(), executed.toString(), old.toString(), fresh.toString(),
                workbook.target().resolve("claims").toString());
        nbconvert.environment().put("WORKBOOK_JAVA", jdk.version());
        nbconvert.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        if (Children.run(nbconvert) != 0) {
            throw new Stop("the book could not be made; the reason is above, and an older book in target/book is untouched");
        }
    }

    private static void swap(Workbook workbook, Path fresh, Path book) throws Stop, IOException {
        Path old = workbook.target().resolve("book.old");
        delete(old);
        try {
            if (Files.exists(book)) {
                Files.move(book, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(fresh, book, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (Files.exists(old) && !Files.exists(book)) {
                Files.move(old, book);
            }
            throw new Stop("cannot replace " + book + " (" + Text.reason(e) + "): close the programs that have it open");
        }
        delete(old);
        System.out.println("The book is in " + book.resolve("index.html"));
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (NoSuchFileException e) {
            return;   // there was none
        }
    }
}

/** What a short program said, both streams together, and how it ended. */
record Answer(int exit, String text) { }

/** The programs that the driver starts. None of them outlives it. */
final class Children {

    private static final int SECONDS_TO_END = 15;

    private static volatile boolean ending;

    private Children() { }

    /**
     * When Maven dies without a word to its children, the driver goes too, and takes its own along. Looks often: what
     * {@link ProcessHandle#onExit} of a process that is not a child promises comes after up to five seconds.
     */
    static void endWithParent() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        Thread watch = new Thread(() -> {
            try {
                while (parent.isPresent() && parent.get().isAlive()) {
                    Thread.sleep(500);
                }
            } catch (InterruptedException e) {
                return;
            }
            System.exit(1);
        }, "Maven's end");
        watch.setDaemon(true);
        watch.start();
    }

    /** Whether the driver has been told to end: that its children end then is no failure. */
    static boolean areEnding() {
        return ending;
    }

    static Answer ask(List<String> command) throws IOException, InterruptedException {
        return ask(new ProcessBuilder(command));
    }

    static Answer ask(ProcessBuilder builder) throws IOException, InterruptedException {
        Process child = start(builder.redirectErrorStream(true));
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String text = reader.lines().collect(Collectors.joining("\n"));
            return new Answer(child.waitFor(), text);
        }
    }

    static int run(ProcessBuilder builder) throws IOException, InterruptedException {
        return start(builder).waitFor();
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        Process child = startTied(builder, process -> {
            process.destroy();
            end(process, process.descendants().toList());   // of a dead parent they could not be found
        });
        child.getOutputStream().close();   // nobody types into it
        return child;
    }

    /** What ends the child is arranged before its start: no end of this program falls between the two. */
    private static Process startTied(ProcessBuilder builder, Consumer<Process> atTheEnd) throws IOException {
        AtomicReference<Process> child = new AtomicReference<>();
        Runnable end = () -> {
            synchronized (child) {
                if (child.get() != null) atTheEnd.accept(child.get());
            }
        };
        onEnd(end);
        synchronized (child) {
            child.set(builder.start());
            if (ending) end.run();   // the end came first, and found nothing
            return child.get();
        }
    }

    /**
     * Runs what attached.py runs: it ends, and its kernels with it, when its standard input ends, so it outlives neither a
     * driver that is killed nor one that is told to end. Should it be killed itself, its kernels are ended from here.
     */
    static int runAttached(ProcessBuilder builder) throws IOException, InterruptedException {
        Set<ProcessHandle> started = ConcurrentHashMap.newKeySet();
        Process child = startTied(builder, process -> {
            process.descendants().forEach(started::add);
            closeQuietly(process.getOutputStream());
            end(process, started);
        });
        while (!child.waitFor(2, TimeUnit.SECONDS)) {
            child.descendants().forEach(started::add);
            started.removeIf(process -> !process.isAlive());
        }
        started.forEach(ProcessHandle::destroyForcibly);
        return child.exitValue();
    }

    private static void onEnd(Runnable action) {
        Thread hook = new Thread(() -> {
            ending = true;
            action.run();
        });
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            hook.start();   // the end has begun already
        }
    }

    private static void end(Process child, Collection<ProcessHandle> descendants) {
        try {
            child.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        child.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private static void closeQuietly(OutputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            return;   // nobody listens any more
        }
    }
}

/**
 * A lock that the system keeps: it is gone when the process that holds it is gone, however that ended. The file stays and
 * says whose the lock was last; nobody deletes it, since two could hold a lock on two files of one name.
 */
record Lock(Path file, FileChannel channel) {

    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();
    private static final long PLACE = Long.MAX_VALUE - 1;   // far from the text, which others may read meanwhile (Windows)

    /** Waits for the others, with a line if there are any and something to say. */
    static Lock alone(Path file, String waiting) throws IOException {
        FileChannel channel = open(file);
        if (channel.tryLock(PLACE, 1, false) == null) {
            if (!waiting.isEmpty()) {
                System.out.println(waiting);
            }
            channel.lock(PLACE, 1, false);
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return of(file, channel);
    }

    /** Together with others that do so. */
    static Lock together(Path file) throws IOException {
        FileChannel channel = open(file);
        channel.lock(PLACE, 1, true);
        return of(file, channel);
    }

    private static Lock of(Path file, FileChannel channel) {
        OURS.add(file);
        return new Lock(file, channel);
    }

    /** Whether no other process holds it. Our own is not tried: on POSIX systems opening and closing its file would end it. */
    static boolean isFree(Path file) throws IOException {
        if (OURS.contains(file) || !Files.exists(file)) {
            return true;
        }
        try (FileChannel channel = open(file)) {
            return channel.tryLock(PLACE, 1, false) != null;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    void close() throws IOException {
        OURS.remove(file);
        channel.close();
    }
}

/** Who is at work in this clone just now, so that no other command takes the files away. */
final class InUse {

    private InUse() { }

    /** Held by every JupyterLab while it is open. */
    static Lock lab(Workbook workbook) throws IOException {
        return Lock.together(labs(workbook));
    }

    /** Held while the chapters are executed (by the test NotebooksIT) and while the book is made from them. */
    static Lock chapters(Workbook workbook) throws IOException {
        Path file = executed(workbook);
        return Lock.alone(file, "Another mvn verify of this clone executes the chapters" + process(file)
                + "; this one waits for its end.");
    }

    static void mustNotBe(Workbook workbook, String why, String again) throws Stop, IOException {
        if (!Lock.isFree(labs(workbook))) {
            throw new Stop("a JupyterLab of this workbook is open" + addresses(workbook) + why
                    + "; end it with Ctrl-C and run " + again + " again");
        }
        if (!Lock.isFree(executed(workbook))) {
            throw new Stop("the chapters of this workbook are being executed" + process(executed(workbook)) + why
                    + "; wait for the end of that mvn verify and run " + again + " again");
        }
    }

    private static Path labs(Workbook workbook) {
        return workbook.target().resolve("lab.lock");
    }

    private static Path executed(Workbook workbook) {
        return workbook.target().resolve("executed.lock");
    }

    private static String process(Path lock) throws IOException {
        String holder = Files.exists(lock) ? Files.readString(lock) : "";
        return holder.isEmpty() ? "" : " (process " + holder + ")";
    }

    /** What JupyterLab writes for itself, without the token; a file that a killed one has left does not count. */
    private static String addresses(Workbook workbook) throws IOException {
        List<String> addresses = new ArrayList<>();
        Path runtime = workbook.target().resolve("jupyter").resolve("runtime");
        try (DirectoryStream<Path> servers = Files.newDirectoryStream(runtime, "jpserver-*.json")) {
            for (Path server : servers) {
                String json = Files.readString(server);
                Matcher url = Pattern.compile("\"url\": *\"([^\"?]+)").matcher(json);
                Matcher pid = Pattern.compile("\"pid\": *(\\d+)").matcher(json);
                if (url.find() && pid.find() && isPython(Long.parseLong(pid.group(1)))) {
                    addresses.add(url.group(1) + ", process " + pid.group(1));
                }
            }
        } catch (NoSuchFileException e) {
            return "";   // it is only just opening
        }
        return addresses.isEmpty() ? "" : " (" + addresses.stream().sorted().collect(Collectors.joining("; ")) + ")";
    }

    private static boolean isPython(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::info).flatMap(info -> info.commandLine().or(info::command))
                .filter(command -> command.toLowerCase(Locale.ROOT).contains("python")).isPresent();
    }
}

/** The operating system, as far as it matters here. */
final class Os {
    private static final String NAME = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    static final boolean WINDOWS = NAME.startsWith("win");
    static final boolean MAC = NAME.startsWith("mac");

    private Os() { }
}

/** Small matters of text. */
final class Text {

    private Text() { }

    static List<String> join(List<String> command, String... arguments) {
        return Stream.concat(command.stream(), Arrays.stream(arguments)).toList();
    }

    /** Why a file operation failed, without the path that the message has already named. */
    static String reason(Exception e) {
        String reason = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : null;
        if (reason == null && e instanceof BindException) {
            reason = e.getMessage();
        }
        return reason != null ? reason : e.getClass().getSimpleName();
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String lastLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).reduce((first, second) -> second).orElse("no output").strip();
    }

    /** A JSON string in plain ASCII, so that no reader can get its encoding wrong. */
    static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
