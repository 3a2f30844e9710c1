"""Does anything hang, leak or get lost? Runs the chapters as readers do who are in a hurry, or the unit tests, and counts.

Lab.java calls it in the workbook's own Python. Each part is a row or more of one table, which is printed
and kept in OUT with all that failed. The exit code is 0 if nothing did.
"""

import argparse
import concurrent.futures
import fnmatch
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import psutil

from kernels import NOTEBOOKS, SCRATCH, Kernel, ours, runs, temporary_files
from tests import AROUND, FIRST_LINES, ONE_CORE, RUNS, Tests, busy, nothing

IDLE_SECONDS = 1.0  # an interrupted kernel is idle within
QUIET_SECONDS = 2.0  # and burns nothing within
QUIET_SHARE = 0.05  # of a core
ORPHAN_SECONDS = 5.0
HEAP_SHARE = 0.10
PROBE = ("new ThreadPool(2).map(List.of(2L, 9L, 97L), PrimeCheck.TASK)", "[true, false, true]")
CELL_SECONDS = 120
AT_A_TIME = (os.cpu_count() or 1) + 1

# What a reader may write in a kernel without this workbook: each is interrupted, for comparison.
PLAIN = {
    "a busy loop": "long n = 0; while (n >= 0) n = (n + 1) % 1_000_000_007;",
    "busy tasks in a pool": """var pool = java.util.concurrent.Executors.newFixedThreadPool(2);
        java.util.concurrent.Callable<Long> task = () -> { long n = 0; while (n >= 0) n = (n + 1) % 1_000_000_007; return n; };
        pool.invokeAll(List.of(task, task));""",
    "sleeping tasks in a pool": """var pool = java.util.concurrent.Executors.newFixedThreadPool(2);
        java.util.concurrent.Callable<Long> task = () -> { Thread.sleep(60_000); return 1L; };
        var both = List.of(pool.submit(task), pool.submit(task)); for (var each : both) each.get();""",
    "a busy thread, joined": """var thread = new Thread(() -> { long n = 0; while (n >= 0) n = (n + 1) % 1_000_000_007; });
        thread.start(); thread.join();""",
    "a child process": """var child = new ProcessBuilder("sleep", "60").start(); child.waitFor();""",
    "a sleep": "Thread.sleep(60_000);",
}
PLAIN_PROBE = ("6 * 7", "42")


@dataclass
class Cell:
    id: str
    code: str
    seconds: float = 0.0  # how long it usually takes


@dataclass
class Row:
    """One line of the table: so many tries, so many of them failed, and the figures."""

    what: str
    tries: int = 0
    failed: int = 0
    figures: str = ""
    ours: bool = True  # a failure of this row is ours

    def line(self) -> str:
        return f"{self.what:<58} {self.tries:>6} {self.failed:>7}  {self.figures}"


