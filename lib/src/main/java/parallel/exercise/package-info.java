/**
 * Exercises that check themselves: the reader writes a class or a function in a cell, one line has it examined, and a {@link parallel.exercise.Report} says at once what
 * was tried, what was expected, what came, and one hint.
 *
 * <p>One public class for each exercise, named by its content; its examination is a JUnit 5 test class inside it, run by the platform's launcher in the kernel. What all
 * have in common: {@code Exercise} runs an examination with a limit, {@code Expect} compares, {@code Crowd} lets several threads do the same from the same moment on. Stub, solution
 * and wrong answers of each exercise stand in one file, {@code lib/src/exercises/5.1.md}. Knows the rooms before it that need nothing but the JDK:
 * {@link parallel.workload}, {@link parallel.strategy}, {@link parallel.hazard}. Used by chapters 1 to 7 and 9.
 */
package parallel.exercise;
