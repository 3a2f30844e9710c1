/**
 * What the reader sees: tables, charts, source listings and findings as something a notebook can display.
 * {@link parallel.show.Show} turns any of them into one piece of HTML or Markdown; it knows no notebook kernel.
 * Used by every chapter.
 */
package parallel.show;
