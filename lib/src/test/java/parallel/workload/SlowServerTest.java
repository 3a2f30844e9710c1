package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import parallel.Await;
import parallel.Caller;

class SlowServerTest {

    @Test
    void aServerAnswersOnTheLoopbackAddressOnly() throws Exception {
        var server = new SlowServer(Duration.ZERO, 2);
        assertThat(server.get(97)).isEqualTo(97);
        assertThat(InetAddress.getByName(server.address().getHost()).isLoopbackAddress()).isTrue();
        server.close();
        server.close();
        assertThatThrownBy(() -> {
            try (var socket = new Socket(server.address().getHost(), server.address().getPort())) {
                socket.getInputStream().read();
            }
        }).as("its port is closed").isInstanceOf(ConnectException.class);
    }

    @Test
    void anAnswerTakesItsTimeUnlessTheRequestIsInterrupted() throws Exception {
        try (var server = new SlowServer(Duration.ofSeconds(10), 1)) {
            var asks = Caller.of(() -> server.get(1));
            Await.until(() -> asks.thread().getState() == Thread.State.WAITING);
            assertThat(asks.interrupt()).isInstanceOf(InterruptedException.class);
        }
    }
}
