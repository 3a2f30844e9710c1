package parallel.badinput;

import static parallel.badinput.BadInput.refused;

import java.util.ArrayList;
import java.util.List;
import parallel.exercise.ConcurrentOrParallel.Look;
import parallel.exercise.EnoughWorkers.Adviser;
import parallel.exercise.EvenPieces;

/** Bad numbers for {@code parallel.exercise}: those that a reader's answer may make. */
final class InExercise {

    private InExercise() { }

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        for (long[] bad : new long[][] {{-1, 5}, {5, 5}, {5, 4}, {Long.MIN_VALUE, 0}, {0, Long.MIN_VALUE}}) {
            all.add(refused("new ConcurrentOrParallel.Look.Turn", bad[0] + " to " + bad[1], () -> new Look.Turn(bad[0], bad[1]),
                    "from 0 or later to a later moment, not from " + bad[0] + " to " + bad[1]));
        }
        for (int bad : new int[] {0, -1, Integer.MIN_VALUE}) {
            all.add(refused("new EnoughWorkers.Adviser.Point", bad + " workers", () -> new Adviser.Point(bad, 1, 1), "workers: 1 or more, not " + bad));
        }
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            all.add(refused("new EnoughWorkers.Adviser.Point", "a speed-up of " + bad, () -> new Adviser.Point(1, bad, 1), "more than 0 and finite, not " + bad));
        }
        for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            all.add(refused("new EnoughWorkers.Adviser.Point", bad + " cores at work", () -> new Adviser.Point(1, 1, bad), "0 or more and finite, not " + bad));
        }
        for (long[] bad : new long[][] {{-1, 2}, {Long.MIN_VALUE, Long.MAX_VALUE}, {3, 2}, {0, -1}, {Long.MAX_VALUE, 0}}) {
            all.add(refused("new EvenPieces.Piece", "from " + bad[0] + " to " + bad[1], () -> new EvenPieces.Piece(bad[0], bad[1]),
                    "from 0 or more to that or more, not from " + bad[0] + " to " + bad[1]));
        }
        return all;
    }
}
