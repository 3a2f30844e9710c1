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

/** Does it matter in which order strategies are named? All orders of four, each in a fresh JVM: its {@code main} is that JVM's program. */
public final class Orders implements Part {

    private static final List<Way> WAYS = List.of(Way.SEQUENTIAL, Way.THREAD_PER_TASK, Way.SHARED_QUEUE, Way.THREAD_POOL);
    private static final int QUICK_ORDERS = 3;

    Orders() { }

    /** The child: measures these ways in this order and prints a line for each, its median in ns. */
    public static void main(String[] ways) throws InterruptedException {
        Children.endWithParent();
        Strategy[] made = Arrays.stream(ways).map(way -> Way.valueOf(way).make()).toArray(Strategy[]::new);
        Timings timings = Experiment.on(Workload.MILLISECOND.inputs(), PrimeCheck.TASK).compare(made);
        for (int i = 0; i < ways.length; i++) System.out.println(ways[i] + " " + timings.of(made[i].name()).medianNanos());
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Table run(Settings settings) throws IOException, InterruptedException {
        List<List<Way>> orders = permutations(WAYS);
        if (settings.quick()) orders = orders.subList(0, QUICK_ORDERS);
        Map<Way, List<Double>> medians = new EnumMap<>(Way.class);
        for (List<Way> order : orders) {
            child(order).forEach((way, median) -> medians.computeIfAbsent(way, w -> new ArrayList<>()).add(median));
            say("%d of %d: %s", medians.get(WAYS.getFirst()).size(), orders.size(), order);
        }
        Table table = new Table("Order: four strategies named in every order, each order in a JVM of its own", "strategy", "orders",
                "common median ms", "smallest ms", "largest ms", "largest deviation %", "aim %", "orders within", "order of the largest");
        for (Way way : WAYS) row(table, way, medians.get(way), orders);
        table.line("The list: %s.", Workload.MILLISECOND.title());
        return table;
    }

    private static void row(Table table, Way way, List<Double> medians, List<List<Way>> orders) {
        double common = Median.of(medians).value();
        double aim = way == Way.SEQUENTIAL ? 0.05 : 0.15;
        double[] deviations = medians.stream().mapToDouble(median -> Math.abs(median / common - 1)).toArray();
        int largest = 0;
        for (int i = 0; i < deviations.length; i++) if (deviations[i] > deviations[largest]) largest = i;
        table.row(way.title(), medians.size(), common / 1e6, medians.stream().min(Double::compare).orElseThrow() / 1e6,
                medians.stream().max(Double::compare).orElseThrow() / 1e6, "%.1f".formatted(100 * deviations[largest]),
                "%.0f".formatted(100 * aim), Arrays.stream(deviations).filter(deviation -> deviation <= aim).count(),
                orders.get(largest));
    }

    private static Map<Way, Double> child(List<Way> order) throws IOException, InterruptedException {
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
