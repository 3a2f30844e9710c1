package parallel.claim;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parallel.measure.Comparison;
import parallel.measure.Scaling;
import parallel.measure.Timing;
import parallel.measure.Timings;
import parallel.measure.Workers;
import parallel.python.Python;
import parallel.workload.Numbers;

/**
 * The article's sentences in CPython: a small Python program measures, the claims classes judge, as in Java where the question is the same.
 *
 * <p><b>Failure.</b> Where there is no Python: {@link NotHereException}. <b>Interrupt.</b> Ends the child process first. <b>Thread safety.</b> Immutable.
 *
 * @param fourWays how long the article's four ways are measured on each of two lists
 */
record PythonChecks(Duration fourWays) {

    static final PythonChecks SMALL = new PythonChecks(Duration.ofMillis(200));

    private static final int COUNT_TO = 80, LIST = 20_000, POOLED = 100, QUEUED = 2_000;

    List<Check> all() {
        return Stream.of(Check.of("Threads and processes", Duration.ofMillis(2_600), of("speed", PythonChecks::speed), 4, 5, 6, 13, 14, 30, 32, 36, 39),
                Check.of("Shared data", Duration.ofMillis(500), of("data", PythonChecks::data), 20, 23, 24, 26, 43, 44, 45, 81, 87, 96, 99),
                Check.of("The anti example", Duration.ofMillis(2_600), of("ways", this::ways), 50, 61, 70, 71, 74, 76, 93, 97),
                Check.of("Futures", Duration.ofMillis(800), of("futures", PythonChecks::futures), 110, 112, 113, 115))
                .map(check -> new Check(check.section() + " in CPython", Language.CPYTHON, check.statements(), check.about(), check.experiment())).toList();
    }

    /** What judges the numbers of one part. */
    @FunctionalInterface
    private interface Judge {
        List<Finding> of(Answers answers) throws InterruptedException;
    }

    private static Callable<List<Finding>> of(String part, Judge judge) {
        return () -> {
            List<String> lines = Python.claims(part).orElseThrow(() -> new NotHereException("no Python 3.8 or newer found"));
            return judge.of(Answers.of(lines)).stream().map(Finding::inPython).toList();
        };
    }

    static List<Finding> speed(Answers answers) {
        Timings work = answers.timings("work"), tiny = answers.timings("tiny"), naps = answers.timings("naps");
        Scaling scaling = new Scaling(work.what(), Workers.THREADS, work.baseline(), new TreeMap<>(Map.of(2, work.rows().get(1), 4, work.rows().get(2))),
                work.machine(), List.of());
        Comparison large = work.compare("4 threads", "sequential"), small = tiny.compare("pool of 4", "sequential"), waiting = naps.compare("8 threads", "sequential");
        return List.of(IntroductionClaims.parallelism(scaling), IntroductionClaims.speed(large, small),
                IntroductionClaims.responsiveness(answers.number("behind"), answers.number("beside")), PythonClaims.oneAtATime(answers.number("busy")),
                ConcurrencyClaims.processesAreParallel(answers.timings("processes").compare("two processes", "one process"), Optional.empty()),
                WaitingClaims.primarilyForWaiting(waiting, large), WaitingClaims.highlyEffective(waiting, 8), PythonClaims.noReduction(scaling),
                CpuBoundClaims.mightIncrease(small, large));
    }

    static List<Finding> data(Answers answers) {
        List<Integer> counted = answers.numbers("counted"), appended = answers.numbers("appended"), listed = answers.numbers("pool list"),
                inPool = answers.numbers("pool counted"), queue = answers.numbers("queue"), plain = answers.numbers("plain"), seen = answers.numbers("seen");
        return List.of(PythonClaims.addingIsOne(answers.words("add"), answers.words("count")), ProcessClaims.sharedMemory(100, seen.get(0), seen.get(1) == 1),
                ProcessClaims.sharedResources(1_000, (int) answers.number("lines")), PythonClaims.multipleThreads((int) answers.number("threads")),
                PythonClaims.raceCondition(counted, COUNT_TO, appended, LIST), PythonClaims.unpredictable(counted), PythonClaims.erroneous(counted, COUNT_TO),
                AntiExampleClaims.lockIsNecessary((int) appended.stream().filter(each -> each != LIST).count(), appended.size()),
                AntiExampleClaims.queueIsSafe(count(queue, QUEUED), count(plain, QUEUED), queue.size()), PythonClaims.poolSynchronizes(listed, inPool, POOLED),
                PythonClaims.noLockNeeded((int) answers.number("adders"), inPool, POOLED));
    }

