package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parallel.measure.MadeUp.timing;
import static parallel.measure.MadeUp.timings;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void csvGivesBackWhatWasWritten() {
        Timings times = new Timings("100 numbers, \"quoted\": # here", List.of(
                new Timing("a, \"b\"", 12.5, 1e9 / 3, List.of(List.of(0.1, 2.0), List.of(1e-3))), timing("c", 5, 6)),
                new Machine(2, "JDK 25", "JJava 1", "Linux amd64"), List.of("Took 9 s: long", "second"));
        assertThat(Timings.fromCsv(times.toCsv())).isEqualTo(times);
        assertThat(times.toCsv()).contains("# what: 100 numbers", "# kernel: JJava 1\n", "# note: second\nway,part,round,nanos\n",
                "\"a, \"\"b\"\"\",counted,2,0.001\n");
        Timings none = Timings.none("x", "no Python here");
        assertThat(Timings.fromCsv(none.toCsv())).isEqualTo(none);
        assertThat(Timings.fromCsv(times.toCsv().replace("\n", "\r\n"))).as("saved on Windows").isEqualTo(times);
    }

    @Test
    void aBrokenCsvNamesTheLine() {
        String good = timings(timing("a", 5)).toCsv();
        assertThatThrownBy(() -> Timings.fromCsv(good.replace("counted,1,5.0", "counted,1,five"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 9 is not of the form that toCsv writes: \"a\",counted,1,five");
        assertThatThrownBy(() -> Timings.fromCsv(good.replace("counted,1", "counted,3"))).hasMessageContaining("round 3 after round 0");
        assertThatThrownBy(() -> Timings.fromCsv(good.replace("counted", "other"))).hasMessageContaining("not other");
        assertThatThrownBy(() -> Timings.fromCsv(good.replace("# cores: 2\n", ""))).hasMessageContaining("'# cores: …' is missing");
    }
}
