package parallel.show;

/**
 * Something ready to be displayed: a MIME type and its text. The kernels' renderers copy it out as it is.
 *
 * @param mime {@code "text/html"} or {@code "text/markdown"}
 * @param data the text of that type
 * @param plain the same in plain words, for a front end that shows neither
 */
public record Shown(String mime, String data, String plain) { }
