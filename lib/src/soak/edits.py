"""Nothing that a reader writes is lost: 0 bytes. Needs the package playwright (1.65.2) and a Chromium.

    python lib/src/soak/edits.py --chromium /usr/bin/chromium

Works on a copy of this clone in a temporary folder. A chapter is open in JupyterLab there, with a kernel that has run a cell; one
edit is saved, another is not. Meanwhile a second lab opens, the library is built anew, the chapter is executed for the book, and
mvn clean is tried. Then the file must be, byte for byte, what was saved; the other edit must be in the browser still, be saved
without a question, and the labs must end without a process left.

Each check is one line on stdout; the last line sums up. Exit code 0 if all are right, else 1.
"""
import argparse
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import playwright.sync_api

CLONE = Path(__file__).resolve().parents[3]
MAVEN = ["mvn", "--batch-mode", "-q"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
SAVED = "// an edit that was saved, \N{LATIN SMALL LETTER E WITH ACUTE} \N{CJK UNIFIED IDEOGRAPH-65E5}"
UNSAVED = "// an edit that was not yet saved"


class Checks:
    def __init__(self):
        self.failed = self.done = 0

    def that(self, right, what):
        self.done += 1
        self.failed += not right
        print(("ok     " if right else "FAILED ") + what, flush=True)


class Lab:
    """A JupyterLab as a reader opens it, in a process group as in a terminal of its own."""

    def __init__(self, clone, log):
        self.log = log
        # a shell's background job, as this may be, ignores Ctrl-C, and so would what it starts
        self.maven = subprocess.Popen([*MAVEN, "-Plab", "-Dbrowser=false"], cwd=clone, start_new_session=True,
                                      preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL), stdin=subprocess.DEVNULL, stdout=log.open("w"), stderr=subprocess.STDOUT)

    def address(self):
        found = until(300, f"a lab opens, see {self.log}", lambda: re.search(
            r"(http://127\.0\.0\.1:\d+/)lab\S*token=([0-9a-f]+)", self.log.read_text(errors="replace")))
        return found[1], found[2]

    def call(self, method, path, data=None):
        root, token = self.address()
        request = urllib.request.Request(root + path, method=method, headers={"Authorization": f"token {token}"},
                                         data=None if data is None else json.dumps(data).encode())
        with urllib.request.urlopen(request, timeout=20) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def end(self):
        """Ctrl-C."""
        if self.maven.poll() is None:
            os.killpg(self.maven.pid, signal.SIGINT)
            self.maven.wait(timeout=60)


def until(seconds, what, condition):
    end = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > end:
            raise TimeoutError(f"not within {seconds} s: {what}")
        time.sleep(0.25)
    return value


def processes(folder):
    """The processes that belong to the folder, by their command lines."""
    listed = subprocess.run(["ps", "-eww", "-o", "pid=,args="], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if str(folder) in line and " ps -eww" not in line
            and int(line.split(None, 1)[0]) != os.getpid()]


def edit(page, cell, text):
    """Writes a line at the end of a code cell, counted from 0."""
    page.locator(f"{PANEL} .jp-CodeCell .cm-content").nth(cell).click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.insert_text(text)


