package parallel.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallel.Task;
import parallel.strategy.SharedIndex;
import parallel.strategy.Strategy;
import parallel.strategy.ThreadPool;

/** There is more than one right answer to the exercises of chapters 5 and 6: those that are not the master's pass, too. */
class RightInOtherWaysTest {

    private static void solved(Report report) {
        assertThat(report.state()).as(report.toString()).isEqualTo(Report.State.SOLVED);
    }

    @Test
    void aMachineThatTriesAgain() throws InterruptedException {
        final class Tries implements TicketMachine.Tickets {
            private final AtomicInteger last = new AtomicInteger();

            @Override
            public int next() {
                int mine = last.get();
                while (!last.compareAndSet(mine, mine + 1)) mine = last.get();
                return mine + 1;
            }
        }
        solved(TicketMachine.check(Tries::new));
    }

    /** A box office with one lock of any kind. */
    private record Office(Map<String, String> sold, ReentrantLock lock) implements TwoSeats.Office {
        @Override
        public boolean sell(String seat, String to) {
            lock.lock();
            try {
                return sold.putIfAbsent(seat, to) == null;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean sellBoth(String one, String other, String to) {
            lock.lock();
            try {
                if (!sell(one, to)) return false;
                if (sell(other, to)) return true;
                sold.remove(one);
                return false;
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    void anOfficeThatGivesASeatBackWhileNobodyLooks() throws InterruptedException {
        solved(TwoSeats.check(sold -> new Office(sold, new ReentrantLock())));
        solved(TwoSeats.check(sold -> new Office(sold, new ReentrantLock(true))));
    }

    @Test
    void anOfficeThatLocksTheMap() throws InterruptedException {
        final class LocksTheMap implements TwoSeats.Office {
            private final Map<String, String> sold;

            LocksTheMap(Map<String, String> sold) {
                this.sold = sold;
            }

            @Override
            public boolean sell(String seat, String to) {
                synchronized (sold) {
                    return sold.computeIfAbsent(seat, free -> to).equals(to);
                }
            }

            @Override
            public boolean sellBoth(String one, String other, String to) {
                synchronized (sold) {
                    if (sold.get(one) != null || sold.get(other) != null) return false;
                    sold.putAll(Map.of(one, to, other, to));
                    return true;
                }
            }
        }
        solved(TwoSeats.check(LocksTheMap::new));
    }

    @Test
    void aTransferThatSortsAndAsksFirst() throws InterruptedException {
        solved(Transfers.check((from, to, amount) -> {
            List<Transfers.Account> both = Stream.of(to, from).sorted((one, other) -> one.number() - other.number()).toList();
            both.forEach(Transfers.Account::lock);
            try {
                if (from.balance() < amount) throw new IllegalArgumentException("there is not enough");
                to.add(amount);
                from.add(-amount);
            } finally {
                both.forEach(Transfers.Account::unlock);
            }
        }));
    }

    static Stream<TakeUntilEmpty.Worker> workers() {
        return Stream.of(RightInOtherWaysTest::untilNothing, RightInOtherWaysTest::untilItThrows, RightInOtherWaysTest::underALock);
    }

    private static void untilNothing(Queue<Long> numbers, Consumer<Long> check) {
        while (true) {
            Long n = numbers.poll();
            if (n == null) return;
            check.accept(n);
        }
    }

    private static void untilItThrows(Queue<Long> numbers, Consumer<Long> check) {
        while (true) {
            Long n;
            try {
                n = numbers.remove();
            } catch (NoSuchElementException empty) {
                return;
            }
            check.accept(n);
        }
    }

    private static void underALock(Queue<Long> numbers, Consumer<Long> check) {
        while (true) {
            Long n;
            synchronized (numbers) {
                if (numbers.isEmpty()) return;
                n = numbers.remove();
            }
            check.accept(n);
        }
    }

    @ParameterizedTest
    @MethodSource("workers")
    void aWorkerThatTakesAndAsksInOne(TakeUntilEmpty.Worker worker) throws InterruptedException {
        solved(TakeUntilEmpty.check(worker));
    }

    @Test
    void aListThatLocksItself() throws InterruptedException {
        final class LocksItself implements CriticalSection.Output {
            private final List<Long> primes;

            LocksItself(List<Long> primes) {
                this.primes = Collections.synchronizedList(primes);
            }

            @Override
            public void store(long prime) {
                primes.add(prime);
            }

            @Override
            public List<Long> primes() {
                return new CopyOnWriteArrayList<>(primes.toArray(new Long[0]));
            }
        }
        solved(CriticalSection.check(LocksItself::new));
    }

    @Test
    void oneLockToReadAndToWrite() throws InterruptedException {
        final class ReadsAndWrites implements CriticalSection.Output {
            private final ReadWriteLock lock = new ReentrantReadWriteLock();
            private final List<Long> primes;

            ReadsAndWrites(List<Long> primes) {
                this.primes = primes;
            }

            @Override
            public void store(long prime) {
                lock.writeLock().lock();
                try {
                    primes.add(prime);
                } finally {
                    lock.writeLock().unlock();
                }
            }

            @Override
            public List<Long> primes() {
                lock.readLock().lock();
                try {
                    return primes.stream().toList();
                } finally {
                    lock.readLock().unlock();
                }
            }
        }
        solved(CriticalSection.check(ReadsAndWrites::new));
    }

    /** All tasks at once, and the pool's own list of futures. */
    private static final class InvokesAll implements Strategy {
        @Override
        public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
            try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
                List<Callable<R>> calls = new ArrayList<>();
                for (T each : inputs) calls.add(() -> task.apply(each));
                List<R> answers = new ArrayList<>();
                for (Future<R> each : pool.invokeAll(calls)) answers.add(each.get());
                return answers;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a task failed", e);
            }
        }
    }

    /** A virtual thread for each task, and four permits. */
    private static final class Permits implements Strategy {
        @Override
        public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
            var permits = new Semaphore(4);
            try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<R>> futures = new ArrayList<>();
                for (T each : inputs) {
                    futures.add(pool.submit(() -> {
                        permits.acquire();
                        try {
                            return task.apply(each);
                        } finally {
                            permits.release();
                        }
                    }));
                }
                List<R> answers = new ArrayList<>();
                for (Future<R> each : futures) answers.add(each.get());
                return answers;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static Stream<Strategy> pools() {
        return Stream.of(new InvokesAll(), new Permits(), new ThreadPool(4), new SharedIndex(4));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void aPoolOfFour(Strategy pool) throws InterruptedException {
        solved(PoolOfFour.check(() -> pool));
    }

    @Test
    void aPoolThatIsKeptUntilItIsClosed() throws InterruptedException {
        solved(PoolOfFour.check(() -> ThreadPool.kept(4)));
    }
}
