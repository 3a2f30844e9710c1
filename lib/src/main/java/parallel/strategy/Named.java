package parallel.strategy;

import java.util.List;
import java.util.Objects;
import parallel.Task;

/** A way under another name. */
record Named(String name, Strategy way) implements Strategy {

    Named {
        Objects.requireNonNull(way, "the way is null: name one, for example new ThreadPool(4)");
        if (name == null || name.isBlank()) throw new IllegalArgumentException("a way needs a name, not '" + name + "'");
    }

    @Override
    public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task)
            throws InterruptedException {
        return way.map(inputs, task);
    }

    @Override
    public boolean start() throws InterruptedException {
        return way.start();
    }

    @Override
    public void close() {
        way.close();
    }
}