def sha(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def check(clone, folder, page, checks, pattern, goal):
    notebook = next((clone / "notebooks").glob(pattern))
    others = {file: sha(file) for file in (clone / "notebooks").rglob("*.ipynb") if file != notebook}
    labs = [Lab(clone, folder / "lab1.log")]
    try:
        root, token = labs[0].address()
        # JupyterLab's own clock would save the second edit after two minutes
        labs[0].call("PUT", "lab/api/settings/@jupyterlab/docmanager-extension:plugin", {"raw": '{"autosave": false}'})
        page.goto(f"{root}lab/tree/{notebook.name}?token={token}")
        page.locator(f"{PANEL} .jp-CodeCell").first.wait_for(timeout=60_000)
        kernel = until(60, "the kernel is ready", lambda: next(
            (k for k in labs[0].call("GET", "api/kernels") if k["execution_state"] == "idle"), None))
        time.sleep(2)
        page.locator(f"{PANEL} .jp-CodeCell .cm-content").first.click()
        page.keyboard.press("Shift+Enter")
        page.locator(f"{PANEL} .jp-CodeCell .jp-InputPrompt", has_text="[1]").wait_for(timeout=60_000)

        edit(page, 1, SAVED)
        page.keyboard.press("Control+s")
        until(20, "the first edit is in the file", lambda: SAVED in notebook.read_text(encoding="utf-8"))
        time.sleep(1)
        saved = notebook.read_bytes()
        edit(page, 2, UNSAVED)

        labs.append(Lab(clone, folder / "lab2.log"))
        seen = labs[1].call("GET", f"api/contents/{notebook.name}?content=1")["content"]
        checks.that(SAVED in json.dumps(seen, ensure_ascii=False), "a second lab shows the saved edit")
        checks.that(labs[0].address()[0] != labs[1].address()[0], "at an address of its own")
        source = clone / "lib/src/main/java/parallel/package-info.java"
        source = source if source.exists() else next((clone / "lib/src/main/java/parallel").rglob("*.java"))
        source.write_text(source.read_text(encoding="utf-8") + "// changed\n", encoding="utf-8")
        book = subprocess.run([*MAVEN, *goal], cwd=clone, capture_output=True, text=True)
        checks.that(book.returncode == 0, f"mvn {' '.join(goal)} has run to its end" + ("" if book.returncode == 0 else book.stdout[-2000:]))
        executed = clone / "target/executed" / notebook.name
        checks.that(executed.exists() and SAVED in executed.read_text(encoding="utf-8"), "and has executed the saved edit")
        clean = subprocess.run([*MAVEN, "clean"], cwd=clone, capture_output=True, text=True)
        checks.that(clean.returncode != 0 and "a JupyterLab of this workbook is open" in clean.stderr, "mvn clean was refused with a message")

        checks.that(notebook.read_bytes() == saved, f"the file is what was saved, all {len(saved)} bytes of it")
        text = " ".join(page.locator(f"{PANEL} .jp-CodeCell .cm-content").nth(2).inner_text().split())
        checks.that(UNSAVED in text, "the other edit is in the browser")
        page.locator(f"{PANEL} .jp-CodeCell .cm-content").first.click()
        page.keyboard.press("Shift+Enter")
        page.locator(f"{PANEL} .jp-CodeCell .jp-InputPrompt", has_text="[2]").wait_for(timeout=60_000)
        checks.that([k["id"] for k in labs[0].call("GET", "api/kernels")].count(kernel["id"]) == 1, "the kernel is the same and works")
        page.keyboard.press("Control+s")
        until(20, "the other edit is in the file", lambda: UNSAVED in notebook.read_text(encoding="utf-8"))
        time.sleep(1)
        checks.that(page.locator(".jp-Dialog").count() == 0, "it was saved without a question")
        checks.that(SAVED in notebook.read_text(encoding="utf-8"), "beside the first")
        checks.that({file: sha(file) for file in others} == others, f"the {len(others)} other notebooks are what they were")
    finally:
        for lab in labs:
            lab.end()
    try:
        until(10, "all have ended", lambda: not processes(clone))
    except TimeoutError:
        pass
    checks.that(not processes(clone), "Ctrl-C left no process " + "; ".join(line[:120] for line in processes(clone)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser (default %(default)s)")
    parser.add_argument("--notebook", default="02*.ipynb", help="the chapter (default %(default)s)")
    parser.add_argument("--verify", action="store_true", help="mvn verify, all of it, in place of mvn -Pbook with this chapter")
    options = parser.parse_args()
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="edits-") as folder, playwright.sync_api.sync_playwright() as browsers:
        clone = Path(folder).resolve() / "clone"
        shutil.copytree(CLONE, clone, ignore=shutil.ignore_patterns("target", ".ipynb_checkpoints"))
        browser = browsers.chromium.launch(executable_path=options.chromium, args=FLAGS, headless=True)
        try:
            check(clone, Path(folder), browser.new_page(viewport={"width": 1280, "height": 900}), checks, options.notebook,
                  ["verify"] if options.verify else ["-Pbook", f"-Dnotebook={options.notebook}"])
        except (TimeoutError, playwright.sync_api.Error) as e:
            checks.that(False, str(e).splitlines()[0])
        finally:
            browser.close()
    print(f"edits: {checks.done - checks.failed} of {checks.done} checks right")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
