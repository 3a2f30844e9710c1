"""A Java kernel under observation: what it says, what it burns, what it leaves."""

import collections
import os
import queue
import re
import signal
import socket
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from jupyter_client import KernelManager

HERE = Path(__file__).resolve().parent
CLONE = HERE.parents[2]
NOTEBOOKS = CLONE / "notebooks"
SCRATCH = CLONE / "lib/target/scratch"

# Threads that the JDK and the kernels keep for the next who needs one, idle, for a minute and longer. They are nobody's leak.
KEPT_BY_OTHERS = re.compile(
    r"jjava-exec-|IJava-executor-|process reaper|ForkJoinPool|VirtualThread-un|Java2D|Cleaner-|Common-Cleaner|AWT-|soak watcher"
    r"|Read-Poller|Write-Poller|MasterPoller|Attach Listener|Signal Dispatcher|JNA Cleaner|iothread|reaper-|Loop-")


@dataclass
class Reply:
    """How a cell ended."""

    ok: bool
    seconds: float
    error: str = ""
    text: str = ""
    bars: dict = field(default_factory=dict)  # the last words of each progress bar

    @property
    def interrupted(self) -> bool:
        return "nterrupted" in self.error


class Kernel:
    """One kernel and the client of it; `with Kernel() as kernel:` leaves none behind."""

    def __init__(self, name: str = "java"):
        self.manager = KernelManager(kernel_name=name)
        self.manager.start_kernel(cwd=str(NOTEBOOKS), stdout=open(os.devnull, "w"), stderr=open(os.devnull, "w"))
        self.manager.shutdown_wait_time = 0.5  # JJava does not end when it is asked to
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)
        self.pid = self.manager.provisioner.process.pid
        self.process = psutil.Process(self.pid)
        self.socket = None
        self.waiting = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        if self.socket:
            self.socket.close()

    # ---- cells

    def send(self, code: str) -> None:
        """Starts a cell; `end` waits for it."""
        self.waiting = self.client.execute(code, allow_stdin=False)
        self.sent = time.monotonic()
        self.reply = Reply(True, 0)
        self.ids = {}

    def end(self, limit: float) -> Reply | None:
        """Hears what the running cell says until it is idle; None if it is not within so many seconds."""
        until = time.monotonic() + limit
        while True:
            try:
                message = self.client.iopub_channel.get_msg(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                return None
            self.hear(message)
            if (message["parent_header"].get("msg_id") == self.waiting and message["msg_type"] == "status"
                    and message["content"]["execution_state"] == "idle"):
                self.reply.seconds = time.monotonic() - self.sent
                return self.reply

    def hear(self, message) -> None:
        kind, content = message["msg_type"], message["content"]
        if kind in ("display_data", "update_display_data", "execute_result"):
            text, html = content["data"].get("text/plain", ""), content["data"].get("text/html", "")
            bar = content.get("transient", {}).get("display_id")
            if bar and "parallel-bar" in html:
                self.reply.bars[bar] = html
            elif kind != "update_display_data":
                self.reply.text += text
        elif kind == "stream":
            self.reply.text += content["text"]
        elif kind == "error":
            self.reply.ok = False
            self.reply.error = f"{content['ename']}: {content['evalue']} " + " ".join(content["traceback"])

    def hear_late(self, seconds: float) -> None:
        """What a cell says after it was let go of: the bar's last word."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                self.hear(self.client.iopub_channel.get_msg(timeout=max(0.01, until - time.monotonic())))
            except queue.Empty:
                return

    def run(self, code: str, limit: float = 120) -> Reply:
        self.send(code)
        reply = self.end(limit)
        if reply is None:
            self.interrupt()
            return self.end(10) and Reply(False, limit, f"took longer than {limit:.0f} s") or Reply(
                False, limit, f"took longer than {limit:.0f} s and could not be interrupted")
        return reply

    def interrupt(self) -> None:
        self.manager.interrupt_kernel()

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    # ---- what a second pair of eyes sees

    def watch(self) -> None:
        """From now on the kernel answers questions while a cell runs."""
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(30)
            code = (HERE / "Watcher.java").read_text(encoding="utf-8").replace("PORT", str(server.getsockname()[1]))
            reply = self.run(code)
            if not reply.ok:
                raise RuntimeError("the watcher: " + reply.error)
            self.socket, _ = server.accept()
        self.socket.settimeout(30)
        self.lines = self.socket.makefile("rw", encoding="utf-8", newline="\n")

    def ask(self, question: str) -> str:
        self.lines.write(question + "\n")
        self.lines.flush()
        return self.lines.readline().rstrip("\n")

    def threads(self) -> collections.Counter:
        """The names of the threads that are neither the kernel's own nor kept by the JDK; numbers in names do not matter."""
        names = (each.split("\x01")[0] for each in self.ask("threads").split("\x02"))
        return collections.Counter(re.sub(r"\d+", "n", name) for name in names if not KEPT_BY_OTHERS.match(name))

    def heap(self) -> int:
        return int(self.ask("heap"))

    def family(self) -> list[psutil.Process]:
        """Its children, theirs, and the servers that run from the library's folder, which are nobody's children."""
        try:
            found = self.process.children(recursive=True)
        except psutil.NoSuchProcess:
            found = []
        found += [each for each in ours(f"{SCRATCH}{os.sep}{self.pid}-") if each not in found]
        return [each for each in found if runs(each)]

    def cpu_seconds(self) -> float:
        return sum(cpu_seconds(each.pid) for each in [self.process, *self.family()])

    def open_files(self) -> collections.Counter:
        """By what they are: a path, a socket, a pipe, a thing of the system's."""
        found = collections.Counter()
        for each in Path(f"/proc/{self.pid}/fd").iterdir():
            try:
                found[os.readlink(each).split(":[")[0]] += 1  # a socket's number says nothing
            except FileNotFoundError:
                continue
        return found


def cpu_seconds(pid: int) -> float:
    """What a process has used so far, to the nanosecond: its ticks of 10 ms would be too coarse for a fifth of a second."""
    total = 0
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            try:
                total += int(Path(f"/proc/{pid}/task/{task}/schedstat").read_text().split()[0])
            except (OSError, ValueError, IndexError):
                continue
    except OSError:
        return 0
    return total / 1e9


def runs(process: psutil.Process) -> bool:
    """Whether it has not ended; one that has, and that nobody has asked for its exit code yet, burns and holds nothing."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def ours(place: str = "") -> list[psutil.Process]:
    """All processes that run this clone's programs from its scratch folder, or of its jar, or only those of one folder; kernels are not among them."""
    places = [place] if place else [str(SCRATCH), str(CLONE / "lib/target/parallel.jar"), f"{NOTEBOOKS}/./../lib/target/parallel.jar"]
    return [each for each in psutil.process_iter(["cmdline"]) if any(known in " ".join(each.info["cmdline"] or []) for known in places)]


def temporary_files(pid: int) -> int:
    """What lies in the library's scratch folder on behalf of this process."""
    return sum(1 for folder in SCRATCH.glob(f"{pid}-*") for path in folder.rglob("*") if path.is_file())
