/**
 * The way into a notebook: {@link parallel.kernel.Workbook#open()} in the first cell of every chapter, and one small class for
 * each of the two Java kernels, IJava and JJava, that lets it show what {@link parallel.show.Show} knows.
 *
 * <p>The kernels bring their own classes, so nothing outside {@code IJavaBridge} and {@code JJavaBridge} names one of them, and
 * {@code Workbook} loads in plain Java with neither. Used by every chapter.
 */
package parallel.kernel;
