package parallel.badinput;

import static parallel.badinput.BadInput.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import parallel.claim.LedgerView;
import parallel.hazard.Outcome;
import parallel.hazard.Outcomes;
import parallel.hazard.WaitForGraph;
import parallel.measure.Multiples;
import parallel.measure.Timings;
import parallel.show.Charts;
import parallel.show.Listing;
import parallel.show.Show;
import parallel.show.Source;
import parallel.show.Tables;
import parallel.show.Units;
import parallel.strategy.ThreadPool;
import parallel.workload.Crowd;

/** Bad numbers, sizes and names for {@code parallel.show}. */
final class InShow {

    private static final Timings NONE = Timings.none("the database", "no PostgreSQL for this system");

    private InShow() { }

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        String nothing = "there is nothing to draw: ";
        all.add(refused("Charts.times", "nothing measured", () -> Charts.times(NONE), nothing + "the database was not measured (no PostgreSQL for this system)"));
        all.add(refused("Charts.firstAndSteady", "nothing measured", () -> Charts.firstAndSteady(NONE), nothing + "the database was not measured"));
        all.add(refused("Charts.multiples", "nobody", () -> Charts.multiples("a"), nothing + "nobody's times were given"));
        all.add(refused("Charts.multiples", "no times", () -> Charts.multiples("a", new Multiples("somebody", Map.of())), nothing + "no times of somebody"));
        all.add(refused("Charts.shares", "nobody", () -> Charts.shares("a"), nothing + "no shares were given"));
        all.add(refused("Charts.waits", "nobody", () -> Charts.waits("a"), nothing + "no shares were given"));
        all.add(refused("Charts.crowds", "nobody", () -> Charts.crowds("a"), nothing + "no crowds were given"));
        all.add(refused("Charts.crowds", "waits of two lengths", () -> Charts.crowds("a", Valid.CROWD, new Crowd("b", 1, 1, Duration.ofMillis(2), 1, OptionalLong.empty(), "")),
                "need waits of the same length"));
        all.add(refused("Charts.waitFor", "no waits", () -> Charts.waitFor(new WaitForGraph(List.of())), nothing + "nobody waits"));
        all.add(refused("Charts.verdicts", "no verdict", () -> Charts.verdicts(new LedgerView(List.of(), Instant.EPOCH)), nothing + "no statement has a verdict yet"));
        all.add(refused("Tables.lateness", "nothing", Tables::lateness, "no ticks to show"));
        all.add(refused("Tables.outcomes", "nothing", Tables::outcomes, "name one at least"));
        all.add(refused("Tables.outcomes", "two different races", () -> Tables.outcomes(Valid.OUTCOMES, new Outcomes("a", "b", List.of(new Outcomes.Row(Outcome.wrong("2", ""), 1)))), "two different races"));
        all.add(refused("Tables.multiples", "nothing", Tables::multiples, "there is nothing to show", "give one at least"));
        all.add(refused("Tables.shares", "nothing", Tables::shares, "there is nothing to show", "give one at least"));
        all.add(refused("Tables.dinners", "nothing", Tables::dinners, "there is nothing to show", "give one at least"));
        all.add(refused("Tables.whichTool", "nothing", Tables::whichTool, "there is nothing to show", "give one at least"));
        all.add(refused("Show.of", "a thing that is unknown", () -> Show.of("text"), "nothing is known of how to show a java.lang.String"));
        for (String bad : List.of("", " ", "Java", "c++", "java\n")) {
            all.add(refused("new Listing", "the language '" + bad.strip() + "' " + bad.length(), () -> new Listing("a", "b", bad), "a language is one word like java, not '" + bad + "'"));
        }
        all.add(refused("Source.of", "int", () -> Source.of(int.class), "int has no source of its own"));
        all.add(refused("Source.of", "a class without source", () -> Source.of(String.class), "the source of String cannot be shown"));
        all.add(refused("Source.of", "an unknown method", () -> Source.of(ThreadPool.class, "nothing"), "nothing"));
        for (double bad : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
            all.add(refused("Units.time", String.valueOf(bad), () -> Units.time(bad), "a time in nanoseconds must be a number from 0.0 up, not " + bad));
            all.add(refused("Units.multiple", String.valueOf(bad), () -> Units.multiple(bad), "a multiple must be a number from 0.0 up, not " + bad));
            all.add(refused("Units.bytes", String.valueOf(bad), () -> Units.bytes(bad), "an amount of bytes must be a number from 0.0 up, not " + bad));
            all.add(refused("Units.percent", String.valueOf(bad), () -> Units.percent(bad), "a part must be a number from 0.0 up, not " + bad));
        }
        return all;
    }
}
