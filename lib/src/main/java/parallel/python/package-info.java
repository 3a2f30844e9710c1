/**
 * The article's programs on the reader's CPython: {@link parallel.python.Python} finds the interpreter, runs the four ways of
 * the article's anti-example in it, and shows their Python source. Knows {@link parallel.measure} only, so that times from
 * Python stand in the same tables and charts as times from Java.
 * Used by chapters 0, 4, 6 and 8.
 */
package parallel.python;
