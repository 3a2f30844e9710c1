package parallel.python;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parallel.Given;
import parallel.measure.Machine;
import parallel.measure.Timing;
import parallel.measure.Timings;

/**
 * The article's four ways of checking numbers, in Python, on the reader's own CPython.
 *
 * <p>Where the Java ways are measured in this JVM, these run in a child process; the times are taken inside it, so that its
 * start is no part of them. They come back as {@link Timings}, and so into the same tables and charts.
 * <pre>{@code
 * Python.fourWays(List.of(2L, 9L, 97L))           // four rows; none, with a note, where there is no Python
 * Python.source("concurrent way 2")               // its Python code
 * }</pre>
 * <p><b>Which Python.</b> The first that works of: the system property {@code parallel.python}, the environment variable
 * {@code PARALLEL_PYTHON}, {@code python3}, {@code python}, on Windows {@code py -3}. It must be CPython 3.8 or newer.
 * Once found it is kept. It runs alone ({@code -I}): no {@code PYTHONPATH}, no user's packages.
 * <p><b>Failure.</b> No Python is no failure. A program that ends badly, gives different answers by different ways, or takes
 * longer than {@link #LIMIT} besides its budget: {@link PythonException}.
 * <b>Interrupt.</b> The child ends first, then {@link InterruptedException}. It also ends when this JVM does, however that dies.
 * <b>Thread safety.</b> Immutable; but two measurements at once spoil each other's times.
 * <b>Source.</b> The article, "The anti example"; chapters 0, 4, 6 and 8.
 */
public final class Python {

    /** The article's ways, in its order, under its names; only the first is ours, because nothing in it is synchronized. */
    public static final List<String> WAYS =
            List.of("sequential way", "concurrent way 1", "concurrent way 2", "final concurrent way");

    /** How long the four ways are measured together unless told otherwise: one second. */
    public static final Duration BUDGET = Duration.ofSeconds(1);

    /** How much longer than its budget a measurement may take before it is given up: one minute. */
    public static final Duration LIMIT = Duration.ofMinutes(1);

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final String WHO = "import sys;print(sys.implementation.name,*sys.version_info[:3],"
            + "'lock' if getattr(sys,'_is_gil_enabled',lambda:True)() else 'unlocked',sep=chr(9))";
    private static final Pattern ANSWERED = Pattern.compile("(\\w+)\t(\\d+)\t(\\d+)\t(\\d+)\t(lock|unlocked)");

    /** CPythons without a global lock, by the names under which they are installed beside an ordinary one. */
    private static final List<List<String>> WITHOUT_LOCK = List.of(List.of("python3.13t"), List.of("python3.14t"), List.of("python3.15t"));

    /** What was found for each list of candidates. */
    private static final Map<List<List<String>>, Python> FOUND = new HashMap<>();

    private final List<String> command;
    private final String version;
    private final boolean globalLock;
    private final List<String> passedOver;       // what the reader asked for and did not get

    private Python(List<String> command, String version, boolean globalLock, List<String> passedOver) {
        this.command = List.copyOf(command);
        this.version = version;
        this.globalLock = globalLock;
        this.passedOver = List.copyOf(passedOver);
    }

    /** The reader's Python; empty if there is none, or if the calling thread is interrupted while it is looked for. */
    public static Optional<Python> here() {
        return found(candidates(System.getProperty("parallel.python"), System.getenv(),
                System.getProperty("os.name")), new ArrayList<>());
    }

    /** The four ways on these numbers, measured for about {@link #BUDGET}. */
    public static Timings fourWays(List<Long> numbers) throws InterruptedException {
        return fourWays(numbers, BUDGET);
    }

