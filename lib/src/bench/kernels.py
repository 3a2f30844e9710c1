"""How soon a kernel is ready, side by side: the workbook's, JJava's own, ipykernel, and IJava's where it is built.

    java lib/src/lab/Lab.java kernels                                 once mvn -Plab or mvn verify has prepared the clone
    java -Druns=20 -Dijava=FOLDER lib/src/lab/Lab.java kernels        more rounds; FOLDER holds the kernel.json of an IJava

Every round starts each kernel once, in shuffled order, and asks it who it is before it is there; "ready" is from its start to its
answer, "1 + 1" from then to the answer of a first cell. The first round counts for nothing: files come from the disk in it. The
kernels of Java run on one JDK, the workbook's: those that start whatever Java is first on the PATH find it there.
"""

import argparse
import base64
import hashlib
import importlib.metadata
import json
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

import zmq
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager

# What the package jjava brings and the workbook writes over; the package's list of files has its checksum.
JJAVA = """{
    "argv": [
        "java",
        "-jar",
        "{resource_dir}/jjava-launcher.jar",
        "{resource_dir}/jjava.jar",
        "{connection_file}"
    ],
    "display_name": "Java (jjava)",
    "language": "java",
    "interrupt_mode": "message",
    "env": {
    },
    "metadata": {
    }
}"""
OURS, OWN = "the workbook's", "JJava's own"
SECONDS = 120


def jjavas_own(folder: str) -> KernelSpec:
    listed = next(file for file in importlib.metadata.files("jjava") if file.name == "kernel.json")
    digest = base64.urlsafe_b64encode(hashlib.sha256(JJAVA.encode()).digest()).decode().rstrip("=")
    if listed.hash.value != digest:
        sys.exit(f"jjava {importlib.metadata.version('jjava')} brings another kernel.json than the one in {__file__}")
    return KernelSpec(resource_dir=folder, **json.loads(JJAVA))


def kernels(ijava: str) -> dict[str, KernelSpec]:
    known = KernelSpecManager()
    ours = known.get_kernel_spec("java")
    found = {OURS: ours, OWN: jjavas_own(ours.resource_dir)}
    if ijava:
        found["IJava's own"] = KernelSpec.from_resource_dir(ijava)
    found["ipykernel"] = known.get_kernel_spec("python3")
    for spec in found.values():
        spec.env = {**spec.env, "PATH": str(Path(ours.argv[0]).parent) + os.pathsep + os.environ["PATH"]}
    return found


def start(spec: KernelSpec, folder: Path) -> tuple[float, float]:
    """Seconds from the start to the first answer, and from there to that of a first cell."""
    manager = KernelManager(kernel_name="measured")
    manager._kernel_spec = spec
    manager.context.setsockopt(zmq.RECONNECT_IVL, 5)  # it knocks every 100 ms otherwise, and no difference below that is seen
    begin = time.monotonic()
    manager.start_kernel(cwd=str(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = manager.client()
    client.start_channels(hb=False, stdin=False)
    try:
        client.kernel_info()
        client.shell_channel.get_msg(timeout=SECONDS)
        ready = time.monotonic()
        client.execute("1 + 1")
        answer = client.shell_channel.get_msg(timeout=SECONDS)
        if answer["content"]["status"] != "ok":
            raise RuntimeError(f"1 + 1 ended with {answer['content']}")
        return ready - begin, time.monotonic() - ready
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        manager.cleanup_resources()


def table(times: dict[str, list]) -> str:
    own = statistics.median(ready for ready, _ in times[OWN])
    lines = [f"{'seconds, medians of ' + str(len(times[OWN])):<28} {'ready':>6} {'least':>6} {'most':>6}  {'1 + 1':>6}  ready, of {OWN}"]
    for name, both in times.items():
        ready, cell = zip(*both)
        lines.append(f"{name:<28} {statistics.median(ready):>6.2f} {min(ready):>6.2f} {max(ready):>6.2f}  {statistics.median(cell):>6.2f}"
                     f"  {statistics.median(ready) / own:.2f}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebooks", type=Path)
    parser.add_argument("--runs", default="", type=lambda text: int(text or 10), help="rounds, 10 if not given")
    parser.add_argument("--ijava", default="", help="folder with the kernel.json of an IJava")
    options = parser.parse_args()
    found = kernels(options.ijava)
    times = {name: [] for name in found}
    print(f"{options.runs} rounds of {', '.join(found)}; some five seconds each", flush=True)
    for number in range(options.runs + 1):
        for name in random.sample(list(found), len(found)):
            both = start(found[name], options.notebooks)
            if number > 0:
                times[name].append(both)
    print(table(times))


if __name__ == "__main__":
    main()
