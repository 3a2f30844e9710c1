package parallel.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListingTest {

    @Test
    void isAFencedBlockThatItsCodeCannotEnd() {
        assertThat(Show.of(new Listing("x", "int a;"))).isEqualTo(new Shown("text/markdown", "```java\nint a;\n```", "int a;"));
        assertThat(Show.of(new Listing("x", "a = 1\n", "python")).data()).isEqualTo("```python\na = 1\n```");
        assertThat(Show.of(new Listing("x", "// ``` and ````")).data()).startsWith("`````java\n").endsWith("\n`````");
    }
}
