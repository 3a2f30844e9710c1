package parallel.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The bar of a measurement that runs: read as a browser reads it. */
class ProgressBarTest {

    @Test
    void saysWhatHowFarAndHowLong() throws Exception {
        Shown shown = ProgressBar.of("100 numbers, 1 to 100", 0.42, Duration.ofSeconds(2));

        assertThat(shown.mime()).isEqualTo("text/html");
        assertThat(shown.plain()).isEqualTo("measuring 100 numbers, 1 to 100 · 42 % · about 2 s left");
        assertThat(root(shown).getTextContent()).isEqualTo("measuring 100 numbers, 1 to 100 · about 2 s left");
        assertThat(bar(shown).getAttribute("value")).isEqualTo("42");
        assertThat(bar(shown).getAttribute("max")).isEqualTo("100");
        assertThat(bar(shown).getAttribute("aria-label")).isEqualTo("measuring 100 numbers, 1 to 100");
    }

    @Test
    void whatIsMeasuredIsTextAndNeverMarkup() throws Exception {
        String what = "<img src=x onerror=\"alert(1)\"> & 'ways' at 100 %d";
        Shown shown = ProgressBar.of(what, 0.5, Duration.ofSeconds(2));

        assertThat(shown.data()).doesNotContain("<img");
        assertThat(root(shown).getTextContent()).startsWith("measuring " + what + " · ");
        assertThat(bar(shown).getAttribute("aria-label")).isEqualTo("measuring " + what);
        assertThat(shown.plain()).startsWith("measuring " + what + " · ");
    }

    @ParameterizedTest
    @CsvSource({"-0.5, 0", "0, 0", "0.004, 0", "0.006, 1", "0.999, 100", "1, 100", "7, 100", "NaN, 0", "Infinity, 100"})
    void neverLessThanNothingNorMoreThanAll(double done, String percent) throws Exception {
        Shown shown = ProgressBar.of("numbers", done, Duration.ofSeconds(2));

        assertThat(bar(shown).getAttribute("value")).isEqualTo(percent);
        assertThat(shown.plain()).contains(" · " + percent + " % · ");
    }

    @ParameterizedTest
    @CsvSource({"-3000, almost done", "0, almost done", "499, almost done", "500, about 1 s left", "1499, about 1 s left",
            "1500, about 2 s left", "89499, about 89 s left", "89500, about 2 min left", "149000, about 2 min left",
            "151000, about 3 min left", "9223372036854, about 153722867 min left"})
    void noMoreOfTheTimeThanTheEstimateKnows(long millis, String words) throws Exception {
        Shown shown = ProgressBar.of("numbers", 0.5, Duration.ofMillis(millis));

        assertThat(root(shown).getTextContent()).isEqualTo("measuring numbers · " + words);
        assertThat(shown.plain()).endsWith(" · " + words);
    }

    @Test
    void aBarThatIsOverHasNoWordsAndHidesWhatIsAroundIt() throws Exception {
        assertThat(ProgressBar.OVER.mime()).isEqualTo("text/html");
        assertThat(ProgressBar.OVER.plain()).isEmpty();
        assertThat(root(ProgressBar.OVER).getTagName()).isEqualTo("style");
        assertThat(root(ProgressBar.OVER).getTextContent())
                .contains(":has(." + root(ProgressBar.OVER).getAttribute("class") + ")")
                .contains(":not(:has(.jp-OutputArea-output>:not(.parallel-bar-over)))")          // two bars of one cell leave no gap either
                .endsWith("{display:none}");
        assertThat(ProgressBar.of("numbers", 1, Duration.ZERO).data()).doesNotContain("parallel-bar-over");
    }

    @Test
    void oneThatWasInterruptedSaysSoAndHowFarItWas() throws Exception {
        Shown shown = ProgressBar.stopped("<b> & numbers", 0.42);

        assertThat(shown.plain()).isEqualTo("measuring <b> & numbers · stopped at 42 %");
        assertThat(root(shown).getTextContent()).isEqualTo(shown.plain());
        assertThat(root(shown).getElementsByTagName("progress").getLength()).as("bars").isZero();
    }

    private static Element bar(Shown shown) throws Exception {
        return (Element) root(shown).getElementsByTagName("progress").item(0);
    }

    private static Element root(Shown shown) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(shown.data())))
                .getDocumentElement();
    }
}
