package parallel.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                            | nothing to do was named; there is 'member'
            run                                             | there is no 'run', only 'member'
            member                                          | --join is missing: where does a member of the cluster listen?
            member --join                                   | --join needs a value
            member --joint 1                                | 'member' has no option '--joint'
            member --join there                             | a member to join must be host:port, with a port of 1 to 65535, not 'there'
            member --join there:0                           | a member to join must be host:port, with a port of 1 to 65535, not 'there:0'
            member --join 127.0.0.1:99999                   | a member to join must be host:port, with a port of 1 to 65535, not '127.0.0.1:99999'
            member --join nowhere.invalid:5701              | no machine is known by the name 'nowhere.invalid'
            member --join 127.0.0.1:5701 --port many        | --port must be a whole number, not 'many'
            member --join 127.0.0.1:5701 --port -1          | the port must be 1 to 65535, or 0 for any, not -1
            member --join 127.0.0.1:5701 --threads 0        | the number of threads must be 1 to 1000, not 0
            member --join 127.0.0.1:5701 --name a/b         | a cluster's name must be 1 to 64 letters, digits, dots, hyphens and underscores, not 'a/b'
            member --join 127.0.0.1:5701 --address 0.0.0.0  | a cluster listens on one address, not on all: not '0.0.0.0'
            member --join 127.0.0.1:5701 --address 192.0.2.99 | no network interface of this machine has the address '192.0.2.99'; there are
            """)
    void whatCannotBeMeantIsSaidWithTheUsage(String arguments, String message) throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        List<String> words = arguments == null ? List.of() : Arrays.asList(arguments.split(" +"));
        assertThat(Main.run(words, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))).isEqualTo(Main.BAD_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message)
                .contains("Usage: java -jar parallel.jar member --join HOST:PORT");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
