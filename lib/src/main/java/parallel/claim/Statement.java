package parallel.claim;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * One statement of the article and the cell of the workbook that answers it. A {@link Finding} is what a machine said of one.
 *
 * @param number   its number, 1 to 118, in the order of the article
 * @param kind     what kind of statement it is
 * @param sentence what the article says, in our words
 * @param chapter  the file of the chapter that answers it, without its ending; empty while no chapter does
 * @param cell     the id of the cell in it that answers it best; empty with the chapter
 */
public record Statement(int number, Kind kind, String sentence, String chapter, String cell) {

    /** What a sentence does; who reads it knows what kind of answer to expect. */
    public enum Kind {
        /** Says what a word means. */
        DEFINITION("definition"),
        /** Says what happens. */
        CLAIM_ABOUT_BEHAVIOUR("claim about behaviour"),
        /** Says what is faster or slower. */
        CLAIM_ABOUT_PERFORMANCE("claim about performance"),
        /** Says what to do. */
        ADVICE("advice"),
        /** Says what a method or class does. */
        API_FACT("API fact"),
        /** Says what something is like. */
        ANALOGY("analogy"),
        /** Names a source. */
        REFERENCE("reference"),
        /** Gives a measured number or a count. */
        NUMBER("number");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        static Kind of(String words) {
            return Arrays.stream(values()).filter(kind -> kind.words.equals(words)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no kind of statement is called '" + words + "'"));
        }

        /** In words: {@code "claim about behaviour"}. */
        @Override
        public String toString() {
            return words;
        }
    }

    /** @throws IllegalArgumentException if the number is out of range, or one of chapter and cell is there without the other */
    public Statement {
        if (number < 1 || number > 118) throw new IllegalArgumentException("the article's statements are numbered 1 to 118, not " + number);
        Objects.requireNonNull(kind, "the kind is null: give one of Statement.Kind");
        Objects.requireNonNull(sentence, "the sentence is null: give the article's words");
        Objects.requireNonNull(chapter, "the chapter is null: \"\" means none");
        Objects.requireNonNull(cell, "the cell is null: \"\" means none");
        if (chapter.isEmpty() != cell.isEmpty()) {
            throw new IllegalArgumentException("statement " + number + " needs a chapter and a cell, or neither, not '" + chapter + "' and '" + cell + "'");
        }
    }

    /** The section of the article that it stands in. */
    public Section section() {
        return Section.of(number);
    }

    /**
     * Where JupyterLab opens the chapter and goes to the cell, as seen from a neighbouring chapter: {@code 06-….ipynb#cell-id=…}. The book
     * makes its own links of these. Empty while no chapter answers it.
     */
    public Optional<String> link() {
        return cell.isEmpty() ? Optional.empty() : Optional.of(chapter + ".ipynb#cell-id=" + cell);
    }
}
