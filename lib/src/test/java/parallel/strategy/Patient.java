package parallel.strategy;

import java.time.Duration;
import java.util.List;
import parallel.Task;

/** A way, called with another patience than the usual: no test waits that out, nor races with it. */
record Patient(Strategy way, Patience patience) implements Strategy {

    /** For what must end. Less than JUnit's own limit: a thread that does not end is named, then. */
    private static final Duration ENDLESS = Duration.ofMinutes(4);
    /** For what does not end before it is told to. */
    private static final Duration LITTLE = Duration.ofMillis(5);

    static Strategy endlessly(Strategy way) {
        return new Patient(way, new Patience(ENDLESS, ENDLESS));
    }

    static Strategy hardly(Strategy way) {
        return new Patient(way, new Patience(LITTLE, LITTLE));
    }

    static Strategy hardlyWithAProcess(Strategy way) {
        return new Patient(way, new Patience(ENDLESS, LITTLE));
    }

    private ScopedValue.Carrier patiently() {
        return ScopedValue.where(Patience.BOUND, patience);
    }

    @Override
    public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
        return patiently().<List<R>, InterruptedException>call(() -> way.map(inputs, task));
    }

    @Override
    public boolean start() throws InterruptedException {
        return patiently().<Boolean, InterruptedException>call(way::start);
    }

    @Override
    public void close() {
        patiently().run(way::close);
    }

    @Override
    public String name() {
        return way.name();
    }
}
