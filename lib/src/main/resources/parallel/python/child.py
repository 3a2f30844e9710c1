"""Runs a program that comes on standard input, and ends when the process that sent it does.

Sent are: this file; a line with the length of the program in bytes; the program; a line with its arguments. The sender then
keeps the pipe open: its end of file, also after a kill -9, is the sign that nobody is waiting any more. The program and the
processes that it starts are one group, where the system has groups, and end together.
"""
import os
import signal
import sys
import threading
import traceback

GROUPS = hasattr(os, "setpgid")      # not on Windows: there a process that the program leaves behind must end by itself


def leash():
    while os.read(0, 1):
        pass
    if GROUPS:
        os.killpg(0, signal.SIGKILL)
    os._exit(3)


def leave(code):
    """Ends at once, and what the program has left running."""
    if GROUPS:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.killpg(0, signal.SIGTERM)
    os._exit(code)    # not sys.exit: on Windows that would wait for the thread that reads


def run():
    if GROUPS:
        os.setpgid(0, 0)
    stdin = sys.stdin.buffer
    program = stdin.read(int(stdin.readline()))
    sys.argv[:] = ["program"] + stdin.readline().decode("ascii").split()
    threading.Thread(target=leash, daemon=True).start()
    try:
        exec(compile(program, "program", "exec"), {"__name__": "__main__"})
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        leave(1)
    leave(0)


run()