@dataclass
class Soak:
    out: Path
    wanted: str  # which chapters
    size: float  # 1: the whole; less: only to see that it works
    random: random.Random
    maven: str  # its folder
    test_runs: list  # how often the unit tests run: quiet, beside busy processes, on one core
    rows: list = field(default_factory=list)
    failures: list = field(default_factory=list)
    durations: dict = field(default_factory=dict)

    def fail(self, where: str, what: str) -> None:
        self.failures.append(f"{where}: {what}")
        print(f"  FAILED {where}: {what[:400]}", flush=True)

    def row(self, *arguments) -> None:
        self.rows.append(Row(*arguments))
        print(self.rows[-1].line(), flush=True)

    def times(self, whole: int) -> int:
        return max(1, round(whole * self.size))

    # ---- the chapters

    def chapters(self) -> list[str]:
        return sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb") if (path.stem[:2].isdigit() or path.stem[1:2] == "-")
                      and any(fnmatch.fnmatch(path.stem, pattern.strip()) for pattern in self.wanted.split(",")))

    def cells(self, chapter: str) -> list[Cell]:
        notebook = nbformat.read(NOTEBOOKS / (chapter + ".ipynb"), as_version=4)
        known = self.durations.get(chapter, {})
        return [Cell(each.id, each.source, known.get(each.id, 0.0)) for each in notebook.cells if each.cell_type == "code"]

    def execute(self, kernel: Kernel, chapter: str) -> list[str]:
        """Runs all cells; the names of those that failed."""
        failed, known = [], self.durations.setdefault(chapter, {})
        for cell in self.cells(chapter):
            reply = kernel.run(cell.code, CELL_SECONDS)
            known[cell.id] = reply.seconds
            if not reply.ok:
                failed.append(cell.id)
                self.fail(f"{chapter}, cell {cell.id}", reply.error)
        return failed

    def timed(self, chapter: str) -> list[Cell]:
        """The cells with their durations, which an execution finds out if none has yet."""
        if chapter not in self.durations:
            with Kernel() as kernel:
                self.execute(kernel, chapter)
        return self.cells(chapter)

    # ---- the parts

    def runs(self) -> None:
        """Whole executions, each chapter in a fresh kernel: ten beside a busy process, five beside nothing but each other; `again` makes five
        more, so that half of all are beside a busy process."""
        for what, tries, beside in (("chapters executed in fresh kernels", 5, nothing), ("the same beside a busy process", 10, busy)):
            start = time.monotonic()
            with beside():
                failed = self.side_by_side(self.executed, self.chapters() * self.times(tries))
            self.row(what, len(failed), sum(failed), f"{self.times(tries)} whole executions, {AT_A_TIME} chapters at a time, {(time.monotonic() - start) / self.times(tries):.0f} s each")
        left = ours()
        self.row("processes left after all that", 1, len(left), "; ".join(describe(each) for each in left))

    def executed(self, chapter: str) -> bool:
        with Kernel() as kernel:
            return bool(self.execute(kernel, chapter))

    @staticmethod
    def side_by_side(what, chapters: list) -> list:
        """One more at a time than there are cores. Each disturbs the others: what they show is not for comparing times, only for what may fail."""
        with concurrent.futures.ThreadPoolExecutor(AT_A_TIME) as pool:
            return list(pool.map(what, chapters))

    def again(self) -> None:
        """Each chapter five times in one kernel: what has grown between the second and the fifth?"""
        self.side_by_side(self.five_times, self.chapters())

    def five_times(self, chapter: str) -> None:
        failed, seen = 0, []
        with Kernel() as kernel:
            for time_ in range(1, 6):
                failed += bool(self.execute(kernel, chapter))
                if time_ == 1:
                    kernel.watch()
                if time_ in (2, 5):
                    seen.append((settled(kernel.threads), kernel.heap(), kernel.open_files(), len(kernel.family()), temporary_files(kernel.pid)))
        (threads2, heap2, files2, _, _), (threads5, heap5, files5, children, temporary) = seen
        growth = heap5 / heap2 - 1
        wrong = [text for bad, text in (
            (threads5 != threads2, f"threads: {dict(threads5 - threads2)} more, {dict(threads2 - threads5)} fewer"),
            (growth > HEAP_SHARE, f"heap {growth:+.0%}"), (files5 != files2, f"open files: {dict(files5 - files2)} more, {dict(files2 - files5)} fewer"),
            (children > 0, f"{children} child processes"), (temporary > 0, f"{temporary} temporary files")) if bad]
        if wrong:
            self.fail(f"{chapter}, five times", "; ".join(wrong))
        self.row(f"{chapter[:35]}, five times in one kernel", 5, failed + len(wrong), f"threads {threads2.total()}, {threads5.total()}; heap "
                 f"{heap2 / 1e6:.1f}, {heap5 / 1e6:.1f} MB ({growth:+.0%}); files {files2.total()}, {files5.total()}; children {children}; temporary files {temporary}")

    def order(self) -> None:
        """Each cell twice in a row, then all cells but the first in random order."""
        twice = self.side_by_side(self.each_twice, self.chapters())
        self.row("cells run twice in a row", sum(ran for ran, _ in twice), sum(failed for _, failed in twice))
        mixed = self.side_by_side(lambda job: self.shuffled(*job), [(chapter, self.random.random()) for chapter in self.chapters()])
        self.row("cells in random order", sum(ran + refused + failed for ran, refused, failed in mixed), sum(failed for *_, failed in mixed),
                 f"{sum(ran for ran, *_ in mixed)} ran, {sum(refused for _, refused, _ in mixed)} said what was missing")

    def each_twice(self, chapter: str) -> tuple:
        ran = failed = 0
        with Kernel() as kernel:
            for cell in self.cells(chapter):
                for _ in range(2):
                    reply = kernel.run(cell.code, CELL_SECONDS)
                    ran += 1
                    if not reply.ok:
                        failed += 1
                        self.fail(f"{chapter}, cell {cell.id} twice", reply.error)
        return ran, failed

    def shuffled(self, chapter: str, seed: float) -> tuple:
        ran = refused = failed = 0
        first, *others = self.cells(chapter)
        random.Random(seed).shuffle(others)
        with Kernel() as kernel:
            kernel.run(first.code)
            for cell in others:
                reply = kernel.run(cell.code, CELL_SECONDS)
                if reply.ok:
                    ran += 1
                elif says_what_is_missing(reply.error):
                    refused += 1
                else:
                    failed += 1
                    self.fail(f"{chapter}, cell {cell.id} in random order", reply.error)
        return ran, refused, failed

    def interrupts(self) -> None:
        """Interrupts at random moments over all chapters' time; every interrupted cell is then run to its end."""
        counts = Interrupts(self, PROBE)
        self.interrupt_chapters(counts, self.times(100))
        counts.rows("interrupts, in a call of the library")

    def interrupt_chapters(self, counts: "Interrupts", wanted: int) -> None:
        each = max(1, wanted // len(self.chapters()))
        while counts.landed < wanted:
            for chapter in self.chapters():
                cells = self.timed(chapter)
                moments = sorted(self.random.uniform(0, sum(cell.seconds for cell in cells)) for _ in range(each))
                with Kernel() as kernel:
                    began = 0.0
                    for number, cell in enumerate(cells):
                        for moment in [m - began for m in moments if began <= m < began + cell.seconds and number > 0]:
                            counts.one(kernel, f"{chapter}, cell {cell.id}", cell.code, moment)
                        reply = kernel.run(cell.code, CELL_SECONDS)
                        if not reply.ok:
                            counts.wrong += 1
                            self.fail(f"{chapter}, cell {cell.id} after interrupts", reply.error)
                        began += cell.seconds
                        if number == 0:
                            kernel.watch()
                if counts.landed >= wanted:
                    break

    def bare(self) -> None:
        """The same for plain cells on the kernel as it is."""
        counts = Interrupts(self, PLAIN_PROBE, comparing=True)
        for what, code in PLAIN.items():
            for _ in range(self.times(3)):
                with Kernel() as kernel:
                    kernel.watch()
                    counts.one(kernel, what, code, 0.3 + self.random.random() / 2)
        counts.rows("for comparison: interrupts of plain cells, no library")

    def kills(self) -> None:
        """Kernels killed at random moments of the chapters that start processes."""
        tries, orphans, longest, had = 0, 0, 0.0, 0
        chapters = [chapter for chapter in self.chapters() if chapter[:2] in ("01", "02", "03", "04", "06", "07", "08", "09", "10", "a-")]
        favourites = [chapter for chapter in chapters if chapter[:2] in ("02", "03", "10")] or chapters
        for number in range(self.times(20)):
            chapter = self.random.choice(favourites if number % 2 else chapters)
            cells = self.timed(chapter)
            moment = self.random.uniform(0.05, 1) * sum(cell.seconds for cell in cells)
            before = {each.pid for each in psutil.process_iter()}
            with Kernel() as kernel:
                family = run_until(kernel, [cell.code for cell in cells], moment)
                kernel.kill()
                start = time.monotonic()
                family |= {(each.pid, each.create_time()) for each in ours()}
                had += bool(family)
                while time.monotonic() - start < ORPHAN_SECONDS and alive(family):
                    time.sleep(0.05)
                took = time.monotonic() - start
                left = alive(family) + [each for each in ours() if each.pid not in before]
                tries += 1
                longest = max(longest, took)
                if left:
                    orphans += 1
                    self.fail(f"{chapter} killed after {moment:.1f} s", "left: " + "; ".join(describe(each) for each in left))
                    for each in left:
                        each.kill()
        self.row("kernels killed with SIGKILL", tries, orphans, f"{had} had child processes; all gone within {longest:.1f} s")

    def tests(self) -> None:
        """The unit tests as `mvn verify` runs them, or only the quick ones, as `mvn test` does."""
        self.out.mkdir(parents=True, exist_ok=True)
        tests = Tests(self.out, self.maven, self.size < 1)
        tests.compile()
        for around, times in zip(AROUND, self.test_runs):
            if around == ONE_CORE and not shutil.which("taskset"):
                self.row(f"unit tests, {around}", 0, 0, "this system has no taskset")
                continue
            done = [self.tested(tests, around) for _ in range(times)]
            if done:
                self.row(f"unit tests, {around}", times, sum(bool(run.failures) for run in done),
                         f"{max(run.tests for run in done)} tests, at most {max(run.seconds for run in done):.0f} s a run; see {tests.out / 'tests.txt'}")

    def tested(self, tests: Tests, around: str):
        run = tests.run(around, self.random.randrange(1_000_000))
        for name, words in run.failures.items():
            self.fail(f"{name} ({around}, seed {run.seed})", "\n".join(words.strip().splitlines()[:FIRST_LINES]))
        return run

    # ---- the end

    def write(self) -> None:
        head = f"{'':<58} {'tries':>6} {'failed':>7}  figures"
        table = "\n".join([head, *(row.line() for row in self.rows)])
        print("\n" + table)
        self.out.mkdir(parents=True, exist_ok=True)
        (self.out / "soak.txt").write_text(table + "\n" + "".join("\nFAILED " + each for each in self.failures) + "\n", encoding="utf-8")
        (self.out / "soak.json").write_text(json.dumps([vars(row) for row in self.rows], indent=1), encoding="utf-8")
        print(f"\nThis table and what failed are in {self.out / 'soak.txt'}")


class Interrupts:
    """Interrupts one cell after the other and keeps the counts."""

    def __init__(self, soak: Soak, probe: tuple, comparing: bool = False):
        self.soak, self.probe, self.comparing = soak, probe, comparing
        self.lost_at = {}
        self.landed = self.in_cell = self.ended = self.lost = self.too_late = self.other = 0
        self.slow = self.burning = self.threads = self.children = self.wrong = self.bars = self.open_bars = 0
        self.idle_longest = self.quiet_longest = 0.0
        self.shares = []

    def one(self, kernel: Kernel, where: str, code: str, moment: float) -> None:
        before, children = settled(kernel.threads), len(kernel.family())
        kernel.send(code)
        if kernel.end(moment) is not None:
            self.too_late += 1
            return
        at = kernel.ask("where")
        kernel.interrupt()
        start = time.monotonic()
        reply = kernel.end(IDLE_SECONDS)
        idle = time.monotonic() - start
        last = reply or kernel.end(CELL_SECONDS)
        if last is None:
            self.slow += 1
            self.problem(where, at, f"the cell neither stops nor ends in {CELL_SECONDS} s")
            return
        if last.ok:
            # the kernel cancels a statement that runs, whatever it does, and says so; here it found none: it was between two, or at the end of one
            if reply is None:
                self.lost += 1
                self.lost_at[where] = self.lost_at.get(where, 0) + 1
            else:
                self.ended += 1
            return
        library = at.startswith("library")
        self.landed += library
        self.in_cell += at.startswith("cell")
        self.other += at == "between"
        if not (library or self.comparing):
            self.until_quiet(kernel, time.monotonic())  # nothing is counted, but the next one finds a kernel at rest
            return
        self.landed += self.comparing and not library
        if reply is None:
            self.slow += 1
            self.problem(where, at, f"not idle after {IDLE_SECONDS} s")
        self.idle_longest = max(self.idle_longest, idle)
        quiet, share = self.until_quiet(kernel, start)
        self.shares.append(share)
        if quiet is None:
            self.burning += 1
            self.problem(where, at, f"{share:.0%} of a core after {QUIET_SECONDS} s")
        else:
            self.quiet_longest = max(self.quiet_longest, quiet)
        kernel.hear_late(0.05)
        after = kernel.threads()
        while after != before and time.monotonic() - start < QUIET_SECONDS:
            after = kernel.threads()
        if after != before:
            self.threads += 1
            self.problem(where, at, f"threads {dict(after - before)} more, {dict(before - after)} fewer")
        family = kernel.family()
        while len(family) > children and time.monotonic() - start < QUIET_SECONDS:
            time.sleep(0.05)
            family = kernel.family()
        if len(family) > children:
            self.children += 1
            self.problem(where, at, f"{len(family) - children} child processes more: {[describe(each) for each in family]}")
        for bar in kernel.reply.bars.values():
            self.bars += 1
            if "stopped" not in bar and "parallel-bar-over" not in bar:
                self.open_bars += 1
                self.problem(where, at, "a progress bar that is neither over nor stopped")
        answer = kernel.run(self.probe[0], 10)
        if answer.text != self.probe[1]:
            self.wrong += 1
            self.problem(where, at, f"the next cell said {answer.text!r} {answer.error}")

    def problem(self, where: str, at: str, what: str) -> None:
        if not self.comparing:
            self.soak.fail(f"{where} (in {at})", what)

    def until_quiet(self, kernel: Kernel, start: float) -> tuple:
        """When a fifth of a second began in which it burned next to nothing, and the share of a core that it burned last."""
        while True:
            begin, used = time.monotonic(), kernel.cpu_seconds()
            time.sleep(0.2)
            share = max(0.0, kernel.cpu_seconds() - used) / (time.monotonic() - begin)
            if share < QUIET_SHARE:
                return begin - start, share
            if begin - start > QUIET_SECONDS:
                return None, share

    def rows(self, what: str) -> None:
        n = self.landed

        def add(what: str, tries: int, failed: int, figures: str = "") -> None:
            self.soak.row(what, tries, failed, figures, not self.comparing)

        add(what, n, 0, f"beside them {0 if self.comparing else self.in_cell} in the cell's own code, {self.other} between two statements as we looked, "
            f"{self.ended} while a picture was drawn or at the end of a cell, which was over within 1 s; {self.too_late} cells had ended before")
        add("  lost by the kernel between two statements", n + self.lost, 0, f"{self.lost}: the cell went on {self.lost_at or ''}")
        add("  the kernel is idle within 1 s", n, self.slow, f"longest {self.idle_longest:.2f} s")
        add("  its CPU is under 5 % within 2 s", n, self.burning, f"longest {self.quiet_longest:.2f} s, most at last {max(self.shares, default=0):.0%}")
        add("  its threads are those before the cell", n, self.threads)
        add("  its child processes are gone", n, self.children)
        add("  the next cell is right, and the same one again", n, self.wrong)
        if not self.comparing:
            add("  progress bars closed", self.bars, self.open_bars)


def run_until(kernel: Kernel, codes: list, moment: float) -> set:
    """Runs cells until so much time is over; the processes that there were meanwhile."""
    stop, seen = threading.Event(), set()

    def look() -> None:
        while not stop.wait(0.1):
            for each in kernel.family():
                try:
                    seen.add((each.pid, each.create_time()))
                except psutil.NoSuchProcess:
                    continue

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    until = time.monotonic() + moment
    for code in codes:
        kernel.send(code)
        if kernel.end(max(0.0, until - time.monotonic())) is None:
            break
    stop.set()
    watcher.join()
    return seen


def alive(family: set) -> list:
    found = []
    for pid, born in family:
        try:
            each = psutil.Process(pid)
            if each.create_time() == born and runs(each):
                found.append(each)
        except psutil.NoSuchProcess:
            continue
    return found


def describe(process: psutil.Process) -> str:
    try:
        return f"{process.pid} {' '.join(process.cmdline())[:150]}"
    except psutil.Error:
        return str(process.pid)


def settled(threads) -> object:
    """The threads once two looks agree: what a cell has just ended may need a moment."""
    last = threads()
    for _ in range(20):
        time.sleep(0.05)
        now = threads()
        if now == last:
            return now
        last = now
    return last


def says_what_is_missing(error: str) -> bool:
    """A cell that was run before the one that makes what it needs: the compiler's word, or the library's."""
    return any(word in error for word in ("cannot find symbol", "Unresolved dependencies", "unresolved references", "run the cell"))


CHAPTERS = ["runs", "again", "order", "interrupts", "bare", "kills"]
PARTS = [*CHAPTERS, "tests"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--parts", default="", help="some of " + ",".join(PARTS) + "; without it all but the last")
    parser.add_argument("--notebook", default="", help="some chapters: names or patterns, separated by commas")
    parser.add_argument("--quick", default="", help="true: a tenth of everything, to see that it works")
    parser.add_argument("--seed", default="", help="the same random moments again")
    parser.add_argument("--runs", default="", help="how often the unit tests run: quiet, beside busy processes, on one core; "
                        + ",".join(map(str, RUNS)))
    parser.add_argument("--maven", default="", help="the folder of the Maven that runs them")
    asked = parser.parse_args()
    parts = [part for part in asked.parts.split(",") if part] or CHAPTERS
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        print(f"There is no part {', '.join(unknown)}; there are {', '.join(PARTS)}.")
        return 2
    if not re.fullmatch(r"(\d+,\d+,\d+)?", asked.runs):
        print(f"-Druns={asked.runs} is not three numbers, as 10,5,5.")
        return 2
    quick = asked.quick == "true"
    test_runs = [int(each) for each in asked.runs.split(",")] if asked.runs else (1, 0, 0) if quick else RUNS
    seed = int(asked.seed) if asked.seed else random.SystemRandom().randrange(1_000_000)
    soak = Soak(asked.out, asked.notebook or "*", 0.1 if quick else 1, random.Random(seed), asked.maven, test_runs)
    if not soak.chapters():
        print(f"No chapter matches {asked.notebook}.")
        return 2
    print(f"Seed {seed}: with it the same moments are chosen again.", flush=True)

    def told_to_end(*_) -> None:
        """At once: chapters run in other threads, which would go on to their end."""
        soak.write()
        for each in psutil.Process().children(recursive=True):
            each.kill()
        os._exit(143)

    signal.signal(signal.SIGTERM, told_to_end)
    try:
        for part in parts:
            try:
                getattr(soak, part)()
            except Exception as error:  # the other parts of an hour and a half need not fall with it
                soak.fail(part, f"{type(error).__name__}: {error}")
                soak.row(f"{part}: ended by an error of the soak", 1, 1, type(error).__name__)
    finally:
        soak.write()
    return 1 if any(row.failed and row.ours for row in soak.rows) else 0


if __name__ == "__main__":
    sys.exit(main())
