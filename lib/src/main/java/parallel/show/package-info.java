/**
 * What the reader sees: tables, charts, source listings and findings as something a notebook can display.
 * {@link parallel.show.Show} turns any of them into one piece of HTML or Markdown; it knows no notebook kernel.
 *
 * <p>Read them in this order: {@link parallel.show.Charts} and {@link parallel.show.Tables} are what cells call,
 * {@link parallel.show.Source} shows compiled code, {@link parallel.show.Findings} the verdicts. Behind them, {@code Theme} is the one look
 * of all charts, {@code Overlay} sets labels in pixels, {@code HtmlTable} is the one way in which a table is written.
 * Used by every chapter.
 */
package parallel.show;
