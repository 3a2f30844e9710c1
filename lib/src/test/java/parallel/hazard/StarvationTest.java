package parallel.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parallel.Await;
import parallel.Caller;

class StarvationTest {

    private static final Duration MS = Duration.ofMillis(1), WITHOUT_END = Duration.ofDays(1);

    @AfterEach
    void nobodyIsLeft() throws InterruptedException {
        Await.endOfThreads("greedy", "modest", "starving pool");
    }

    @Test
    void atAFairLockEverybodyGetsATurn() throws Exception {
        Shares shares = Starvation.atALock(new ReentrantLock(true), 2, MS);
        assertThat(shares.what()).isEqualTo("a fair lock");
        assertThat(shares.shares()).extracting(Shares.Share::name).containsExactly("greedy", "modest 1", "modest 2");
        assertThat(shares.shares()).allSatisfy(each -> assertThat(each.times()).isPositive());
        assertThat(shares.shares().stream().mapToDouble(shares::part).sum()).isBetween(0.999, 1.001);
    }

    /** On a busy machine the modest ones may be kept waiting while they hold it. */
    @Test
    void theGreedyOneHoldsTheLockForLongerThanTheOthers() throws Exception {
        Shares shares;
        do {
            shares = Starvation.atALock(new ReentrantLock(), 3, MS);
        } while (shares.part(shares.shares().getFirst()) <= 0.5);
        assertThat(shares.what()).isEqualTo("an unfair lock");
        assertThat(shares.longestWaitNanos()).isEqualTo(shares.shares().stream()
                .mapToDouble(Shares.Share::longestWaitNanos).max().orElseThrow());
    }

    @Test
    void shortTasksWaitForTheLongOnesInTheSamePoolOnly() throws Exception {
        var ended = new CountDownLatch(1);
        assertThat(Starvation.behindLongTasks(4, ended::await, 2, true)).satisfies(shares -> {
            assertThat(shares.what()).isEqualTo("a pool of their own");
            assertThat(shares.shares()).extracting(Shares.Share::name).containsExactly("short task 1", "short task 2");
        });
        var call = Caller.of(() -> Starvation.behindLongTasks(4, ended::await, 2, false));
        Await.until(() -> call.thread().getState() == Thread.State.WAITING);              // for the short tasks
        ended.countDown();
        assertThat(call.result()).isInstanceOfSatisfying(Shares.class, shares -> {
            assertThat(shares.what()).isEqualTo("one pool for all");
            assertThat(shares.shares()).hasSize(2).allSatisfy(each -> assertThat(each.longestWaitNanos()).isPositive());
        });
    }

    @Test
    void tasksThatWaitForTheirOwnPoolGetNoAnswerUntilThereIsAThreadMore() throws Exception {
        Starvation.OwnPool stuck = Starvation.ownPool(2, 2, MS), fine = Starvation.ownPoolWithin(WITHOUT_END, 3, 2);
        assertThat(stuck.answered()).isZero();
        assertThat(stuck.found()).as("nobody holds a lock, so the JVM's detector sees nothing").isFalse();
        assertThat(fine.answered()).isEqualTo(2);
        assertThat(stuck).hasToString("2 tasks that wait for another in a pool of 2 threads: 0 answered, "
                + "and the JVM's detector does not see it");
        assertThat(fine).hasToString("2 tasks that wait for another in a pool of 3 threads: 2 answered");
    }

    @Test
    void anInterruptEndsAPoolWhoseTasksWaitForEachOther() throws Exception {
        var call = Caller.of(() -> Starvation.ownPoolWithin(WITHOUT_END, 2, 2));
        Await.until(() -> call.thread().getState() == Thread.State.TIMED_WAITING);        // for the answers
        assertThat(call.interrupt()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void partsOfNothingAreNothing() {
        var idle = new Shares.Share("idle", 0, 0, 5);
        assertThat(new Shares("nothing", List.of(idle)).part(idle)).isZero();
    }
}
