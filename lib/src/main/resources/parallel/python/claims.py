"""Measures, in CPython, what sentences of the article speak of; whoever reads the numbers judges them.

    python3 claims.py PART...          parts: speed, data, ways, futures, threads

Prints lines: a name, then its numbers or words, with tabs between them. Times are in ns, in rounds; the ways of one
question take turns in each round, in shuffled order. Needs CPython 3.8 or newer, also without a global lock, and nothing else.
"""
import dis
import os
import queue
import random
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor, TimeoutError as NotYet, as_completed
from time import perf_counter_ns

ROUNDS = 10      # two more than the fewest that tell two ways apart with 99 % confidence
CHUNKS = 8       # a piece of work for the processor has so many chunks, of some milliseconds each
RUNS = 10        # how often a race is run


def say(name, *values):
    print(name, *values, sep="\t")


def chunk(length=40_000):
    total = 0
    for i in range(length):
        total += i * i % 7
    return total


def together(bodies):
    """Runs each of these in a thread of its own and waits for all."""
    threads = [threading.Thread(target=body) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def compare(what, ways, calls=1):
    """Times these ways, by name; in each round every way is called so often, and the mean counts."""
    for way in ways.values():
        way()
    rounds = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name in random.sample(list(ways), len(ways)):
            start = perf_counter_ns()
            for _ in range(calls):
                ways[name]()
            rounds[name].append((perf_counter_ns() - start) // calls)
    for name, nanos in rounds.items():
        say(what + "/" + name, *nanos)


# == speed: what threads bring ==
def on_threads(count):
    def some():
        for _ in range(CHUNKS // count):
            chunk()
    return lambda: together([some] * count)


def in_a_row():
    for _ in range(CHUNKS):
        chunk()


def is_prime(number):
    return number > 1 and all(number % divisor for divisor in range(2, int(number ** 0.5) + 1))


def pool_of_4(task, inputs):
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(task, inputs))


def nap(_=None):
    time.sleep(0.005)


def naps_in_a_row():
    for _ in range(8):
        nap()


def cores_busy(count=2, seconds=0.25):
    """CPU time of the process over time on the clock, while so many threads are busy."""
    def busy():
        while time.perf_counter() < end:
            pass
    cpu, wall = time.process_time(), time.perf_counter()
    end = wall + seconds
    together([busy] * count)
    return (time.process_time() - cpu) / (time.perf_counter() - wall)


def waited(workers):
    """How long a tiny request waits, in ns, that was made when a long job had begun."""
    begun = threading.Event()

    def long_job():
        begun.set()
        for _ in range(5):                     # many turns of 5 ms, so that one turn is little beside all of them
            in_a_row()
    with ThreadPoolExecutor(max_workers=workers) as desk:
        desk.submit(long_job)
        begun.wait()
        start = perf_counter_ns()
        desk.submit(is_prime, 97).result()
        return perf_counter_ns() - start


CHILD = """
import sys
def chunk(length):
    total = 0
    for i in range(length): total += i * i % 7
for line in sys.stdin:
    for _ in range(int(line)): chunk(40_000)
    print(flush=True)
"""


def processes():
    """The work in one child process, and shared by two; they wait for work and end with their input."""
    children = [subprocess.Popen([sys.executable, "-I", "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
                for _ in range(2)]

    def share(some):
        for child in some:
            print(CHUNKS // len(some), file=child.stdin, flush=True)
        for child in some:
            child.stdout.readline()
    try:
        compare("processes", {"one process": lambda: share(children[:1]), "two processes": lambda: share(children)})
    finally:
        for child in children:
            child.stdin.close()
            child.wait()
            child.stdout.close()


def speed():
    compare("work", {"sequential": in_a_row, "2 threads": on_threads(2), "4 threads": on_threads(4)})
    compare("tiny", {"sequential": lambda: [is_prime(n) for n in range(100)], "pool of 4": lambda: pool_of_4(is_prime, range(100))}, calls=3)
    compare("naps", {"sequential": naps_in_a_row, "8 threads": lambda: together([nap] * 8)})
    say("busy", cores_busy())
    say("behind", sorted(waited(1) for _ in range(3))[1])
    say("beside", sorted(waited(2) for _ in range(3))[1])
    processes()


# == data: what threads share ==
counter = 0


def add(a, b):
    return a + b


def count():
    global counter
    counter += 1


def read_pause_write(times):
    """Counts up so often, with a pause between reading and writing, now shorter, now longer."""
    global counter
    for _ in range(times):
        read = counter
        time.sleep(random.random() * 0.0002)
        counter = read + 1


def counted():
    """What four threads have counted up to, that should be 80."""
    global counter
    counter = 0
    together([lambda: read_pause_write(20)] * 4)
    return counter


def appended():
    """How many of 20,000 numbers stand in a list that four threads have filled."""
    numbers = []

    def fill():
        for i in range(5_000):
            numbers.append(i)
    together([fill] * 4)
    return len(numbers)


def taken(take):
    """How many numbers four threads took altogether until there were none."""
    sums = []

    def empty_it():
        mine = 0
        try:
            while True:
                take()
                mine += 1
        except (queue.Empty, IndexError):
            sums.append(mine)
    together([empty_it] * 4)
    return sum(sums)


def filled_queue():
    numbers = queue.Queue()
    for i in range(2_000):
        numbers.put(i)
    return numbers


def pooled():
    """The tasks of a pool fill a list and count up, without a lock: how many are in the list, how far was it counted?"""
    global counter
    counter = 0
    numbers = []

    def task(number):
        numbers.append(number)
        read_pause_write(1)
    pool_of_4(task, range(100))
    return len(numbers), counter


def adders():
    """How many threads add to a list what a pool's tasks have returned."""
    results, adding = [], set()
    with ThreadPoolExecutor(max_workers=4) as pool:
        for prime in pool.map(is_prime, range(100)):
            results.append(prime)
            adding.add(threading.get_ident())
    return len(adding)


def lines_in_one_file():
    lock = threading.Lock()
    handle, name = tempfile.mkstemp(text=True)
    try:
        with open(handle, "w") as file:
            def write():
                for i in range(500):
                    with lock:
                        file.write("%d\n" % i)
            together([write] * 2)
        with open(name) as file:
            return len(file.readlines())
    finally:
        os.remove(name)


def seen_of_a_thread():
    """Of 100 numbers that four threads wrote, how many does another see; and does a thread see what another keeps for itself?"""
    board, own, heard = [], threading.local(), []
    own.secret = "a secret"
    together([lambda: board.extend(range(25))] * 4)
    together([lambda: heard.append(hasattr(own, "secret"))])
    return len(board), int(heard[0])


def data():
    say("add", *(each.opname for each in dis.get_instructions(add)))
    say("count", *(each.opname for each in dis.get_instructions(count)))
    say("seen", *seen_of_a_thread())
    say("lines", lines_in_one_file())
    threads()
    say("counted", *(counted() for _ in range(RUNS)))
    say("appended", *(appended() for _ in range(RUNS)))
    say("queue", *(taken(filled_queue().get_nowait) for _ in range(RUNS)))
    say("plain", *(taken(list(range(2_000)).pop) for _ in range(RUNS)))
    runs = [pooled() for _ in range(RUNS)]
    say("pool list", *(listed for listed, _ in runs))
    say("pool counted", *(count for _, count in runs))
    say("adders", adders())


def threads():
    """How many threads a small program has: one of its own, because this one has another that watches its input."""
    program = "import threading; print(threading.active_count())"
    say("threads", subprocess.check_output([sys.executable, "-I", "-c", program], text=True).strip())


# == ways: the article's, and their parts ==
def thread_each():
    together([lambda: is_prime(7)] * 100)


def there_and_back():
    """A token goes to another thread and back a hundred times: 200 switches. Who has a lock of its own cannot go on until the other opens it."""
    there, back = threading.Lock(), threading.Lock()
    there.acquire()
    back.acquire()

    def other():
        for _ in range(100):
            there.acquire()
            back.release()
    thread = threading.Thread(target=other)
    thread.start()
    for _ in range(100):
        there.release()
        back.acquire()
    thread.join()


def ways():
    say("isAlive", int(hasattr(threading.Thread, "isAlive")))
    compare("parts", {"way 1": thread_each, "200 switches": there_and_back}, calls=2)
    compare("naps", {"sequential": lambda: [nap() for _ in range(4)], "thread each": lambda: together([nap] * 4)})
    ended = []

    def late(i):
        time.sleep(0.05 - 0.015 * i)
        return i
    with ThreadPoolExecutor(max_workers=4) as pool:
        ended.extend(each.result() for each in as_completed([pool.submit(late, i) for i in range(4)]))
    say("ended", *ended)
    say("answers", *pool_of_4(late, range(4)))


# == futures ==
def gone_on(task):
    """How much of its usual speed this thread has while a task runs in the background."""
    def units(more):
        done, start = 0, time.perf_counter()
        while more(time.perf_counter() - start):
            chunk(200)
            done += 1
        return done / (time.perf_counter() - start)
    usual = units(lambda seconds: seconds < 0.1)
    with ThreadPoolExecutor(max_workers=1) as pool:
        future = pool.submit(task)
        return units(lambda seconds: not future.done()) / usual


def futures():
    started, go = threading.Event(), threading.Event()
    with ThreadPoolExecutor(max_workers=2) as pool:
        pool.submit(started.set)                      # and nobody asks for the result
        say("ran unasked", int(started.wait(2)))
        say("result", pool.submit(lambda: 6 * 7).result())
        try:
            pool.submit(int, "seven").result()
            say("raised", "nothing")
        except Exception as error:
            say("raised", type(error).__name__)
        download = pool.submit(lambda: go.wait(2) and "data")
        before = download.done()
        try:
            early = str(download.result(timeout=0.02))
        except NotYet:
            early = "not yet"
        go.set()
        after = download.result() == "data"
        say("download", int(before), early, int(download.done() and after))
    say("gone on", gone_on(lambda: time.sleep(0.15)), gone_on(lambda: chunk(2_000_000)))


PARTS = {"speed": speed, "data": data, "ways": ways, "futures": futures, "threads": threads}

if __name__ == "__main__":
    for part in sys.argv[1:]:
        PARTS[part]()
