package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallel.measure.Machine;

class LedgerTest {

    @TempDir
    Path folder;

    private static final Finding NINE = Finding.of(9, "Concurrency = \"at the same time\"", false, "2 on 1: ½ each\nand so on"),
            HUNDRED = Finding.notMeasurable(100, "s", "why: # ! \\ é 日本");

    private List<Finding> kept() {
        return Ledger.all(folder).stream().map(Ledger.Entry::finding).toList();
    }

    @Test
    void whatIsKeptComesBackInTheArticlesOrderWithMachineAndTime() {
        Clock now = Clock.fixed(Instant.parse("2025-10-25T02:30:00.750Z"), ZoneOffset.UTC);
        assertThat(Ledger.keep(List.of(HUNDRED, NINE), folder.resolve("new"), now, language -> Machine.here()))
                .containsExactly(HUNDRED, NINE);
        List<Ledger.Entry> all = Ledger.all(folder.resolve("new"));
        assertThat(all).extracting(Ledger.Entry::finding).containsExactly(NINE, HUNDRED);
        assertThat(all).extracting(Ledger.Entry::machine).containsOnly(Machine.here());
        assertThat(all).extracting(Ledger.Entry::at).as("to the second")
                .containsOnly(Instant.parse("2025-10-25T02:30:00Z"));
    }

    @Test
    void aLaterFindingTakesTheEarlierOnesPlaceAndTheOthersStay() throws Exception {
        Ledger.keep(List.of(NINE, HUNDRED), folder);
        Finding turned = Finding.of(9, NINE.sentence(), true, "now");
        Ledger.keep(List.of(turned), folder);
        assertThat(kept()).containsExactly(turned, HUNDRED);
        try (var files = Files.list(folder)) {
            assertThat(files).as("no half-written file stays").hasSize(2);
        }
    }

    @Test
    void whatAKilledJvmHasHalfWrittenIsRemovedAndWhatAnotherWritesNowIsNot() throws Exception {
        Path old = Files.createFile(folder.resolve("fresh1.tmp")), now = Files.createFile(folder.resolve("fresh2.tmp"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Ledger.keep(List.of(NINE), folder);
        assertThat(old).doesNotExist();
        assertThat(now).exists();
        assertThat(kept()).containsExactly(NINE);
    }

    @Test
    void bothLanguagesAreKeptSideBySide() throws Exception {
        Finding python = Finding.of(9, NINE.sentence(), true, "in turns").inPython();
        Finding turned = Finding.of(9, NINE.sentence(), false, "now").inPython();
        assertThat(python).isNotEqualTo(Finding.of(9, NINE.sentence(), true, "in turns"));
        keep(python, HUNDRED, NINE);
        assertThat(kept()).as("Java first").containsExactly(NINE, python, HUNDRED);
        assertThat(Ledger.all(folder)).extracting(entry -> entry.machine().runtime()).as("what ran it")
                .containsExactly("Java 1", "CPython 1", "Java 1");
        keep(turned);
        assertThat(kept()).containsExactly(NINE, turned, HUNDRED);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("009.properties", "009-cpython.properties", "100.properties");
        }
    }

    private void keep(Finding... findings) {
        Ledger.keep(List.of(findings), folder, Clock.systemUTC(), language -> new Machine(2, language + " 1", "Linux"));
    }

    @Test
    void whatRunsPythonIsSaidOfIt() {
        assertThat(Ledger.machine(Language.JAVA)).isEqualTo(Machine.here());
        assertThat(Ledger.machine(Language.CPYTHON).runtime()).contains("CPython");
    }

    @Test
    void filesFromBeforeThereWereLanguagesAreJavas() throws Exception {
        Ledger.keep(List.of(NINE), folder);
        Path file = folder.resolve("009.properties");
        List<String> old = Files.readAllLines(file).stream().filter(line -> !line.startsWith("language=")).toList();
        assertThat(old).hasSize(Files.readAllLines(file).size() - 1);
        Files.write(file, old);
        assertThat(kept()).containsExactly(NINE);
    }

    @Test
    void aDamagedFileCountsAsMissing() throws Exception {
        Ledger.keep(List.of(NINE, HUNDRED), folder);
        Files.writeString(folder.resolve("009.properties"), "verdict=MAYBE\n");
        Files.writeString(folder.resolve("010.properties"), "statement=10\nverdict=HOLDS\nat=today\n");
        assertThat(kept()).containsExactly(HUNDRED);
        assertThat(Ledger.all(folder.resolve("none"))).isEmpty();
    }

    @Test
    void ofTwoFindingsOnOneStatementTheLaterIsKept() {
        Finding other = new Finding(9, NINE.sentence(), NINE.verdict(), "measured again", NINE.language());
        assertThat(Ledger.keep(List.of(NINE, HUNDRED, other), folder)).containsExactly(other, HUNDRED);
        assertThat(kept()).containsExactly(other, HUNDRED);
    }

    @Test
    void aFolderThatIsNoneIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Ledger.keep(List.of(NINE), file)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("cannot keep the findings in " + file);
    }
}
