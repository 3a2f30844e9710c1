package parallel.exercise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 3.1: asks all servers at once, and gives their answers in the servers' order.
 *
 * <p>There are more servers than cores, and each of them answers only when all have been asked: who waits needs no core.
 * <pre>{@code
 * AskTogether.check(MyAsker::new)
 * }</pre>
 * <p><b>Failure.</b> {@link NullPointerException} if there is no answer; all that the answer does wrong is in the report. <b>Interrupt.</b> Ends the check and the threads of the
 * answer, then {@link InterruptedException}. <b>Memory effects.</b> What the answer did <i>happens-before</i> the return, as far as its threads have ended.
 * <b>Thread safety.</b> Keeps nothing; safe. <b>Source.</b> The article, "When to use threads" ("network communication"); chapter 3.
 */
public final class AskTogether {

    /** More than this machine has cores: a thread for each core is not enough. */
    private static final int SERVERS = 8 + 2 * Runtime.getRuntime().availableProcessors();

    private AskTogether() { }

    /** What the reader writes. */
    @FunctionalInterface
    public interface Asker {
        /** The answers, in the order of the servers. @param servers each is asked by its {@code call}, which waits for the answer */
        List<String> ask(List<Callable<String>> servers) throws Exception;
    }

    /** Examines an answer. @param answer makes it, for example {@code MyAsker::new} */
    public static Report check(Supplier<? extends Asker> answer) throws InterruptedException {
        return Exercise.of("3.1", "Ask all servers at once").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private final Supplier<? extends Asker> answer;

        Checks(Supplier<? extends Asker> answer) {
            this.answer = answer;
        }

        @Test @Order(1) @DisplayName("one server is asked")
        void one() throws Exception {
            same(List.of("tea"), ask(List.of(() -> "tea")));
        }

        @Test @Order(2) @DisplayName("servers that answer when all of them have been asked")
        void together() throws Exception {
            var meeting = new Meeting(SERVERS);
            List<String> answers = ask(servers(i -> {
                meeting.come();
                return name(i);
            }));
            Expect.isTrue(!meeting.inVain(), "asked at the same time", SERVERS + " servers", "" + meeting.most(), meeting.most() == 1
                    ? "The second server was asked when the first had answered. get() waits for an answer: first ask all of them, then wait for the first."
                    : "There was a thread for some servers only, as many perhaps as this machine has cores. Who waits for a server needs no core: take a thread for each server.");
            same(names(), answers);
        }

        @Test @Order(3) @DisplayName("the first server answers last")
        void lastFirst() throws Exception {
            List<CountDownLatch> answered = Collections.nCopies(SERVERS + 1, 0).stream().map(i -> new CountDownLatch(1)).toList();
            answered.getLast().countDown();
            same(names(), ask(servers(i -> {
                Patience.await(answered.get(i + 1));
                if (i == 0) Thread.sleep(50);              // time for whoever does not wait to come back without it
                answered.get(i).countDown();
                return name(i);
            })));
        }

        @Test @Order(4) @DisplayName("a server that is down")
        void down() throws Exception {
            Expect.fails("asking when a server is down", IOException.class, () -> ask(servers(i -> {
                if (i == 1) throw new IOException("server 2 is down");
                return name(i);
            })), "A server's exception was lost. It comes out of the future's get(): let it go on to the caller, who must not take a hole for an answer.");
        }

        private List<String> ask(List<Callable<String>> servers) throws Exception {
            return answer.get().ask(servers);
        }

        private static void same(List<String> expected, List<String> came) {
            Expect.isTrue(came != null, "the list of answers", expected.size() + " answers", "null", "Return the list of answers.");
            List<String> copy = new ArrayList<>(came);         // threads that are not joined may still write into it
            long there = copy.stream().filter(each -> each != null && !each.isEmpty()).count();
            Expect.isTrue(copy.size() == expected.size() && there == expected.size(), "the number of answers", "" + expected.size(), "" + there,
                    "The list came back before all servers had answered, or not all were asked. Wait for each of them.");
            Expect.inOrder(expected, copy, "The answers do not stand in the order of their servers: perhaps the fastest came first. Keep the futures in the order "
                    + "of the servers, and take the answers from them in that order.");
        }

        /** What one server does. */
        private interface Server {
            String answer(int i) throws Exception;
        }

        private static List<Callable<String>> servers(Server server) {
            return IntStream.range(0, SERVERS).<Callable<String>>mapToObj(i -> () -> server.answer(i)).toList();
        }

        private static String name(int i) {
            return "server " + (i + 1);
        }

        private static List<String> names() {
            return IntStream.range(0, SERVERS).mapToObj(Checks::name).toList();
        }
    }
}
