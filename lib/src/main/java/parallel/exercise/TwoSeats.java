package parallel.exercise;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 5.2: a box office that sells a seat, or two seats together or none, while other tills sell, too.
 *
 * <p>Its map is thread-safe, and lets another thread in after each of its steps.
 * <pre>{@code
 * TwoSeats.check(MyOffice::new)            // a Report
 * }</pre>
 * <p><b>Failure.</b> None: what the reader's code throws is reported. <b>Interrupt.</b> Ends the examination and its threads, then {@link InterruptedException}. No thread is left behind.
 * <b>Memory effects.</b> Those of a {@code ConcurrentMap}; what the threads did <i>happens-before</i> the report. <b>Thread safety.</b> Keeps nothing.
 * <b>Source.</b> Goetz et al., "Java Concurrency in Practice", section 2.2 ("check-then-act"); chapter 5.
 */
public final class TwoSeats {

    /** What the reader writes. */
    public interface Office {
        /** Sells the seat if it is free; whether it did. */
        boolean sell(String seat, String to);

        /** Sells both seats if both are free, and else neither; whether it did. */
        boolean sellBoth(String one, String other, String to);
    }

    private TwoSeats() { }

    /**
     * Examines an answer.
     *
     * @param answer makes an office from a map of who has which seat
     * @throws NullPointerException if it is {@code null}
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static Report check(Function<? super Map<String, String>, ? extends Office> answer) throws InterruptedException {
        return Exercise.of("5.2", "Two seats or none").check(Checks.class, answer);
    }

    /** Who has which seat. Each call is safe by itself. */
    private static final class Hall extends ConcurrentHashMap<String, String> {

        private static final long serialVersionUID = 1;

        private final transient WorstMoment moment;

        Hall(WorstMoment moment) {
            this.moment = moment;
        }

        private <T> T then(T answer) {
            moment.here();
            return answer;
        }

        @Override
        public String get(Object seat) {
            return then(super.get(seat));
        }

        @Override
        public boolean containsKey(Object seat) {
            return get(seat) != null;
        }

        @Override
        public String put(String seat, String to) {
            return then(super.put(seat, to));
        }

        @Override
        public String putIfAbsent(String seat, String to) {
            return then(super.putIfAbsent(seat, to));
        }

        @Override
        public String computeIfAbsent(String seat, Function<? super String, ? extends String> to) {
            return then(super.computeIfAbsent(seat, to));
        }

        @Override
        public String compute(String seat, BiFunction<? super String, ? super String, ? extends String> to) {
            return then(super.compute(seat, to));
        }

        @Override
        public String remove(Object seat) {
            return then(super.remove(seat));
        }

        @Override
        public boolean remove(Object seat, Object to) {
            return then(super.remove(seat, to));
        }
    }

    @Examination
    static final class Checks {

        private static final String ALONE = "One customer at a time, and it is wrong already: a seat is sold once, and of two seats both are sold or neither.";
        private static final String BOTH = "Both were told that they have it. Each call of the map is safe, two of them in a row are not: between your look and your taking came the other. "
                + "A lock helps if it is around both, and if all who sell use the same one.";
        private static final String HALF = "Of two seats together one is theirs and one is not: between your two steps came the other one.";
        private static final String NOBODY = "A seat was free, and nobody got it: who takes one seat first and gives it back later has told the other in between that it is sold.";
        private static final String HANGS = "Both wait: each has locked one seat and wants the other's. One lock for the whole office has no such trouble.";

        private final Function<? super Map<String, String>, ? extends Office> answer;

        Checks(Function<? super Map<String, String>, ? extends Office> answer) {
            this.answer = answer;
        }

        @Test
        @Order(1)
        @DisplayName("one customer after the other")
        @WhenItHangs(HANGS)
        void alone() throws Exception {
            var hall = new Hall(new WorstMoment(1));
            Office office = answer.apply(hall);
            Expect.that("a single seat", true, selling(() -> office.sell("A2", "Ada")), ALONE);
            Expect.that("the same seat again", false, selling(() -> office.sell("A2", "Alan")), ALONE);
            Expect.that("two seats, the second one sold", false, selling(() -> office.sellBoth("A1", "A2", "Grace")), ALONE);
            Expect.that("two seats, the first one sold", false, selling(() -> office.sellBoth("A2", "A3", "Grace")), ALONE);
            Expect.that("two seats that are free", true, selling(() -> office.sellBoth("B1", "B2", "Edsger")), ALONE);
            Expect.that("who has which seat", Map.of("A2", "Ada", "B1", "Edsger", "B2", "Edsger"), Map.copyOf(hall), ALONE);
        }

        @Test
        @Order(2)
        @DisplayName("two families want the same two seats at once, again and again")
        @WhenItHangs(HANGS)
        void families() throws Exception {
            WorstMoment.often(() -> {
                var moment = new WorstMoment(2);
                var hall = new Hall(moment);
                Office office = answer.apply(hall);
                boolean[] sold = both(moment, () -> office.sellBoth("A1", "A2", "Ada"), () -> office.sellBoth("A2", "A1", "Alan"));
                once(sold, "Ada", "Alan");
                String winner = sold[0] ? "Ada" : "Alan";
                Expect.that("who has which seat", Map.of("A1", winner, "A2", winner), Map.copyOf(hall), HALF);
            });
        }

        @Test
        @Order(3)
        @DisplayName("a family wants two seats, and somebody one of them, again and again")
        @WhenItHangs(HANGS)
        void familyAndOne() throws Exception {
            WorstMoment.often(() -> {
                var moment = new WorstMoment(2);
                var hall = new Hall(moment);
                Office office = answer.apply(hall);
                boolean[] sold = both(moment, () -> office.sellBoth("A1", "A2", "the family"), () -> office.sell("A2", "Grace"));
                once(sold, "the family", "Grace");
                Expect.that("who has which seat", sold[0] ? Map.of("A1", "the family", "A2", "the family") : Map.of("A2", "Grace"), Map.copyOf(hall), HALF);
            });
        }

        @Test
        @Order(4)
        @DisplayName("a family comes too late, and somebody wants the seat that is left, again and again")
        @WhenItHangs(HANGS)
        void left() throws Exception {
            WorstMoment.often(() -> {
                var moment = new WorstMoment(2);
                var hall = new Hall(moment);
                Office office = answer.apply(hall);
                office.sell("A2", "Edsger");
                boolean[] sold = both(moment, () -> office.sellBoth("A1", "A2", "the family"), () -> office.sell("A1", "Grace"));
                Expect.isTrue(!sold[0], "the family", "refused, A2 is Edsger's", "both seats sold to it", BOTH);
                Expect.isTrue(sold[1], "Grace, who wants A1", "sold to her", "refused, and nobody has it", NOBODY);
            });
        }

        private static boolean[] both(WorstMoment moment, Callable<Boolean> one, Callable<Boolean> other) throws Exception {
            boolean[] sold = new boolean[2];
            Crowd.of(2).run(me -> sold[me] = moment.among(() -> selling(me == 0 ? one : other)));
            return sold;
        }

        private static boolean selling(Callable<Boolean> call) throws Exception {
            return Expect.returns("a customer", call, ALONE);
        }

        private static void once(boolean[] sold, String one, String other) {
            Expect.isTrue(!(sold[0] && sold[1]), one + " and " + other, "one of them is told that it is sold", "both have bought it", BOTH);
            Expect.isTrue(sold[0] || sold[1], one + " and " + other, "one of them gets it", "neither did", NOBODY);
        }
    }
}
