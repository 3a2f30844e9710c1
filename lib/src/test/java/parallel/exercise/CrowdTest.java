package parallel.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CrowdTest {

    @Test
    void releasesItsThreadsTogetherAndGivesTheFirstException() throws Exception {
        var all = new CountDownLatch(3);
        Crowd.of(3).run(me -> {
            all.countDown();
            all.await();                                   // ends only if all three are there at once
        });
        CountDownLatch begun = new CountDownLatch(3), ended = new CountDownLatch(3);
        assertThatThrownBy(() -> Crowd.of(3).run(me -> {
            try {
                begun.countDown();
                begun.await();
                if (me == 1) throw new IllegalStateException("the second");
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
        })).isInstanceOf(IllegalStateException.class).hasMessage("the second");
        assertThat(ended.getCount()).as("the others were told to end, and joined").isZero();
    }
}