    /**
     * The four ways on these numbers: the first run of each, then blocks of runs of each way in shuffled order, the first
     * runs of a block not counted. At least 6 runs of each are counted, even if that takes longer than the budget; where
     * one run takes more than a second, 1, and a note says so.
     *
     * @param numbers the numbers; may be empty
     * @param budget  how long to measure, all four together; above zero
     * @return rows named as in {@link #WAYS}; no rows, but a note, if there is no Python 3.8 or newer
     * @throws PythonException      if the program fails or takes longer than the budget and {@link #LIMIT}
     * @throws InterruptedException if the calling thread is interrupted; the child process is ended first
     * @throws NullPointerException if the list, a number or the budget is {@code null}
     */
    public static Timings fourWays(List<Long> numbers, Duration budget) throws InterruptedException {
        return fourWays(numbers, budget, candidates(System.getProperty("parallel.python"), System.getenv(),
                System.getProperty("os.name")));
    }

    /**
     * The same on a CPython 3.13 or newer without a global lock, if one is on the machine beside the ordinary one, under its usual name
     * ({@code python3.14t}, say).
     *
     * @return as {@link #fourWays(List, Duration)}; no rows, but a note, if there is none
     */
    public static Timings fourWaysWithoutLock(List<Long> numbers, Duration budget) throws InterruptedException {
        return fourWaysWithoutLock(numbers, budget, WITHOUT_LOCK);
    }

    static Timings fourWaysWithoutLock(List<Long> numbers, Duration budget, List<List<String>> candidates) throws InterruptedException {
        List<Long> all = checked(numbers);
        checked(budget);
        Optional<Python> python = found(candidates, new ArrayList<>());
        if (Thread.interrupted()) throw new InterruptedException();
        if (python.isEmpty() || python.get().hasGlobalLock()) {
            return Timings.none(what(all), "no CPython without a global lock found: looked for "
                    + String.join(", ", candidates.stream().map(command -> String.join(" ", command)).toList()));
        }
        return fourWays(numbers, budget, candidates);
    }

    private static List<Long> checked(List<Long> numbers) {
        return Given.list(numbers, "the numbers", "an empty list means none");
    }

    private static void checked(Duration budget) {
        Objects.requireNonNull(budget, "the budget is null: give more than zero, for example Python.BUDGET");
        if (!budget.isPositive()) throw new IllegalArgumentException("a budget must be longer than zero, not " + budget);
    }

    static Timings fourWays(List<Long> numbers, Duration budget, List<List<String>> candidates)
            throws InterruptedException {
        List<Long> all = checked(numbers);
        checked(budget);
        List<String> tried = new ArrayList<>();
        Optional<Python> python = found(candidates, tried);
        if (Thread.interrupted()) throw new InterruptedException();
        if (python.isEmpty()) {
            return Timings.none(what(all), "no Python 3.8 or newer found: looked for " + String.join(", ", tried));
        }
        return python.get().measure(program(), all, budget, LIMIT.plus(budget)).timings();
    }

    /**
     * What a short program of the reader's own prints, for a question that only Python can answer.
     *
     * @param program Python code; {@code print} is its way to answer
     * @return the lines it printed; where there is no Python, one line that says so
     * @throws PythonException      if the program fails or takes longer than {@link #LIMIT}
     * @throws InterruptedException if the calling thread is interrupted; the child process is ended first
     */
    public static String run(String program) throws InterruptedException {
        Objects.requireNonNull(program, "the program is null: give its text");
        Optional<Python> python = here();
        if (Thread.interrupted()) throw new InterruptedException();
        return python.isEmpty() ? "not asked: no Python 3.8 or newer found"
                : String.join("\n", python.get().execute(program, "", LIMIT, "this program"));
    }

    /**
     * What the program {@code claims.py} of this library measures, for sentences of the article to be judged by.
     *
     * @param parts which of its parts: {@code speed}, {@code data}, {@code ways}, {@code futures}, {@code threads}
     * @return the lines it printed, each a name and its numbers or words with tabs between them; empty where there is no Python
     * @throws PythonException      if it fails, as it does for a part that it does not have, or takes longer than {@link #LIMIT}
     * @throws InterruptedException if the calling thread is interrupted; the child process is ended first
     */
    public static Optional<List<String>> claims(String... parts) throws InterruptedException {
        List<String> asked = Given.list(parts == null ? null : Arrays.asList(parts), "the parts", "name those that are asked for");
        Optional<Python> python = here();
        if (Thread.interrupted()) throw new InterruptedException();
        return python.isEmpty() ? Optional.empty() : Optional.of(python.get().execute(resource("claims.py"), String.join(" ", asked), LIMIT, String.join(", ", asked)));
    }

