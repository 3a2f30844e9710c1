package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallel.measure.Machine;

/** The ledger on demand, with checks and a clock that nobody has to wait for. */
class OnDemandTest {

    private static final Instant NOON = Instant.parse("2025-10-25T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Machine HERE = new Machine(2, "JDK 25", "JJava", "Linux");

    @TempDir
    Path folder;

    private final List<String> made = new ArrayList<>();
    private Callable<List<Finding>> trouble = () -> List.of();
    private Machine machine = HERE;
    private Instant now = NOON;

    private List<Finding> found(String name, int... statements) {
        made.add(name);
        return IntStream.of(statements).mapToObj(n -> Finding.of(n, "sentence " + n, true, name + " at " + now)).toList();
    }

    private final List<Check> checks = List.of(Check.of("one", Duration.ofSeconds(1), () -> found("one", 10, 9), 9, 10),
            Check.of("two", Duration.ofSeconds(1), () -> found("two", 20), 20),
            Check.of("bad", Duration.ofSeconds(1), () -> trouble.call(), 30),
            Check.of("last", Duration.ofSeconds(1), () -> found("last", 40), 40),
            Check.of("snake", Duration.ofSeconds(1), () -> found("snake", 9).stream().map(Finding::inPython).toList(), 9).inPython());

    private OnDemand desk() {
        return new OnDemand(folder, checks, Clock.fixed(now, ZoneOffset.UTC), language -> machine);
    }

    private List<Finding> check(Duration olderThan) throws InterruptedException {
        made.clear();
        return desk().check(olderThan);
    }

    private static final Duration EVER = Duration.ofDays(1_000);

    @AfterEach
    void theTestsOwnThreadIsNotInterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void whatIsMissingIsCheckedAndKeptAndNotCheckedAgain() throws Exception {
        trouble = () -> found("bad", 30);
        assertThat(desk().due(EVER)).isEqualTo(checks);
        assertThat(check(EVER)).extracting(each -> each.statement() + " " + each.language())
                .containsExactly("9 Java", "9 CPython", "10 Java", "20 Java", "30 Java", "40 Java");
        assertThat(made).containsExactly("one", "two", "bad", "last", "snake");
        assertThat(Ledger.all(folder)).extracting(Ledger.Entry::at).hasSize(6).containsOnly(NOON);
        assertThat(check(EVER)).isEmpty();
        assertThat(made).isEmpty();
        Files.delete(folder.resolve("009-cpython.properties"));
        check(EVER);
        assertThat(made).containsExactly("snake");
    }

    @Test
    void whatIsOldIsCheckedAgainAndWhatIsNotStays() throws Exception {
        trouble = () -> found("bad", 30);
        check(EVER);
        now = NOON.plus(HOUR);
        Finding ofAChapter = Finding.of(10, "sentence 10", false, "by a chapter, with care");
        Ledger.keep(List.of(ofAChapter), folder, Clock.fixed(now, ZoneOffset.UTC), language -> HERE);
        assertThat(check(HOUR.plusSeconds(1))).isEmpty();
        assertThat(check(HOUR)).extracting(Finding::statement).containsExactly(9, 9, 20, 30, 40);
        assertThat(made).contains("one");
        assertThat(Ledger.all(folder)).extracting(Ledger.Entry::finding).as("the chapter's is not old").contains(ofAChapter);
        now = now.plusSeconds(1);
        check(Duration.ZERO);
        assertThat(made).hasSize(5);
        assertThatThrownBy(() -> check(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAnotherMachineFoundIsCheckedHere() throws Exception {
        trouble = () -> found("bad", 30);
        check(EVER);
        for (Machine other : List.of(new Machine(4, "JDK 25", "JJava", "Linux"), new Machine(2, "JDK 26", "JJava", "Linux"), new Machine(2, "JDK 25", "JJava", "Mac"))) {
            machine = other;
            assertThat(desk().due(EVER)).as("%s", other).isEqualTo(checks);
        }
        machine = new Machine(2, "JDK 25", "IJava", "Linux");
        assertThat(desk().due(EVER)).as("another kernel is no other machine").isEmpty();
    }

    @Test
    void whatIsAskedForIsCheckedHoweverNewAndNothingElse() throws Exception {
        trouble = () -> found("bad", 30);
        check(EVER);
        now = NOON.plusSeconds(5);
        made.clear();
        assertThat(desk().recheck(9, 20)).extracting(each -> each.statement() + " " + each.language()).containsExactly("9 Java", "9 CPython", "20 Java");
        assertThat(made).containsExactly("one", "two", "snake");
        assertThat(Ledger.all(folder)).filteredOn(entry -> entry.at().equals(NOON)).extracting(entry -> entry.finding().statement()).containsExactly(10, 30, 40);
        assertThatThrownBy(() -> desk().recheck(11)).isInstanceOf(IllegalArgumentException.class).hasMessage("no check answers statement 11; there are checks of [9, 10, 20, 30, 40]");
        assertThatThrownBy(() -> desk().recheck()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCheckThatFailsSaysWhyAndTheOthersGoOn() throws Exception {
        trouble = () -> {
            throw new IllegalStateException("the server\nis ill");
        };
        List<Finding> found = check(EVER);
        assertThat(made).containsExactly("one", "two", "last", "snake");
        Finding failed = found.stream().filter(each -> each.statement() == 30).findFirst().orElseThrow();
        assertThat(failed.verdict()).isEqualTo(Verdict.NOT_MEASURABLE);
        assertThat(failed.because()).isEqualTo("the check failed: is ill");
        assertThat(Ledger.all(folder)).extracting(Ledger.Entry::finding).as("nothing better was there").contains(failed);
        for (Throwable other : List.of(new NullPointerException(), new NotHereException("no Python"), new NoClassDefFoundError("Driver"))) {
            trouble = () -> {
                if (other instanceof Error error) throw error;
                throw (Exception) other;
            };
            assertThat(desk().recheck(30)).extracting(Finding::because).singleElement().asString()
                    .isEqualTo(other instanceof NotHereException ? "no Python" : other instanceof Error ? "the check failed: Driver" : "the check failed: NullPointerException");
        }
    }

    @Test
    void aFailureDoesNotTakeThePlaceOfWhatThisMachineHasFound() throws Exception {
        Finding before = Finding.of(30, "sentence 30", true, "yesterday");
        Ledger.keep(List.of(before), folder, Clock.fixed(NOON, ZoneOffset.UTC), language -> HERE);
        trouble = () -> {
            throw new IllegalStateException("not today");
        };
        assertThat(desk().recheck(30)).containsExactly(Finding.notMeasurable(30, "sentence 30", "the check failed: not today"));
        assertThat(Ledger.all(folder)).extracting(Ledger.Entry::finding).containsExactly(before);
        machine = new Machine(8, "JDK 25", "Linux");
        desk().recheck(30);
        assertThat(Ledger.all(folder)).extracting(entry -> entry.finding().verdict()).as("found elsewhere, and not to be found here").containsExactly(Verdict.NOT_MEASURABLE);
    }

    @Test
    void otherAnswersThanAnnouncedAreAFailureToo() throws Exception {
        for (List<Finding> other : List.of(List.<Finding>of(), found("x", 31), found("x", 30, 31), found("x", 30).stream().map(Finding::inPython).toList())) {
            trouble = () -> other;
            assertThat(desk().recheck(30)).extracting(Finding::because).singleElement().asString().startsWith("the check failed: the check answers [30] in Java, not [");
        }
    }

    @Test
    void aBusyMachineIsSaidBesideTheNumbers() throws Exception {
        Callable<List<Finding>> disturbed = () -> {
            Budget.DISTURBED.get().add("Other programs kept 1.3 of 2 cores busy meanwhile: times may be too long.");
            return found("bad", 30);
        };
        trouble = disturbed;
        assertThat(desk().recheck(30)).extracting(Finding::because).containsExactly("bad at " + now + ". Other programs kept 1.3 of 2 cores busy meanwhile");
    }

    @Test
    void anInterruptEndsAllAndWhatWasFoundBeforeIsKept() {
        trouble = () -> {
            throw new InterruptedException();
        };
        assertThatThrownBy(() -> check(EVER)).isInstanceOf(InterruptedException.class);
        assertThat(made).containsExactly("one", "two");
        assertThat(Ledger.all(folder)).extracting(entry -> entry.finding().statement()).containsExactly(9, 10, 20);
    }

    @Test
    void anInterruptThatACheckSaysInItsOwnWayIsOneToo() {
        trouble = () -> {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while checking");
        };
        assertThatThrownBy(() -> check(EVER)).isInstanceOf(InterruptedException.class);
        assertThat(Ledger.all(folder)).extracting(entry -> entry.finding().statement()).containsExactly(9, 10, 20);
        trouble = () -> {
            Thread.currentThread().interrupt();
            return found("bad", 30);
        };
        assertThatThrownBy(() -> check(EVER)).isInstanceOf(InterruptedException.class);
        assertThat(made).containsExactly("bad");
    }

    @Test
    void theViewShowsWhatIsKnownAndWhatIsNotYet() throws Exception {
        trouble = () -> found("bad", 30);
        Finding foreign = Finding.of(100, "kept by a chapter alone", true, "x"), snake = Finding.of(9, "sentence 9", false, "no").inPython();
        Ledger.keep(List.of(foreign, snake), folder, Clock.fixed(NOON, ZoneOffset.UTC), language -> HERE);
        now = NOON.plusSeconds(200);
        desk().recheck(20);
        LedgerView view = desk().view();
        assertThat(view.rows()).extracting(LedgerView.Row::statement).containsExactly(9, 10, 20, 30, 40, 100);
        LedgerView.Row nine = view.rows().getFirst(), twenty = view.rows().get(2);
        assertThat(nine.java()).isEmpty();
        assertThat(nine.checkable()).containsExactlyInAnyOrder(Language.JAVA, Language.CPYTHON);
        assertThat(nine.sentence()).isEqualTo("sentence 9");
        assertThat(view.age(nine.in(Language.CPYTHON).orElseThrow())).isEqualTo("3 min");
        assertThat(view.age(twenty.in(Language.JAVA).orElseThrow())).isEqualTo("just now");
        assertThat(twenty.section()).isEqualTo(Section.THREADS_VS_PROCESSES);
        assertThat(view.rows().getLast().checkable()).isEmpty();
        assertThat(view.count(Language.JAVA)).isEqualTo(2);
        assertThat(view.count(Language.CPYTHON, Verdict.DOES_NOT_HOLD)).isEqualTo(1);
        assertThat(view.differ()).isZero();
        desk().recheck(9);
        Ledger.keep(List.of(snake), folder, Clock.fixed(now, ZoneOffset.UTC), language -> HERE);
        assertThat(desk().view().differ()).isOne();
        assertThat(view.sections()).startsWith(Section.CONCURRENCY, Section.THREADS_VS_PROCESSES);
    }
}
