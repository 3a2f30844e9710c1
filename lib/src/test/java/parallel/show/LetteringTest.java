package parallel.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LetteringTest {

    private static final Font FONT = Lettering.plain(15);

    @Test
    void theFontIsTheJarsOwnWithEveryLetterThatChartsUse() throws Exception {
        assertThat(FONT.getFontName()).isEqualTo("Source Sans 3");
        assertThat(Lettering.bold(15).getFontName()).isEqualTo("Source Sans 3 Semibold");
        for (Font font : List.of(FONT, Lettering.bold(15))) {
            assertThat(font.canDisplayUpTo("×–−·%µ→←≤≥…’‘“”∞✓✗°±\u00a0")).as("the first letter that is missing").isEqualTo(-1);
            assertThat("0123456789".chars().mapToObj(digit -> Lettering.width(Character.toString(digit), font)).distinct()).as("widths of the figures").hasSize(1);
        }
        try (var licence = Lettering.class.getResourceAsStream("fonts/LICENSE.md")) {
            assertThat(new String(licence.readAllBytes(), StandardCharsets.UTF_8)).contains("SIL OPEN FONT LICENSE Version 1.1");
        }
    }

    @Test
    void aNameInAnotherScriptIsNotARowOfEmptyBoxes() {
        assertThat(Lettering.able("thread pool", FONT)).isEqualTo(FONT);
        Font other = Lettering.able("线程池", FONT);
        assertThat(other.getFamily()).isEqualTo(new Font(Font.SANS_SERIF, Font.PLAIN, 1).getFamily());
        assertThat(other.getSize2D()).isEqualTo(FONT.getSize2D());
        assertThat(Lettering.able("线程池", Lettering.bold(15)).isBold()).isTrue();
    }

    @Test
    void aSubtitleBreaksAfterASemicolonWhereItCan() {
        assertThat(Lettering.clauses("four ways; median; shorter is faster", FONT, 1000, 4)).containsExactly("four ways; median; shorter is faster");
        assertThat(Lettering.clauses("four ways to check many numbers; median; shorter is faster", FONT, 260, 4)).containsExactly("four ways to check many numbers;", "median; shorter is faster");
        assertThat(Lettering.clauses("four ways to check a hundred numbers one by one; median", FONT, 200, 4)).allMatch(line -> Lettering.width(line, FONT) <= 200).hasSize(2);
        assertThat(Lettering.clauses("thread pool (2), 2 inputs, 56 ms; a block is a stretch in which the thread was waiting or working; at the right its part of the time", FONT, 570, 4))
                .containsExactly("thread pool (2), 2 inputs, 56 ms;", "a block is a stretch in which the thread was waiting or working;", "at the right its part of the time");
    }

    @Test
    void labelsThatDoNotMeetStayWhereTheyWantToBe() {
        assertThat(Lettering.spread(new double[] {90, 10, 50}, 20, 0, 100)).containsExactly(90, 10, 50);
    }

    @Test
    void labelsThatMeetAreCentredOnTheirPlace() {
        assertThat(Lettering.spread(new double[] {50, 50, 50}, 20, 0, 100)).containsExactly(30, 50, 70);
    }

    @Test
    void labelsKeepOrderDistanceAndBounds() {
        var random = new Random(3);
        for (int run = 0; run < 500; run++) {
            double[] wanted = random.doubles(1 + random.nextInt(10), 0, 200).toArray();
            double[] places = Lettering.spread(wanted, 20, 0, 200);
            Integer[] order = new Integer[wanted.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Double.compare(wanted[a], wanted[b]));
            for (int i = 0; i < order.length; i++) {
                assertThat(places[order[i]]).isBetween(-1e-9, 200 + 1e-9);
                if (i > 0) assertThat(places[order[i]] - places[order[i - 1]]).isGreaterThanOrEqualTo(20 - 1e-9);
            }
        }
    }

    @Test
    void wrapsBetweenWordsAndShortensTheMiddleOfWhatIsLeft() {
        assertThat(Lettering.wrap("shared queue of 4", FONT, 1000, 2)).containsExactly("shared queue of 4");
        assertThat(Lettering.wrap("a shared queue of four threads", FONT, 120, 3)).allMatch(line -> Lettering.width(line, FONT) <= 120)
                .noneMatch(line -> line.contains("…"));
        String last = Lettering.wrap("way with a name that goes on and on and on, number 17", FONT, 150, 2).getLast();
        assertThat(last).contains("…").endsWith("ber 17");
        assertThat(Lettering.width(last, FONT)).isLessThanOrEqualTo(150);
        assertThat(Lettering.wrap("x".repeat(500), FONT, 100, 2)).hasSize(2).allMatch(line -> Lettering.width(line, FONT) <= 100);
    }

    @Test
    void balancedLinesLeaveNoWordAlone() {
        var lines = Lettering.balanced("how many times as fast as sequential the pool of four threads was interval", FONT, 450, 3);
        assertThat(lines).hasSize(2);
        assertThat(Lettering.width(lines.getLast(), FONT)).isGreaterThan(Lettering.width(lines.getFirst(), FONT) * 0.7);
    }
}
