"""Runs a Python module that ends with the program that started it: python attached.py MODULE ARGUMENTS...

The starter holds the other end of standard input and writes nothing. The system closes it however the starter ends, also by SIGKILL.
Then the module is asked to end, as by SIGTERM, if it listens to that; what still runs after some seconds, or does not listen, is
killed together with all that it has started. JupyterLab and nbconvert run this way: they end their kernels when they are asked.

Ctrl-C and the end of a terminal reach every program in the terminal at once. Here they do nothing: the starter ends, and so this.
"""

import os
import runpy
import signal
import sys
import threading
import time

import psutil

SECONDS_TO_END = 8


def watch(starter: int) -> None:
    try:
        while os.read(starter, 1024):
            pass
    except OSError:
        pass  # how some systems say that the other end is gone
    if callable(signal.getsignal(signal.SIGTERM)):
        ask()
        time.sleep(SECONDS_TO_END)
    kill_what_was_started()
    os._exit(1)


def ask() -> None:
    """To the main thread: it may sleep in a system call, and a signal to another thread would not wake it."""
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident, signal.SIGTERM)
    else:
        signal.raise_signal(signal.SIGTERM)  # Windows


def kill_what_was_started() -> None:
    """A kernel leads a process group, where its own children are found even when the one between them and it is gone."""
    for process in psutil.Process().children(recursive=True):
        try:
            if hasattr(os, "killpg") and os.getpgid(process.pid) == process.pid:
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        except (OSError, psutil.Error):
            continue  # it has just ended


def main() -> None:
    starter = os.dup(0)  # not inherited by what is started from here
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda number, frame: None)  # not SIG_IGN, which kernels and terminals would inherit
    threading.Thread(target=watch, args=(starter,), name="starter", daemon=True).start()
    sys.modules["rfc3987_syntax"] = None  # jsonschema would check addresses with it, of which there are none here, and loads a second longer
    sys.argv = sys.argv[1:]
    sys.path[0] = os.getcwd()  # as python -m has it
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
