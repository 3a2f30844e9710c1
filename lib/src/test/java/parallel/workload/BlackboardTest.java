package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlackboardTest {

    @Test
    void aBlackboardIsThisProcesssOwn() throws Exception {
        Blackboard.wipe();
        assertThat(Blackboard.WRITE.apply(5L)).isEqualTo(1);
        assertThat(Blackboard.WRITE.apply(7L)).isEqualTo(2);
        assertThat(Blackboard.lines()).containsExactly(5L, 7L);
        Blackboard.wipe();
        assertThat(Blackboard.lines()).isEmpty();
    }
}
