package parallel.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallel.Task;
import parallel.strategy.SharedIndex;
import parallel.strategy.Strategy;
import parallel.strategy.ThreadPool;
import parallel.strategy.VirtualThreads;

/** There is more than one right answer to the exercises of chapters 5, 6 and 9: those that are not the master's pass, too. */
@Tag("slow")
class RightInOtherWaysTest {

    /** With as many schedules as the reader's answer has at least; what ends must end, on a machine however busy. */
    private static final Limits LIMITS = Limits.after(Duration.ofMinutes(2), Duration.ofMinutes(2), Duration.ofMinutes(2), Duration.ZERO);

    private static void solved(ScopedValue.CallableOp<Report, InterruptedException> check) throws InterruptedException {
        Report report = ScopedValue.where(Limits.OF_THIS_CHECK, LIMITS).call(check);
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
        solved(() -> TicketMachine.check(Tries::new));
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
        solved(() -> TwoSeats.check(sold -> new Office(sold, new ReentrantLock())));
        solved(() -> TwoSeats.check(sold -> new Office(sold, new ReentrantLock(true))));
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
        solved(() -> TwoSeats.check(LocksTheMap::new));
    }

    @Test
    void aTransferThatSortsAndAsksFirst() throws InterruptedException {
        solved(() -> Transfers.check((from, to, amount) -> {
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
        solved(() -> TakeUntilEmpty.check(worker));
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
        solved(() -> CriticalSection.check(LocksItself::new));
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
        solved(() -> CriticalSection.check(ReadsAndWrites::new));
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
        solved(() -> PoolOfFour.check(() -> pool));
    }

    @Test
    void aPoolThatIsKeptUntilItIsClosed() throws InterruptedException {
        solved(() -> PoolOfFour.check(() -> ThreadPool.kept(4)));
    }

    @Test
    void placesByALockAndACondition() throws InterruptedException {
        final class Counted implements FewPlaces.Places {
            private int free;

            Counted(int places) {
                free = places;
            }

            @Override
            public String dine(Callable<String> meal) throws Exception {
                synchronized (this) {
                    while (free == 0) wait();
                    free--;
                }
                try {
                    return meal.call();
                } finally {
                    synchronized (this) {
                        free++;
                        notify();
                    }
                }
            }
        }
        solved(() -> FewPlaces.check(Counted::new));
    }

    @Test
    void placesThatLieInAQueue() throws InterruptedException {
        final class Taken implements FewPlaces.Places {
            private final BlockingQueue<Integer> free = new LinkedBlockingQueue<>();

            Taken(int places) {
                for (int i = 0; i < places; i++) free.add(i);
            }

            @Override
            public String dine(Callable<String> meal) throws Exception {
                int mine = free.take();
                try {
                    return meal.call();
                } finally {
                    free.add(mine);
                }
            }
        }
        solved(() -> FewPlaces.check(Taken::new));
    }

    @Test
    void placesByAFairSemaphore() throws InterruptedException {
        solved(() -> FewPlaces.check(places -> {
            var free = new Semaphore(places, true);
            return meal -> {
                free.acquire();
                try {
                    return meal.call();
                } finally {
                    free.release();
                }
            };
        }));
    }

    /** Both halves put aside, and both fetched; or in three parts, and down to one number. */
    private static final class Forks extends RecursiveTask<List<Long>> {
        private static final long serialVersionUID = 1;
        private final transient List<Long> part;
        private final transient LongPredicate isPrime;
        private final int parts;

        Forks(List<Long> part, LongPredicate isPrime, int parts) {
            this.part = part;
            this.isPrime = isPrime;
            this.parts = parts;
        }

        @Override
        protected List<Long> compute() {
            if (part.size() < parts) {
                List<Long> primes = new ArrayList<>();
                for (long each : part) if (isPrime.test(each)) primes.add(each);
                return primes;
            }
            List<Forks> all = new ArrayList<>();
            for (int i = 0; i < parts; i++) all.add(new Forks(part.subList(part.size() * i / parts, part.size() * (i + 1) / parts), isPrime, parts));
            return ForkJoinTask.invokeAll(all).stream().flatMap(each -> each.join().stream()).toList();
        }
    }

    @Test
    void partsThatAreAllPutAside() throws InterruptedException {
        solved(() -> ForkAndJoin.check((part, isPrime) -> new Forks(part, isPrime, 2)));
        solved(() -> ForkAndJoin.check((part, isPrime) -> new Forks(part, isPrime, 3)));
    }

    @Test
    void theLibrarysOwnWayIsAllOrNone() throws InterruptedException {
        solved(() -> AllOrNone.check(dishes -> new VirtualThreads().map(dishes, Callable::call)));
    }

    /** No pool: threads, a queue of those that have ended, and two loops to end the others. */
    private static List<String> byHand(List<Callable<String>> dishes) throws Exception {
        BlockingQueue<Future<String>> ended = new LinkedBlockingQueue<>();
        List<FutureTask<String>> tasks = new ArrayList<>();
        List<Thread> cooks = new ArrayList<>();
        for (Callable<String> each : dishes) {
            var task = new FutureTask<>(each);
            tasks.add(task);
            cooks.add(Thread.ofVirtual().start(() -> {
                task.run();
                ended.add(task);
            }));
        }
        InterruptedException told = null;
        try {
            for (int i = 0; i < tasks.size(); i++) ended.take().get();
        } finally {
            cooks.forEach(Thread::interrupt);
            for (Thread each : cooks) {
                while (each.isAlive()) {
                    try {
                        each.join();
                    } catch (InterruptedException again) {
                        told = again;
                    }
                }
            }
        }
        if (told != null) throw told;
        return tasks.stream().map(Future::resultNow).toList();
    }

    @Test
    void allOrNoneByHand() throws InterruptedException {
        solved(() -> AllOrNone.check(RightInOtherWaysTest::byHand));
    }

    @Test
    void allOrNoneByOnePromiseOfAFailure() throws InterruptedException {
        solved(() -> AllOrNone.check(dishes -> {
            try (var cooks = Executors.newVirtualThreadPerTaskExecutor()) {
                var failed = new CompletableFuture<Object>();
                List<CompletableFuture<String>> menu = new ArrayList<>();
                for (Callable<String> each : dishes) {
                    menu.add(CompletableFuture.supplyAsync(() -> {
                        try {
                            return each.call();
                        } catch (Exception thrown) {
                            failed.completeExceptionally(thrown);
                            throw new CompletionException(thrown);
                        }
                    }, cooks));
                }
                try {
                    CompletableFuture.anyOf(failed, CompletableFuture.allOf(menu.toArray(CompletableFuture[]::new))).get();
                } finally {
                    cooks.shutdownNow();
                }
                return menu.stream().map(CompletableFuture::join).toList();
            }
        }));
    }
}
