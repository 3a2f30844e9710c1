package parallel.measure;

/**
 * Which of the ordered values bounds what one wants to know, with 99 % confidence and no assumption of a bell curve.
 *
 * <p><b>Source.</b> Conover, "Practical nonparametric statistics", 3rd edition: the confidence interval of a quantile (3.2) and of the
 * median difference by the signed ranks (5.7). Both are exact here.
 */
final class Ranks {

    /** What may be missed at each end. */
    private static final double TAIL = 0.005;

    private Ranks() { }

    /**
     * The rank, from 1, of the value that bounds the median of n from below: the largest k such that fewer than k of n values
     * fall below the true median with a probability of at most half a per cent. At least 1.
     *
     * @param n how many values, 1 to 1,000
     */
    static int ofMedian(int n) {
        if (n > 1_000) throw new IllegalArgumentException("at most 1,000 values, not " + n);
        double term = Math.pow(0.5, n);                  // the probability that none is below
        double sum = 0;
        int k = 0;
        while (sum + term <= TAIL) {
            sum += term;
            k++;
            term *= (double) (n - k + 1) / k;
        }
        return Math.max(1, k);
    }

    /**
     * The rank, from 1, of the mean of two (of n (n + 1) / 2 such means, each value with itself included) that bounds the middle of n
     * symmetric values from below: the signed-rank test turned round. At least 1.
     *
     * @param n how many values, 1 to 1,000
     */
    static int ofMeansOfTwo(int n) {
        if (n > 1_000) throw new IllegalArgumentException("at most 1,000 values, not " + n);
        int most = n * (n + 1) / 2;
        double[] probability = new double[most + 1];     // of each sum of the ranks of the positive values
        probability[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = rank * (rank + 1) / 2; sum >= 0; sum--) {
                probability[sum] = (probability[sum] + (sum >= rank ? probability[sum - rank] : 0)) / 2;
            }
        }
        double below = 0;
        int k = 0;
        while (k < most && below + probability[k] <= TAIL) below += probability[k++];
        return Math.max(1, k);
    }
}
