package parallel.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.Left;

@Timeout(60)
class StarvationTest {

    private static final Duration MS = Duration.ofMillis(1);

    @AfterEach
    void nobodyIsLeft() throws InterruptedException {
        assertThat(Left.behind("greedy", "modest", "starving pool")).isEmpty();
    }

    @Test
    void atAFairLockNobodyComesTwiceWhileAnotherWaits() throws Exception {
        Shares shares = Starvation.atALock(new ReentrantLock(true), 2, MS);
        assertThat(shares.what()).isEqualTo("a fair lock");
        assertThat(shares.shares()).extracting(Shares.Share::name).containsExactly("greedy", "modest 1", "modest 2");
        // between two turns of the greedy one there is one of each modest one that waits; a busy machine wakes them late now and then
        long greedy = shares.shares().getFirst().times();
        assertThat(shares.shares().subList(1, 3)).allSatisfy(modest -> assertThat(modest.times()).isGreaterThan(greedy / 10));
        assertThat(shares.shares().stream().mapToDouble(shares::part).sum()).isBetween(0.999, 1.001);
    }

    @Test
    void theGreedyOneHoldsTheLockForLongerThanTheOthers() throws Exception {
        Shares shares = Starvation.atALock(new ReentrantLock(), 3, MS);
        assertThat(shares.what()).isEqualTo("an unfair lock");
        assertThat(shares.part(shares.shares().getFirst())).isGreaterThan(0.5);
        assertThat(shares.longestWaitNanos()).isEqualTo(shares.shares().stream().mapToDouble(Shares.Share::longestWaitNanos).max().orElseThrow());
    }

    @Test
    void shortTasksWaitForTheLongOnesInTheSamePoolOnly() throws Exception {
        // four tasks of 100 ms on two threads come first: 200 ms, and nothing of that in a pool of their own
        assertThat(Starvation.behindLongTasks(4, 2, false).shares()).allSatisfy(each -> assertThat(each.longestWaitNanos()).isGreaterThan(190e6));
        assertThat(Starvation.behindLongTasks(4, 2, true).shares()).hasSize(2).allSatisfy(each -> assertThat(each.longestWaitNanos()).isLessThan(190e6));
    }

    @Test
    void tasksThatWaitForTheirOwnPoolGetNoAnswerUntilThereIsAThreadMore() throws Exception {
        Starvation.OwnPool stuck = Starvation.ownPool(2, 2, Duration.ofMillis(50)), fine = Starvation.ownPool(3, 2, Duration.ofSeconds(5));
        assertThat(stuck.answered()).isZero();
        assertThat(stuck.found()).as("nobody holds a lock, so the JVM's detector sees nothing").isFalse();
        assertThat(fine.answered()).isEqualTo(2);
        assertThat(stuck).hasToString("2 tasks that wait for another in a pool of 2 threads: 0 answered, and the JVM's detector does not see it");
        assertThat(fine).hasToString("2 tasks that wait for another in a pool of 3 threads: 2 answered");
    }

    @Test
    void anInterruptEndsAPoolWhoseTasksWaitForEachOther() throws Exception {
        var thrown = new AtomicReference<Throwable>();
        Thread asks = Thread.ofPlatform().daemon().start(() -> {
            try {
                Starvation.ownPool(2, 2, Duration.ofSeconds(5));
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        while (asks.getState() != Thread.State.TIMED_WAITING && asks.isAlive()) Thread.onSpinWait();         // for the answers
        asks.interrupt();
        asks.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void partsOfNothingAreNothing() {
        var idle = new Shares.Share("idle", 0, 0, 5);
        assertThat(new Shares("nothing", List.of(idle)).part(idle)).isZero();
    }

    @Test
    void badInputIsRefusedAtTheDoor() {
        assertThatThrownBy(() -> Starvation.atALock(new ReentrantLock(), 0, MS)).hasMessage("modest threads: 1 to 100, not 0");
        assertThatThrownBy(() -> Starvation.atALock(new ReentrantLock(), 1, Duration.ZERO)).hasMessage("a greedy thread holds the lock above 0 up to 100 ms, not PT0S");
        assertThatThrownBy(() -> Starvation.behindLongTasks(0, 1, true)).hasMessage("long and short tasks: 1 to 100 each, not 0 and 1");
        assertThatThrownBy(() -> Starvation.ownPool(1, 101, MS)).hasMessage("threads and tasks: 1 to 100 each, not 1 and 101");
        assertThatThrownBy(() -> Starvation.ownPool(1, 1, Duration.ofSeconds(6))).hasMessage("a limit above 0 up to 5 s, not PT6S");
    }
}
