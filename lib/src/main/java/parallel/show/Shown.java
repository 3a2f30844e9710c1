package parallel.show;

import java.util.Objects;

/**
 * Something ready to be displayed: a MIME type and its text. The kernels' renderers copy it out as it is.
 *
 * @param mime {@code "text/html"} or {@code "text/markdown"}
 * @param data the text of that type
 * @param plain the same in plain words, for a front end that shows neither
 */
public record Shown(String mime, String data, String plain) {

    public Shown {
        Objects.requireNonNull(mime, "the kind of data is null: give it, for example \"text/html\"");
        Objects.requireNonNull(data, "the data is null: give what is to be shown");
        Objects.requireNonNull(plain, "the plain text is null: \"\" means none");
    }
}