    /** The Python code of one of the {@link #WAYS}. @throws NoSuchElementException if there is no such way */
    public static String source(String way) {
        if (way == null || !WAYS.contains(way)) throw new NoSuchElementException("no way is named '" + way + "'; there are " + WAYS);
        String text = program();
        int from = text.indexOf("# == " + way + " ==\n");
        from = text.indexOf('\n', from) + 1;
        return text.substring(from, text.indexOf("\n# == ", from)).strip() + "\n";
    }

    /** The whole Python program that {@link #fourWays} runs; needs no Python to be read. */
    public static String program() {
        return resource("four_ways.py");
    }

    /** The command that starts it, for example {@code ["python3"]} or {@code ["py", "-3"]}. */
    public List<String> command() {
        return command;
    }

    /** For example {@code "3.11.7"}. */
    public String version() {
        return version;
    }

    /** Whether only one thread at a time may run Python code; false only in a free-threaded CPython 3.13 or newer. */
    public boolean hasGlobalLock() {
        return globalLock;
    }

    /** For example {@code "CPython 3.11.7"}, or {@code "CPython 3.14.0 (no global lock)"}. */
    @Override
    public String toString() {
        return "CPython " + version + (globalLock ? "" : " (no global lock)");
    }

    // ---- looking for it

    static List<List<String>> candidates(String property, Map<String, String> environment, String system) {
        List<List<String>> list = new ArrayList<>();
        if (property != null && !property.isBlank()) list.add(List.of(property));
        String told = environment.get("PARALLEL_PYTHON");
        if (told != null && !told.isBlank()) list.add(List.of(told));
        list.add(List.of("python3"));
        list.add(List.of("python"));
        if (system.startsWith("Windows")) list.add(List.of("py", "-3"));
        return list;
    }

