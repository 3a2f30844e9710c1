package parallel.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0 ns", "0.5|0.50 ns", "5|5.0 ns", "640|640 ns", "999.4|999 ns", "999.6|1.0 µs", "7130|7.1 µs", "9960|10 µs",
        "290400000|290 ms", "999600|1.0 ms", "999600000|1.0 s", "1200000000|1.2 s", "90000000000|90 s", "3600000000000|3,600 s"})
    void writesATimeInTheUnitThatSuitsIt(double nanos, String words) {
        assertThat(Units.time(nanos)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1|1×", "11.9|11.9×", "3.7|3.7×", "9.2|9.2×", "70|70×", "1.04|1.04×", "0.55|0.55×", "704.2|704×", "2430.4|2,430×",
        "0.05|0.05×", "0.00001|0.00001×"})
    void writesAMultiple(double ratio, String words) {
        assertThat(Units.multiple(ratio)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0 %", "0.0001|0.01 %", "0.004|0.4 %", "0.0094|0.9 %", "0.0095|1 %", "0.49|49 %", "0.996|100 %", "1.96|196 %"})
    void writesAPart(double part, String words) {
        assertThat(Units.percent(part)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0 B", "840|840 B", "999.4|999 B", "999.6|1.0 kB", "2417|2.4 kB", "330000000|330 MB", "12345678901|12 GB", "5e12|5,000 GB"})
    void writesAnAmountOfMemory(double bytes, String words) {
        assertThat(Units.bytes(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0", "10000|10 µs", "2500000|2.5 ms", "1000000000|1 s", "0.1|0.1 ns", "1000000000000|1,000 s"})
    void writesARoundTimeWithoutIdleZeros(double nanos, String words) {
        assertThat(Units.tick(nanos)).isEqualTo(words);
    }

    @Test
    void writesTheSameWhateverTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Units.time(7_130)).isEqualTo("7.1 µs");
            assertThat(Units.multiple(2430)).isEqualTo("2,430×");
        } finally {
            Locale.setDefault(before);
        }
    }
}
