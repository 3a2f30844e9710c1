package parallel.exercise;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 5.3: money goes from one account to another, each with a lock of its own, and no two who pay each other may wait for ever.
 *
 * <p>The accounts let another thread in after each step.
 * <pre>{@code
 * Transfers.check((from, to, amount) -> { … })      // a Report
 * }</pre>
 * <p><b>Failure.</b> None: what the reader's code throws is reported. <b>Interrupt.</b> Ends the examination and its threads, then {@link InterruptedException}. No thread is left behind.
 * <b>Memory effects.</b> An unlock of an account <i>happens-before</i> the next lock of it. <b>Thread safety.</b> Keeps nothing.
 * <b>Source.</b> The article, "Some other things like Deadlock"; Goetz et al., "Java Concurrency in Practice", section 10.1; chapter 5.
 */
public final class Transfers {

    /** The hint of the accounts themselves. */
    static final String BARE = "Two accounts change, and each has a lock of its own that all others use: whoever changes an account must have that account's lock.";

    /** What the reader is given. Its lock is one that a thread may take again while it has it. */
    public interface Account {
        /** 1 for the first account; it never changes. */
        int number();

        /** What is on it, 0 or more. */
        int balance();

        /** Waits until no other thread has the lock, and takes it. */
        void lock();

        /** @throws IllegalMonitorStateException if the calling thread has not locked it */
        void unlock();

        /**
         * Books it. The calling thread must have the lock.
         *
         * @param amount above 0 to pay in, below 0 to take out
         * @throws IllegalStateException if there is not enough on it; nothing is booked then
         */
        void add(int amount);
    }

    /** What the reader writes. */
    @FunctionalInterface
    public interface Transfer {
        /** Takes it from the one and pays it into the other; called by many threads at once. */
        void move(Account from, Account to, int amount);
    }

    private Transfers() { }

    /**
     * Examines an answer.
     *
     * @param answer moves money
     * @throws NullPointerException if it is {@code null}
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static Report check(Transfer answer) throws InterruptedException {
        return Exercise.of("5.3", "Who pays whom, and nobody waits for ever").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private static final String ALONE = "One transfer, nobody else there: take it from the one account, pay it into the other, and give back each lock that you took.";
        private static final String ON_ITS_WAY = "A lock was given back while the money was on its way: whoever looks now misses it. Keep both locks until both accounts are right.";
        private static final String CIRCLE = "Each of the two has one account and waits for the other's: a circle. It cannot close if all take their locks in the same order, "
                + "by something that all see alike and that does not change, whoever pays whom.";
        private static final String AUDITOR = "Yours is an order, and not everybody's: the auditor takes the smallest number first. One order helps only if all who lock keep to it.";
        private static final String LEFT_LOCKED = "add threw, and the line that gives the lock back was jumped over: the next one who wants this account waits for ever. What must happen in any case has a place in Java.";
        private static final String HALF_BOOKED = "The transfer failed, and half of it was done: think which of the two bookings can fail, and which one comes first.";
        private static final String SILENT = "Whoever asked for the transfer must hear that it failed: let the exception out.";

        private final Transfer answer;

        Checks(Transfer answer) {
            this.answer = answer;
        }

        @Test
        @Order(1)
        @DisplayName("one transfer of 30")
        void alone() throws Exception {
            var bank = new Bank(2, new WorstMoment(1));
            bank.watch(ON_ITS_WAY);
            move(bank, 2, 1, 30);
            Expect.that("the balances", List.of(130, 70), bank.balances(), ALONE);
            allGivenBack(bank, ALONE);
        }

        @Test
        @Order(2)
        @DisplayName("two customers pay each other at once, again and again")
        @WhenItHangs(CIRCLE)
        void eachOther() throws Exception {
            WorstMoment.often(() -> {
                var moment = new WorstMoment(2);
                var bank = new Bank(2, moment);
                Crowd.of(2).run(me -> moment.among(() -> move(bank, me + 1, 2 - me, 10 + me)));
                Expect.that("the balances", List.of(101, 99), bank.balances(), ALONE);
            });
        }

        @Test
        @Order(3)
        @DisplayName("an auditor, who locks all accounts from number 1 on, comes while money moves, again and again")
        @WhenItHangs(AUDITOR)
        void auditor() throws Exception {
            WorstMoment.often(() -> {
                var moment = new WorstMoment(2);
                var bank = new Bank(3, moment);
                Crowd.of(2).run(me -> moment.among(me == 0 ? () -> move(bank, 3, 1, 10) : () -> audit(bank)));
            });
        }

        @Test
        @Order(4)
        @DisplayName("somebody pays more than there is")
        void tooMuch() throws Exception {
            var bank = new Bank(2, new WorstMoment(1));
            Expect.fails("the transfer of 1,000", RuntimeException.class, () -> {
                answer.move(bank.account(2), bank.account(1), 10 * Bank.START);
                return "a return";
            }, SILENT);
            allGivenBack(bank, LEFT_LOCKED);
            Expect.that("the balances", List.of(Bank.START, Bank.START), bank.balances(), HALF_BOOKED);
        }

        private static void allGivenBack(Bank bank, String hint) {
            Expect.isTrue(bank.locked().isEmpty(), "the locks", "all given back", "still locked: " + bank.locked(), hint);
        }

        private Void move(Bank bank, int from, int to, int amount) throws Exception {
            return Expect.returns("a transfer", () -> {
                answer.move(bank.account(from), bank.account(to), amount);
                return null;
            }, ALONE);
        }

        private static Void audit(Bank bank) {
            for (int i = 1; i <= 3; i++) bank.account(i).lock();
            int sum = bank.sum();
            for (int i = 1; i <= 3; i++) bank.account(i).unlock();
            Expect.that("what the auditor finds", 3 * Bank.START, sum, ON_ITS_WAY);
            return null;
        }
    }
}
