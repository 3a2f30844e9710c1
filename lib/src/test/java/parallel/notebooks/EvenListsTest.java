package parallel.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallel.workload.Numbers;

/** Where a chapter asks whether threads divide the work of a list, the list must be one that can be divided. */
class EvenListsTest {

    private static final Pattern LIST = Pattern.compile("Numbers\\.(primes|from)\\(([\\d_]+)L, (\\d+)\\)");

    @ParameterizedTest
    @ValueSource(strings = {"large-run", "large-python-run"})
    void twoWorkersCouldDivideTheLargeNumbersOfTheAntiExample(String cell) throws Exception {
        List<Long> numbers = list("06-the-anti-example.ipynb", cell);
        List<Long> work = numbers.stream().map(EvenListsTest::divisions).sorted(Comparator.reverseOrder()).toList();
        long one = 0, other = 0;
        for (long each : work) {                             // the largest first, to the worker who has less
            if (one <= other) one += each;
            else other += each;
        }
        assertThat((one + other) / (double) Math.max(one, other)).as("ideal speed-up on two workers").isGreaterThanOrEqualTo(1.9);
    }

    private static List<Long> list(String chapter, String cell) throws Exception {
        String source = NotebookLintChapter.read(Path.of("..", "notebooks", chapter)).cells().stream().filter(each -> each.id().equals(cell))
                .findFirst().orElseThrow().source();
        Matcher found = LIST.matcher(source);
        assertThat(found.find()).as("a list of numbers in the cell %s", cell).isTrue();
        long first = Long.parseLong(found.group(2).replace("_", ""));
        int count = Integer.parseInt(found.group(3));
        return found.group(1).equals("primes") ? Numbers.primes(first, count) : Numbers.from(first, count);
    }

    /** How many divisions the check of a number takes, in Java and in Python alike: by odd numbers, up to the first divisor or the root. */
    private static long divisions(long n) {
        if (n % 2 == 0) return 1;
        return LongStream.iterate(3, d -> d * d <= n, d -> d + 2).takeWhile(d -> n % d != 0).count() + 1;
    }
}