    /** The first candidate that works, kept for the next time; why the others do not is added to {@code tried}. */
    static synchronized Optional<Python> found(List<List<String>> candidates, List<String> tried) {
        if (FOUND.containsKey(candidates)) return Optional.of(FOUND.get(candidates));
        for (List<String> command : candidates) {
            String name = String.join(" ", command);
            try {
                Child child = Child.run(with(command, WHO), new byte[0], ANSWER);
                var answer = ANSWERED.matcher(child.out().isEmpty() ? "" : child.out().getLast());
                if (child.exit() != 0 || !answer.matches()) {
                    tried.add(name + " (no CPython 3: it ended with code " + child.exit() + ")");
                } else if (!answer.group(1).equals("cpython")) {
                    tried.add(name + " (" + answer.group(1) + ", not CPython)");
                } else if (Integer.parseInt(answer.group(2)) * 1000 + Integer.parseInt(answer.group(3)) < 3008) {
                    tried.add(name + " (" + version(answer) + ")");
                } else {
                    Python found = new Python(command, version(answer), answer.group(5).equals("lock"),
                            tried.stream().filter(each -> !each.startsWith("python")).toList());
                    FOUND.put(candidates, found);
                    return Optional.of(found);
                }
            } catch (IOException e) {
                tried.add(name + " (cannot be started)");
            } catch (TimeoutException e) {
                tried.add(name + " (no answer in " + ANSWER.toSeconds() + " s)");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    // ---- running it

    /** What a run brought: its times, and the answers on which all ways agreed. */
    record Result(Timings timings, List<Boolean> answers) { }

    Result measure(String program, List<Long> numbers, Duration budget, Duration limit) throws InterruptedException {
        String arguments = numbers.stream().map(String::valueOf)
                .collect(Collectors.joining(" ", budget.toNanos() / 1e9 + " ", ""));
        return result(execute(program, arguments, limit, what(numbers)), numbers);
    }

    /** Runs a program with these arguments and returns the lines of its output. */
    private List<String> execute(String program, String arguments, Duration limit, String what) throws InterruptedException {
        byte[] receiver = resource("child.py").getBytes(StandardCharsets.UTF_8);
        byte[] text = program.getBytes(StandardCharsets.UTF_8);
        byte[] input = join(receiver, (text.length + "\n").getBytes(StandardCharsets.US_ASCII), text,
                (arguments + "\n").getBytes(StandardCharsets.US_ASCII));
        // all of it by standard input: a command line has a limit, and on Windows loses its double quotes
        List<String> full = with(command, "import sys;exec(sys.stdin.buffer.read(" + receiver.length + "))");
        Child child;
        try {
            child = Child.run(full, input, limit);
        } catch (TimeoutException e) {
            throw new PythonException("Python was ended after " + limit.toSeconds() + " s with " + what
                    + ": give it fewer or smaller numbers", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + String.join(" ", command), e);
        }
        if (child.exit() != 0) {
            throw new PythonException("the Python program failed (exit code " + child.exit() + ")"
                    + (child.errors().isEmpty() ? "" : ":\n" + String.join("\n", child.errors())));
        }
        return child.out();
    }

    private static List<Double> round(String nanos) {
        return Arrays.stream(nanos.split(" ")).map(Double::valueOf).toList();
    }

    /** Reads the lines of {@code four_ways.py}: a header, a line for each way, the answers. */
    private Result result(List<String> lines, List<Long> numbers) {
        try {
            String[] header = lines.getFirst().split("\t");
            boolean lock = header[3].equals("lock");
            // a container's limit is known to the JVM and not to every Python
            int cores = Math.min(Integer.parseInt(header[4]), Runtime.getRuntime().availableProcessors());
            Machine machine = new Machine(cores, new Python(command, header[1], lock, passedOver).toString(),
                    Machine.here().system());
            List<Timing> rows = lines.subList(1, 1 + WAYS.size()).stream().map(line -> line.split("\t"))
                    .map(part -> new Timing(part[0], 0, Double.parseDouble(part[1]),
                            Arrays.stream(part).skip(2).map(Python::round).toList()))
                    .toList();
            List<Boolean> answers = lines.getLast().split("\t", 2)[1].chars().mapToObj(c -> c == '1').toList();
            if (answers.size() != numbers.size()) {
                throw new PythonException(answers.size() + " answers for " + numbers.size() + " numbers");
            }
            List<String> notes = new ArrayList<>();
            if (!passedOver.isEmpty()) notes.add("passed over " + String.join(", ", passedOver));
            if (rows.stream().anyMatch(row -> row.rounds().size() < Timing.LEAST_ROUNDS)) {
                notes.add("a run takes more than a second, so each way was timed once after its first run");
            }
            Timings timings = new Timings(what(numbers), rows, machine, notes);
            if (!timings.names().equals(WAYS)) throw new PythonException("the ways were " + timings.names());
            return new Result(timings, answers);
        } catch (IndexOutOfBoundsException | NoSuchElementException | IllegalArgumentException e) {
            throw new PythonException("the Python program wrote something unexpected: "
                    + lines.stream().limit(3).collect(Collectors.joining("\n")), e);
        }
    }

    private static List<String> with(List<String> command, String code) {
        List<String> full = new ArrayList<>(command);
        full.addAll(List.of("-I", "-X", "utf8", "-c", code));
        return full;
    }

    private static String version(Matcher answer) {
        return answer.group(2) + "." + answer.group(3) + "." + answer.group(4);
    }

    private static String what(List<Long> numbers) {
        return switch (numbers.size()) {
            case 0 -> "no numbers";
            case 1 -> String.format(Locale.ROOT, "the number %,d", numbers.getFirst());
            default -> String.format(Locale.ROOT, "%,d numbers from %,d", numbers.size(), numbers.getFirst());
        };
    }

    private static byte[] join(byte[]... parts) {
        var all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    private static String resource(String name) {
        try (InputStream in = Python.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is missing from the jar");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