    private static int count(List<Integer> results, int right) {
        return (int) results.stream().filter(each -> each == right).count();
    }

    private List<Finding> ways(Answers answers) throws InterruptedException {
        return ways(answers, Python.fourWays(Numbers.range(1, 100), fourWays), Python.fourWays(Numbers.primes(10_000_000_000L, 6), fourWays));
    }

    static List<Finding> ways(Answers answers, Timings small, Timings large) {
        Timings parts = answers.timings("parts");
        return List.of(AntiExampleClaims.antiExample(small, large), PythonClaims.isAliveIsItsName(answers.number("isAlive") == 1),
                AntiExampleClaims.threadingTakesLonger(small, large),
                AntiExampleClaims.becauseOfCpuWork(answers.timings("naps").compare("thread each", "sequential"), large.compare(Article.FINAL_WAY, Article.SEQUENTIAL)),
                AntiExampleClaims.mostlySwitches(parts.of("200 switches").medianNanos() / parts.of("way 1").medianNanos()),
                AntiExampleClaims.wayTwoTakesLess(small.compare(Article.WAY_2, Article.WAY_1)),
                AntiExampleClaims.finalIsAtLeastAsFast(small.compare(Article.FINAL_WAY, Article.WAY_2)),
                AntiExampleClaims.poolKeepsOrder(answers.numbers("answers"), answers.numbers("ended")));
    }

    static List<Finding> futures(Answers answers) {
        List<String> download = answers.words("download"), goneOn = answers.words("gone on");
        return List.of(PythonClaims.laterMeansWhenAsked(answers.number("ran unasked") == 1),
                PythonClaims.givesTheResult((int) answers.number("result"), answers.words("raised").getFirst()),
                PythonClaims.goesOn(Double.parseDouble(goneOn.get(0)), Double.parseDouble(goneOn.get(1))),
                PythonClaims.checkWhenFinished(download.get(0).equals("1"), download.get(1), download.get(2).equals("1")));
    }

    /**
     * The lines of the Python program, by their names.
     *
     * @param lines name to words, in the order printed
     */
    record Answers(Map<String, List<String>> lines) {

        static Answers of(List<String> lines) {
            return new Answers(lines.stream().map(line -> List.of(line.split("\t"))).collect(Collectors.toMap(List::getFirst, words -> words.subList(1, words.size()),
                    (first, again) -> again, LinkedHashMap::new)));
        }

        List<String> words(String name) {
            if (!lines.containsKey(name)) throw new NoSuchElementException("the Python program said nothing of '" + name + "', only of " + lines.keySet());
            return lines.get(name);
        }

        double number(String name) {
            return Double.parseDouble(words(name).getFirst());
        }

        List<Integer> numbers(String name) {
            return words(name).stream().map(Integer::valueOf).toList();
        }

        /** All ways of one question, in the order in which the program named them, which is that of its comparison: the first is the baseline. */
        Timings timings(String question) {
            List<Timing> rows = lines.entrySet().stream().filter(line -> line.getKey().startsWith(question + "/")).map(line -> new Timing(
                    line.getKey().substring(question.length() + 1), 0, Double.parseDouble(line.getValue().getFirst()),
                    line.getValue().stream().map(nanos -> List.of(Double.valueOf(nanos))).toList())).toList();
            if (rows.isEmpty()) throw new NoSuchElementException("the Python program timed nothing for '" + question + "'");
            return new Timings(question, rows, Ledger.machine(Language.CPYTHON), List.of());
        }
    }
}
