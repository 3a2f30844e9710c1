package parallel.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KernelPortsTest {

    @Test
    void eachCallHasFivePortsOfItsOwn() {
        assertThat(KernelPorts.options()).hasSize(6).doesNotContainAnyElementsOf(KernelPorts.options().subList(1, 6))
                .contains("--AsyncKernelManager.cache_ports=False").anyMatch(option -> option.startsWith("--AsyncKernelManager.hb_port=2"));
    }

    @Test
    void aBlockWithAPortThatIsTakenIsPassedOver() throws Exception {
        int first = KernelPorts.next(new AtomicInteger());
        try (ServerSocket other = new ServerSocket(first + 4, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThat(KernelPorts.next(new AtomicInteger())).isGreaterThanOrEqualTo(first + 5);
        }
    }

    @Test
    void afterTheLastBlockComesTheFirst() {
        assertThat(KernelPorts.next(new AtomicInteger(2_000))).isLessThan(30_000);
    }
}
