package parallel.exercise;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Accounts with a lock each, which let another thread in after each step.
 *
 * <p>Who waits for a lock hears an interrupt, so that a deadlock can be ended; the JVM knows who has which of them, so that it can be told.
 */
final class Bank {

    /** What each account has at the beginning. */
    static final int START = 100;

    private final WorstMoment moment;
    private final List<Vault> vaults;
    private String whenOnItsWay;
    /** Said once: what a {@code finally} does after it would hide it. */
    private volatile NotAsExpected complaint;

    Bank(int accounts, WorstMoment moment) {
        this.moment = moment;
        this.vaults = IntStream.rangeClosed(1, accounts).mapToObj(Vault::new).toList();
    }

    /** From now on nobody may give a lock back while money is on its way: for one thread alone. */
    void watch(String hint) {
        whenOnItsWay = hint;
    }

    Transfers.Account account(int number) {
        return vaults.get(number - 1);
    }

    List<Integer> balances() {
        return vaults.stream().map(Vault::balance).toList();
    }

    int sum() {
        return vaults.stream().mapToInt(Vault::balance).sum();
    }

    /** The accounts that are locked, in words; empty if none is. */
    String locked() {
        return vaults.stream().filter(each -> each.lock.isLocked()).map(Vault::toString).collect(Collectors.joining(", "));
    }

    private NotAsExpected complain(String what, String expected, String came, String hint) {
        complaint = Expect.failed(what, expected, came, hint);
        return complaint;
    }

    private final class Vault implements Transfers.Account {

        private final int number;
        private final ReentrantLock lock = new ReentrantLock();
        private volatile int balance = START;

        Vault(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public int balance() {
            return balance;
        }

        @Override
        public void lock() {
            try {
                lock.lockInterruptibly();
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
                throw new CancellationException("told to end while it waited for account " + number);
            }
            moment.here();
        }

        @Override
        public void unlock() {
            if (!lock.isHeldByCurrentThread()) throw new IllegalMonitorStateException("account " + number + " is unlocked by a thread that has not locked it");
            int total = START * vaults.size(), sum = sum();
            if (whenOnItsWay != null && sum != total && complaint == null) {
                throw complain("on all accounts together, when account " + number + " is unlocked", String.valueOf(total), String.valueOf(sum), whenOnItsWay);
            }
            lock.unlock();
            moment.here();
        }

        @Override
        public void add(int amount) {
            if (!lock.isHeldByCurrentThread()) {
                throw complain("account " + number, "changed by a thread that has locked it", "changed by one that has not", Transfers.BARE);
            }
            if (balance + amount < 0) throw new IllegalStateException("account " + number + " has only " + balance);
            balance = balance + amount;
            moment.here();
        }

        @Override
        public String toString() {
            return "account " + number;
        }
    }
}
