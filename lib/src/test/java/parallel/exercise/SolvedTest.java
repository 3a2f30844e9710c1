package parallel.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SolvedTest {

    @Test
    void theNumberOfExercisesOfEachChapterIsKnown() throws IOException {
        Map<String, Integer> counted = new TreeMap<>();
        Master.all().forEach(each -> counted.merge(each.chapter(), 1, Integer::sum));
        assertThat(Solved.EXERCISES).isEqualTo(counted);
    }

    @Test
    void progressCountsEachExerciseOnce() {
        Solved.add("7.1");
        Solved.add("7.1");
        int all = Solved.EXERCISES.get("7");
        assertThat(Solved.inWords("7.1")).startsWith("1 of " + all + " exercise").endsWith(" of this chapter is solved in this kernel");
        assertThat(Solved.inWords("99.1")).startsWith("0 of 1 exercise of");
    }
}
