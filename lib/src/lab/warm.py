"""Records one start of the Java kernel for later ones: python warm.py NOTEBOOKS CACHE LOG

The kernel starts as JupyterLab starts it, runs the chapters' first cell and ends. Then its JVM writes CACHE, the JDK's ahead-of-time
cache: classes read, checked and linked, which every start does anew otherwise. What the JVMs say goes to LOG.

Exit code 0 if there is a cache; else LOG ends with the reason.
"""

import json
import queue
import sys
import time
from pathlib import Path

from jupyter_client import KernelManager

# A cache may say, too, which of the JDK's methods were busy. Those would then be compiled sooner than in any other JVM, and the chapters
# measure what a JVM does; nor is a start any sooner by it.
NO_PROFILES = ["-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining"]
SECONDS = 120  # a start, a cell and the writing take five on a usual machine


def main(notebooks: Path, cache: Path, log: Path) -> int:
    until = time.monotonic() + SECONDS
    with log.open("w", encoding="utf-8") as words:
        manager = KernelManager(kernel_name="java")
        manager.kernel_spec.argv[1:1] = [*NO_PROFILES, f"-XX:AOTCacheOutput={cache}"]
        manager.start_kernel(cwd=str(notebooks), stdout=words, stderr=words)
        client = manager.client()
        client.start_channels(hb=False, stdin=False)
        process = manager.provisioner.process
        try:
            ready(client, process, until)
            for code in [*first_cell(notebooks), "System.exit(0);"]:
                # a cell that fails, because the library is not built yet, say, has started the kernel all the same
                client.execute(code, store_history=False)
            process.wait(timeout=until - time.monotonic())
            if process.returncode != 0 or not cache.exists():
                raise RuntimeError(f"Java ended with exit code {process.returncode} and without a cache")
        except Exception as e:  # whatever it is, kernels start without a cache as well
            words.write(f"\n{type(e).__name__}: {e}\n")
            return 1
        finally:
            client.stop_channels()
            if process.poll() is None:
                manager.shutdown_kernel(now=True)
            manager.cleanup_resources()
    return 0


def ready(client, process, until: float) -> None:
    client.kernel_info()
    while True:
        try:
            client.shell_channel.get_msg(timeout=0.2)
            return
        except queue.Empty:
            if process.poll() is not None:
                raise RuntimeError(f"Java ended with exit code {process.returncode} before the kernel was ready") from None
            if time.monotonic() > until:
                raise TimeoutError(f"the kernel was not ready within {SECONDS} s") from None


def first_cell(notebooks: Path) -> list[str]:
    """The same in every chapter."""
    for file in sorted(notebooks.glob("0*.ipynb"))[:1]:
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"][:1]
    return []


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
