"""The article's four ways of checking which numbers of a list are prime, and how long each takes.

    python3 four_ways.py SECONDS NUMBER NUMBER ...

Every way stores its answers and returns them in the order of the numbers, so that only the way differs.
Needs CPython 3.8 or newer and nothing else.
"""
import os
import queue
import random
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from math import isqrt
from time import perf_counter_ns


# == sequential way ==
class PrimeCheck:
    def __init__(self, numbers):
        self.numbers = numbers

    @staticmethod
    def is_prime(number):
        if number < 2:
            return False
        if number % 2 == 0:
            return number == 2
        for divisor in range(3, isqrt(number) + 1, 2):
            if number % divisor == 0:
                return False
        return True

    def check(self):
        return [self.is_prime(number) for number in self.numbers]


def sequential_way(numbers):
    return PrimeCheck(numbers).check()


# == concurrent way 1 ==
class PrimeThread(threading.Thread):
    def __init__(self, number):
        super().__init__()
        self.number = number

    def run(self):
        self.prime = PrimeCheck.is_prime(self.number)


def concurrent_way_1(numbers):
    threads = [PrimeThread(number) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [thread.prime for thread in threads]


# == concurrent way 2 ==
def concurrent_way_2(numbers):
    numbers_to_check = queue.Queue()
    for place, number in enumerate(numbers):
        numbers_to_check.put((place, number))
    output_prime = []
    lock = threading.Lock()

    def process_number():
        while True:
            try:
                place, number = numbers_to_check.get_nowait()
            except queue.Empty:
                return
            prime = PrimeCheck.is_prime(number)
            with lock:
                output_prime.append((place, prime))

    threads = []
    for _ in range(4):
        th = threading.Thread(target=process_number)
        th.start()
        threads.append(th)
    for th in threads:
        th.join()
    return [prime for place, prime in sorted(output_prime)]


# == final concurrent way ==
def final_concurrent_way(numbers):
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(PrimeCheck.is_prime, numbers))


# == measuring ==
WAYS = {
    "sequential way": sequential_way,
    "concurrent way 1": concurrent_way_1,
    "concurrent way 2": concurrent_way_2,
    "final concurrent way": final_concurrent_way,
}
SECOND = 1_000_000_000
ROUNDS = 8       # the fewest that bound a median with 99 % confidence; each round gives every way a block of its own, in shuffled order
ENOUGH = 300     # more samples than this in one block would teach nothing


def timed(way, numbers):
    start = perf_counter_ns()
    answers = way(numbers)
    return perf_counter_ns() - start, answers


def block(way, numbers, first, length):
    """Calls one way again and again for `length` ns; the calls of the first third warm up and are not counted."""
    begin = perf_counter_ns()
    if first < length:
        way(numbers)
        while perf_counter_ns() + first <= begin + length / 3:
            way(numbers)
    samples = [timed(way, numbers)[0]]
    while len(samples) < ENOUGH and perf_counter_ns() < begin + length:
        samples.append(timed(way, numbers)[0])
    return samples


def measure(numbers, seconds):
    first, answers = {}, {}
    for name, way in WAYS.items():                      # the cold run, which is what the article timed
        first[name], answers[name] = timed(way, numbers)
        if answers[name] != answers["sequential way"]:
            raise AssertionError(f"{name} gave other answers than sequential way")
    slow = max(first.values()) > SECOND
    rounds = {name: [] for name in WAYS}
    for _ in range(1 if slow else ROUNDS):
        for name in random.sample(list(WAYS), len(WAYS)):
            rounds[name].append(block(WAYS[name], numbers, first[name], seconds * SECOND / ROUNDS / len(WAYS)))
    return first, rounds, answers["sequential way"]


def report(first, rounds, answers):
    has_lock = getattr(sys, "_is_gil_enabled", lambda: True)()     # 3.13 and newer can be built without
    version = "{}.{}.{}".format(*sys.version_info)
    print("python", version, sys.implementation.name, "lock" if has_lock else "no lock", os.cpu_count() or 1, sep="\t")
    for name in WAYS:
        print(name, first[name], *(" ".join(map(str, samples)) for samples in rounds[name]), sep="\t")
    print("answers", "".join("1" if prime else "0" for prime in answers), sep="\t")


if __name__ == "__main__":
    report(*measure([int(number) for number in sys.argv[2:]], float(sys.argv[1])))
