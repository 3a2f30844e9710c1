package parallel.exercise;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which exercises are solved in this kernel. Nothing of it is written to disk. */
final class Solved {

    /** How many exercises each chapter has; held by a test. */
    static final Map<String, Integer> EXERCISES = Map.of("1", 3, "2", 3, "3", 3, "4", 3, "5", 3, "6", 3, "7", 3, "9", 3);

    private static final Set<String> NUMBERS = new HashSet<>();

    private Solved() { }

    /** Notes one. */
    static synchronized void add(String number) {
        NUMBERS.add(number);
    }

    /** For example {@code "1 of 3 exercises of this chapter are solved in this kernel"}. */
    static synchronized String inWords(String number) {
        String chapter = chapter(number);
        long solved = NUMBERS.stream().filter(each -> chapter(each).equals(chapter)).count();
        int all = EXERCISES.getOrDefault(chapter, 1);
        return solved + " of " + all + (all == 1 ? " exercise" : " exercises") + " of this chapter " + (solved == 1 ? "is" : "are") + " solved in this kernel";
    }

    private static String chapter(String number) {
        return number.substring(0, number.indexOf('.'));
    }
}
