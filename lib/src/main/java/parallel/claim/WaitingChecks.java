package parallel.claim;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import parallel.Task;
import parallel.measure.Comparison;
import parallel.strategy.Sequential;
import parallel.strategy.ThreadPool;
import parallel.workload.Database;
import parallel.workload.ManyFiles;
import parallel.workload.Nap;
import parallel.workload.Numbers;
import parallel.workload.PrimeCheck;
import parallel.workload.SlowServer;
import parallel.workload.Typist;
import parallel.workload.WhileWaiting;

/** The experiments of chapter 3 in small. <b>Interrupt.</b> Each ends its threads and servers first. <b>Thread safety.</b> Immutable. */
record WaitingChecks(Budget budget) {

    private static final String SECTION = Section.WHEN_TO_USE_THREADS.toString();
    private static final int THREADS = 8;

    List<Check> all() {
        return List.of(Check.of(SECTION, Duration.ofMillis(900), this::naps, 30, 32), Check.of(SECTION, Duration.ofMillis(60), this::userInput, 31),
                Check.of(SECTION, Duration.ofMillis(700), this::files, 33), Check.of(SECTION, Duration.ofMillis(1_500), this::network, 34),
                Check.of(SECTION, Duration.ofMillis(4_500), this::database, 35));
    }

    /** Eight threads beside one. */
    private <T, R> Comparison gain(String what, List<T> inputs, Task<? super T, ? extends R> task) throws Exception {
        return budget.beside(what, inputs, task, new Sequential(), new ThreadPool(THREADS));
    }

    private List<Finding> naps() throws Exception {
        Comparison waiting = gain("naps", Collections.nCopies(THREADS, 5), Nap.MILLIS);
        Comparison computing = gain("primes", Numbers.primes(1_000_000_000_000L, 16), PrimeCheck.TASK);
        return List.of(WaitingClaims.primarilyForWaiting(waiting, computing), WaitingClaims.highlyEffective(waiting, THREADS));
    }

    private List<Finding> userInput() throws Exception {
        WhileWaiting<String> met = WhileWaiting.of(new Typist("Ada", Duration.ofMillis(50))::ask);
        return List.of(WaitingClaims.userInput(met.checked(), met.answer()));
    }

    private List<Finding> files() throws Exception {
        try (var files = new ManyFiles(20, 16_000)) {
            Comparison forced = gain("files forced to the disk", files.numbers(), files::write);
            return List.of(WaitingClaims.files(forced, gain("files read again", files.numbers(), files::read)));
        }
    }

    private List<Finding> network() throws Exception {
        Comparison free, limited;
        try (var server = new SlowServer(Duration.ofMillis(3), 100)) {
            free = gain("requests", Numbers.range(1, THREADS), server::get);
        }
        try (var server = new SlowServer(Duration.ofMillis(3), 1)) {
            limited = gain("requests, one served at a time", Numbers.range(1, THREADS), server::get);
        }
        return List.of(WaitingClaims.network(free, limited));
    }

    private List<Finding> database() throws Exception {
        try (var database = Database.start(THREADS)) {
            Comparison commits = gain("inserts", Numbers.range(1, 12), database::insert);
            return List.of(WaitingClaims.database(Optional.of(commits), Optional.of(gain("counts", Collections.nCopies(8, 20_000L), database::count)), ""));
        } catch (IllegalStateException noDatabase) {                  // its message says why
            return List.of(WaitingClaims.database(Optional.empty(), Optional.empty(), noDatabase.getMessage()));
        }
    }
}
