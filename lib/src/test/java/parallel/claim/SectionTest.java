package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SectionTest {

    @Test
    void sectionsAreTheArticles() {
        assertThat(IntStream.of(1, 2, 8, 9, 13, 14, 28, 29, 41, 50, 74, 76, 103, 104, 118).mapToObj(Section::of)).containsExactly(Section.MOTTO, Section.INTRODUCTION, Section.INTRODUCTION,
                Section.CONCURRENCY, Section.CONCURRENCY, Section.MULTIPROCESSING, Section.THREADS_VS_PROCESSES, Section.HOWS_AND_WHYS, Section.WHEN_NOT_TO_USE_THREADS,
                Section.ANTI_EXAMPLE, Section.CONCURRENT_WAY_1, Section.CONCURRENT_WAY_2, Section.FINAL_CONCURRENT_WAY, Section.CONCURRENT, Section.REFERENCES);
    }
}
