package parallel.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import parallel.show.sample.Sample;

class SourceTest {

    @Test
    void aClassWithoutPackageImportsAndJavadoc() {
        Listing listing = Source.of(Sample.class);
        assertThat(listing.title()).isEqualTo("Sample");
        assertThat(listing.code()).startsWith("public record Sample(int size) implements IntSupplier {").endsWith("\n}")
                .doesNotContain("licence", "package", "import java", "javadoc", "Adds one", "other overload", "Deep inside", "\n\n\n")
                .contains("\"/** not a comment */ { import x; \"", "// why it is here", "        // a comment that stays\n",
                        "            /** neither is this */\n", "/* this stays too */", "    // about the overload\n    int add(int other)",
                        "    interface Inner {\n\n        void go();\n    }");
    }

    @Test
    void oneMethodMovedToTheMargin() {
        assertThat(Source.of(Sample.class, "getAsInt")).isEqualTo(new Listing("Sample.getAsInt", """
                @Override
                public int getAsInt() {
                    // a comment that stays
                    String text = \"""
                        /** neither is this */
                          kept } as it is
                        \""";
                    return size + text.length();
                }"""));
    }

    @Test
    void allOverloadsWithTheCommentAboveThem() {
        assertThat(Source.of(Sample.class, "add").code()).isEqualTo("""
                // about the overload
                int add(int other) {
                    return size + other;     /* this stays too */
                }

                int add(List<Integer> others) {
                    return others.size();
                }""");
    }

    @Test
    void nestedClassesFieldsAndConstructors() {
        assertThat(Source.of(Sample.class, "Inner").code()).isEqualTo("interface Inner {\n\n    void go();\n}");
        assertThat(Source.of(Sample.class, "TRICK").code()).startsWith("static final String TRICK").endsWith("// why it is here");
        assertThat(Source.of(Sample.class, "Sample").code()).startsWith("public Sample {");
    }

    @Test
    void aMemberThatThereIsNotListsThoseThereAre() {
        assertThatThrownBy(() -> Source.of(Sample.class, "mpa")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Sample has no member 'mpa'; there are ").hasMessageContaining("getAsInt, add, Inner")
                .hasMessageNotContaining("<init>");
    }

    @Test
    void aClassWithoutSourceSaysWhatToDo() {
        assertThatThrownBy(() -> Source.of(String.class)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java/lang/String.java").hasMessageContaining("write it in a cell, so its source stands there");
        Object anonymous = new Object() { };
        assertThatThrownBy(() -> Source.of(anonymous.getClass())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Source.of(int[].class)).isInstanceOf(IllegalArgumentException.class);
    }
}
