package parallel.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import parallel.measure.Experiment;
import parallel.measure.Timings;
import parallel.strategy.Strategy;
import parallel.workload.PrimeCheck;

/**
 * Does it matter in which order strategies are named? All orders of four.
 *
 * <p>In one JVM, as a reader runs a cell again in a notebook, nothing but the order changes from one experiment to the next; these rows
 * decide. With a fresh JVM for each order the JVMs differ too: the same code is compiled and laid out anew, which alone moves the times of
 * threads. Those rows say by how much. The class is also the fresh JVM's program.
 */
public final class Orders implements Part {

    private static final List<Way> WAYS = List.of(Way.SEQUENTIAL, Way.THREAD_PER_TASK, Way.SHARED_QUEUE, Way.THREAD_POOL);
    private static final List<Workload> LISTS = List.of(Workload.MILLISECOND, Workload.TENS_OF_MILLISECONDS);
    private static final int QUICK_ORDERS = 1;

    /** Of each way its medians in ns, in the order of the orders. */
    private record Found(Map<Way, List<Double>> medians) {
        Found() {
            this(new EnumMap<>(Way.class));
        }

        void add(Map<Way, Double> some) {
            some.forEach((way, median) -> medians.computeIfAbsent(way, w -> new ArrayList<>()).add(median));
        }
    }

    /** Measures four ways in an order that is given. */
    private interface Measurement {
        Map<Way, Double> of(List<Way> order) throws IOException, InterruptedException;
    }

    Orders() { }

    /** The fresh JVM: measures these ways in this order and prints a line for each, its median in ns. */
    public static void main(String[] ways) throws InterruptedException {
        Children.endWithParent();
        List<Way> order = Arrays.stream(ways).map(Way::valueOf).toList();
        here(Workload.MILLISECOND, order).forEach((way, median) -> System.out.println(way + " " + median));
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Table run(Settings settings) throws IOException, InterruptedException {
        Table table = new Table("Order: four strategies named in every order", "list", "JVMs", "strategy", "orders", "common median ms",
                "smallest ms", "largest ms", "largest deviation %", "aim %", "orders within", "order of the largest");
        List<List<Way>> orders = permutations(WAYS);
        if (settings.quick()) orders = orders.subList(0, QUICK_ORDERS);
        boolean within = true;
        for (Workload list : LISTS) {
            Found found = all(orders, list.title() + ", one JVM", order -> here(list, order));
            for (Way way : WAYS) within &= row(table, list, "one", way, found.medians.get(way), orders);
        }
        Found found = all(orders, Workload.MILLISECOND.title() + ", a fresh JVM", Orders::inFreshJvm);
        for (Way way : WAYS) row(table, Workload.MILLISECOND, "fresh", way, found.medians.get(way), orders);
        table.line("In one JVM, every strategy within the aim in every order: %s. The fresh JVMs are information.", within ? "yes" : "no");
        return table;
    }

    private Found all(List<List<Way>> orders, String where, Measurement measurement) throws IOException, InterruptedException {
        Found found = new Found();
        for (int i = 0; i < orders.size(); i++) {
            found.add(measurement.of(orders.get(i)));
            say("%s: %d of %d: %s", where, i + 1, orders.size(), orders.get(i));
        }
        return found;
    }

    private static boolean row(Table table, Workload list, String jvms, Way way, List<Double> medians, List<List<Way>> orders) {
        double common = Median.of(medians).value();
        double aim = way == Way.SEQUENTIAL ? 0.05 : 0.15;
        double[] deviations = medians.stream().mapToDouble(median -> Math.abs(median / common - 1)).toArray();
        int largest = 0;
        for (int i = 0; i < deviations.length; i++) if (deviations[i] > deviations[largest]) largest = i;
        long within = Arrays.stream(deviations).filter(deviation -> deviation <= aim).count();
        table.row(list.title(), jvms, way.title(), medians.size(), common / 1e6, medians.stream().min(Double::compare).orElseThrow() / 1e6,
                medians.stream().max(Double::compare).orElseThrow() / 1e6, "%.1f".formatted(100 * deviations[largest]),
                "%.0f".formatted(100 * aim), within, orders.get(largest));
        return within == medians.size();
    }

    private static Map<Way, Double> here(Workload list, List<Way> order) throws InterruptedException {
        Strategy[] ways = order.stream().map(Way::make).toArray(Strategy[]::new);
        Timings timings = Experiment.on(list.inputs(), PrimeCheck.TASK).compare(ways);
        Map<Way, Double> medians = new EnumMap<>(Way.class);
        for (int i = 0; i < ways.length; i++) medians.put(order.get(i), timings.of(ways[i].name()).medianNanos());
        return medians;
    }

    private static Map<Way, Double> inFreshJvm(List<Way> order) throws IOException, InterruptedException {
        Process child = Children.start(Orders.class, order.stream().map(Way::name).toList());
        try {
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (child.waitFor() != 0) throw new IllegalStateException("the JVM for the order " + order + " failed: " + said);
            Map<Way, Double> medians = new EnumMap<>(Way.class);
            said.lines().map(line -> line.split(" ")).forEach(words -> medians.put(Way.valueOf(words[0]), Double.valueOf(words[1])));
            if (medians.size() != order.size()) throw new IllegalStateException("the JVM for the order " + order + " said: " + said);
            return medians;
        } finally {
            Children.end(child);
        }
    }

    private static List<List<Way>> permutations(List<Way> ways) {
        if (ways.isEmpty()) return List.of(List.of());
        List<List<Way>> all = new ArrayList<>();
        for (Way first : ways) {
            List<Way> others = new ArrayList<>(ways);
            others.remove(first);
            for (List<Way> rest : permutations(others)) {
                List<Way> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }
}
