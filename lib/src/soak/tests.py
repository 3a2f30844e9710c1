"""Are the unit tests green on any machine? Runs them again and again and counts which fail, where, and how long each class takes.

Each run has an order of classes and methods of its own, which its seed brings again.
"""

import os
import shlex
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
REPORTS = [ROOT / "lib" / "target" / name for name in ("surefire-reports", "slow-reports")]
QUIET, BUSY, ONE_CORE = AROUND = ("quiet", "beside a busy process on each core", "on one core")
RUNS = (10, 5, 5)  # of each
FIRST_LINES = 6  # of a failure
# what the workbook's own Python has set for itself is nothing that a test should see
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "JUPYTER", "IPYTHON", "PIP_"))}


@dataclass
class Run:
    around: str
    seed: int
    seconds: float = 0.0
    tests: int = 0
    classes: dict = field(default_factory=dict)  # how long each took
    failures: dict = field(default_factory=dict)  # by test, its first lines


def order(seed: object) -> list[str]:
    return ["-Dsurefire.runOrder=random", f"-Dsurefire.runOrder.random.seed={seed}",
            "-Djunit.jupiter.testmethod.order.default=org.junit.jupiter.api.MethodOrderer$Random",
            f"-Djunit.jupiter.execution.order.random.seed={seed}"]


class Tests:
    """Writes its table anew after each run: what was found is there, however it ends."""

    def __init__(self, out: Path, maven: str, quick: bool):
        self.out, self.quick, self.runs = out, quick, []
        self.maven = str(Path(maven, "bin", "mvn.cmd" if os.name == "nt" else "mvn")) if maven else "mvn"

    def goals(self) -> list[str]:
        return ["toolchains:select-jdk-toolchain@default", "surefire:test@default-test", *([] if self.quick else ["surefire:test@slow-tests"])]

    def call(self, log: Path, *arguments: str, around: str = QUIET) -> int:
        command = [self.maven, "-B", "-ntp", "-pl", "lib", *arguments]
        if around == ONE_CORE:
            command = ["taskset", "-c", str(min(os.sched_getaffinity(0))), *command]
        with log.open("wb") as words:
            return subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=words, stderr=words).returncode

    def compile(self) -> None:
        for old in self.out.glob("tests-*.log"):
            old.unlink()
        log = self.out / "tests.log"
        if self.call(log, "test-compile"):
            raise RuntimeError(f"the tests could not be compiled: see {log}")

    def run(self, around: str, seed: int) -> Run:
        run, log = Run(around, seed), self.out / f"tests-{seed}.log"
        for reports in REPORTS:
            shutil.rmtree(reports, ignore_errors=True)
        start = time.monotonic()
        with busy(os.cpu_count() or 1) if around == BUSY else nothing():
            code = self.call(log, "-Dmaven.test.failure.ignore", *order(seed), *self.goals(), around=around)
        run.seconds = time.monotonic() - start
        for suite in [ElementTree.parse(file).getroot() for reports in REPORTS for file in sorted(reports.glob("TEST-*.xml"))]:
            run.classes[suite.get("name")] = float(suite.get("time").replace(",", ""))
            for case in suite.iter("testcase"):
                run.tests += 1
                for wrong in (*case.findall("failure"), *case.findall("error")):
                    run.failures[f"{case.get('classname')}.{case.get('name')}"] = wrong.text or wrong.get("message") or wrong.get("type")
        if code or not run.tests:
            run.failures[f"Maven, exit code {code}"] = log.read_text(encoding="utf-8", errors="replace")
        if not run.failures:
            log.unlink()
        self.runs.append(run)
        (self.out / "tests.txt").write_text(self.table(), encoding="utf-8")
        return run

    def table(self) -> str:
        lines = [f"{'':<36} {'runs':>5} {'red':>5} {'tests':>6} {'longest':>8}"]
        by_around = {around: [run for run in self.runs if run.around == around] for around in AROUND}
        for around, runs in by_around.items():
            if runs:
                lines.append(f"{around:<36} {len(runs):>5} {sum(bool(run.failures) for run in runs):>5} {max(run.tests for run in runs):>6} "
                             f"{max(run.seconds for run in runs):>6.0f} s")
        for name in sorted({name for run in self.runs for name in run.failures}):
            red = [run for run in self.runs if name in run.failures]
            lines += ["", f"FAILED {len(red)} of {len(self.runs)}: {name}", *(f"  {run.around}, seed {run.seed}" for run in red)]
            lines += ["    " + line for line in red[0].failures[name].strip().splitlines()[:FIRST_LINES]]
        lines += ["", f"{'longest time of each class, s':<60} {'quiet':>8} {'busy':>8} {'one core':>8}"]
        longest = {name: [max((run.classes.get(name, 0) for run in by_around[around]), default=0) for around in AROUND]
                   for name in {name for run in self.runs for name in run.classes}}
        for name, times in sorted(longest.items(), key=lambda each: -max(each[1])):
            lines.append(f"{name:<60} " + " ".join(f"{each:>8.1f}" if by_around[around] else f"{'-':>8}" for around, each in zip(AROUND, times)))
        lines += ["", "The order of a seed again: " + shlex.join(["mvn", "verify", "-DskipITs", *order("SEED")])]
        return "\n".join(lines) + "\n"


@contextmanager
def busy(programs: int = 1):
    """Others that are never idle."""
    others = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(programs)]
    try:
        yield
    finally:
        for other in others:
            other.kill()
            other.wait()


@contextmanager
def nothing():
    yield
