package parallel.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChaptersTest {

    private static final List<Path> THREE = Stream.of("00-introduction.ipynb", "06-the-anti-example.ipynb", "a-how-we-measure.ipynb")
            .map(Path::of).toList();

    @Test
    void areReadInOrderAndAReadersOwnNotebooksAreLeftOut(@TempDir Path folder) throws Exception {
        for (String name : List.of("a-how-we-measure.ipynb", "Untitled.ipynb", "06-the-anti-example.ipynb", "requirements.txt",
                "00-introduction.ipynb")) {
            Files.createFile(folder.resolve(name));
        }

        assertThat(Chapters.in(folder)).extracting(Path::getFileName).isEqualTo(THREE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "*                         | 00-introduction.ipynb 06-the-anti-example.ipynb a-how-we-measure.ipynb",
        "06*                       | 06-the-anti-example.ipynb",
        "06-the-anti-example       | 06-the-anti-example.ipynb",
        "06-the-anti-example.ipynb | 06-the-anti-example.ipynb",
        "a*, 00*                   | 00-introduction.ipynb a-how-we-measure.ipynb",
    })
    void areChosenByGlobsWithOrWithoutTheEnding(String patterns, String names) throws Exception {
        assertThat(Chapters.matching(patterns, THREE)).extracting(Path::toString).containsExactly(names.split(" "));
    }

    @Test
    void whenNoneMatchesTheMessageListsWhatThereIs() {
        assertThatThrownBy(() -> Chapters.matching("07*", THREE)).isInstanceOf(ChapterFailedException.class)
                .hasMessage("no chapter matches -Dnotebook=07*; there are: 00-introduction.ipynb, 06-the-anti-example.ipynb,"
                        + " a-how-we-measure.ipynb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "06{", "06[*", "[z-a]*"})
    void whatIsNoPatternIsSaid(String patterns) {
        assertThatThrownBy(() -> Chapters.matching(patterns, THREE)).isInstanceOf(ChapterFailedException.class)
                .hasMessageStartingWith("-Dnotebook=" + patterns + " is no pattern: give the beginnings of chapters' names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "6", "../06*", "Untitled*"})
    void whatFitsNoChapterIsSaid(String patterns) {
        assertThatThrownBy(() -> Chapters.matching(patterns, THREE)).isInstanceOf(ChapterFailedException.class)
                .hasMessageStartingWith("no chapter matches -Dnotebook=" + patterns + "; there are: 00-introduction.ipynb, ");
    }
}
