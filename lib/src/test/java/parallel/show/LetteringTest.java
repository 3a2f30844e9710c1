package parallel.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LetteringTest {

    private static final Font FONT = Lettering.plain(15);

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
