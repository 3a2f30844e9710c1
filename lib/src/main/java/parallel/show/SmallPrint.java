package parallel.show;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parallel.measure.Timeline;
import parallel.measure.Timing;
import parallel.measure.Timings;

/** What stands under every chart and table: how many samples, on how many cores, with which JDK, and the notes. */
final class SmallPrint {

    private SmallPrint() { }

    /** For one experiment, for example {@code "51 to 200 samples each · 2 cores, JDK 25.0.3, Linux amd64"}. */
    static String of(Timings times) {
        return of(List.of(times));
    }

    /** For several experiments that share a picture; a note or a machine that they share is said once. */
    static String of(List<Timings> times) {
        Supplier<IntStream> samples = () -> times.stream().flatMap(each -> each.rows().stream()).mapToInt(Timing::samples);
        int least = samples.get().min().orElse(0), most = samples.get().max().orElse(0);
        String count = least == most ? least + (least == 1 ? " sample each" : " samples each") : least + " to " + most + " samples each";
        return Stream.concat(Stream.of(count), Stream.concat(times.stream().map(each -> each.machine().toString()),
                times.stream().flatMap(each -> each.notes().stream()))).distinct().collect(Collectors.joining(" · "));
    }

    /** For a timeline: where, and the notes. */
    static String of(Timeline timeline) {
        return Stream.concat(Stream.of(timeline.machine().toString()), timeline.notes().stream()).collect(Collectors.joining(" · "));
    }

    /** What the whiskers of a chart mean. */
    static String whiskers(Stream<Timing> rows) {
        List<Timing> all = rows.toList();
        if (all.stream().allMatch(row -> row.samples() == 1)) return "one run each";
        if (all.stream().allMatch(row -> row.rounds().size() < Timing.LEAST_ROUNDS)) return "median and range of the runs";
        return "median and its 99 % interval";
    }
}
