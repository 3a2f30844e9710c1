package parallel.hazard;

import java.util.concurrent.locks.ReentrantLock;

/** A lock that has a name, for those who look at it, and a number, for those who take several in order. */
@SuppressWarnings("serial")
class NamedLock extends ReentrantLock {

    final String name;
    final int number;

    NamedLock(String name, int number) {
        this.name = name;
        this.number = number;
    }
}
