"""Looks at the workbook as a reader does: in a browser without a window. Needs the package playwright and a Chromium.

    python .ci/browser.py book target/book --shots DIR
    python .ci/browser.py lab 'http://127.0.0.1:8888/lab?token=…' 06-the-anti-example.ipynb --shots DIR

book: every page from disk, light and dark, wide and narrow. Fails on a request to anywhere else, an error in the console,
an image that is broken or has no alternative text, a page wider than a phone, a link that leads nowhere.

lab: opens a notebook in a running JupyterLab, runs all its cells and reads the outcome twice: from the notebook as JupyterLab
saves it (complete, while JupyterLab takes cells out of sight out of the page) and from the page while scrolling through it
(what is really drawn). Fails on an error or stderr output, a cell that did not run, a broken image or one without alternative
text, a dialog or pop-up at the start, a request to another machine. It SAVES: give it a lab on a copy of the folder.

What is wrong is written to stderr; the last line on stdout sums up. Exit code 0 if all is well, else 1.
"""
import argparse
import json
import re
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from playwright.sync_api import Error, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
LOOPBACK = {"127.0.0.1", "localhost", "[::1]", "::1"}


class Findings:
    """What is wrong, each thing said once."""

    def __init__(self):
        self.all = {}

    def add(self, where, what):
        if (where, what) not in self.all:
            self.all[where, what] = True
            print(f"{where}: {what}", file=sys.stderr, flush=True)

    def __len__(self):
        return len(self.all)


def watch(context, allowed, where, findings):
    """Stops every request that is not allowed, and reports it together with what the console calls an error."""
    seen = set()

    def judge(route):
        if allowed(route.request.url):
            route.continue_()
        else:
            seen.add(route.request.url)
            findings.add(where(), f"request to {route.request.url}")
            route.abort()

    context.route("**/*", judge)

    def page(page):
        page.on("pageerror", lambda e: findings.add(where(), f"error in the page: {e}"))
        page.on("websocket", lambda s: allowed(s.url) or findings.add(where(), f"connection to {s.url}"))

        def console(message):
            if message.type == "error" and message.location.get("url") not in seen:
                findings.add(where(), f"error in the console: {message.text}")
        page.on("console", console)

    context.on("page", page)


# ---- the book

IMAGES = """async () => {
    for (const i of document.images) i.loading = 'eager';
    const end = Date.now() + 5000;
    while (Date.now() < end && [...document.images].some(i => !i.complete)) await new Promise(r => setTimeout(r, 50));
    return [...document.images].map(i => ({src: i.currentSrc || i.src || '', width: i.naturalWidth, alt: i.getAttribute('alt'),
        quiet: i.getAttribute('role') === 'presentation' || i.getAttribute('aria-hidden') === 'true'}));
}"""
GRAPHICS = """() => [...document.querySelectorAll('svg')].filter(s => !s.closest('[aria-hidden=true]') && !s.closest('a, button')
    && !s.getAttribute('aria-label') && !s.getAttribute('aria-labelledby') && !s.querySelector('title')).length"""
LINKS = "() => [...document.querySelectorAll('a[href], area[href]')].map(a => [a.getAttribute('href'), a.href])"
IDS = "() => [...document.querySelectorAll('[id], a[name]')].flatMap(e => [e.id, e.getAttribute('name')]).filter(x => x)"
WIDE = """() => { const all = document.documentElement, over = all.scrollWidth - all.clientWidth; if (over <= 0) return null;
    const inside = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
        if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
    const e = [...document.body.querySelectorAll('*')].find(e => e.getBoundingClientRect().right > all.clientWidth + 1 && !inside(e));
    return over + ' px, by ' + (e ? '<' + e.tagName.toLowerCase() + (e.className ? ' class="' + e.className + '"' : '') + '> '
        + (e.textContent || '').trim().slice(0, 40) : 'something'); }"""


def short(src):
    return src if len(src) < 100 else src[:60] + "…"


def check_images(images, where, findings):
    for number, image in enumerate(images, 1):
        name = f"image {number} ({short(image['src'])})"
        if image["width"] == 0:
            findings.add(where, f"{name} is broken")
        if image["alt"] is None or not image["alt"].strip() and not image["quiet"]:
            findings.add(where, f"{name} has no alternative text")


def check_links(book, links, ids, findings):
    for page, hrefs in links.items():
        for written, address in hrefs:
            parts = urlsplit(address)
            if parts.scheme in ("http", "https", "mailto"):
                continue                               # the book is read with the network off: not followed
            target = Path(unquote(parts.path))
            if parts.scheme != "file":
                findings.add(page.name, f"link of an unknown kind: {written}")
            elif not target.is_file():
                findings.add(page.name, f"link leads nowhere: {written}")
            elif book not in target.resolve().parents:
                findings.add(page.name, f"link leaves the book: {written}")
            elif parts.fragment and target.suffix == ".html":
                if unquote(parts.fragment) not in ids.get(target.resolve(), ()):
                    findings.add(page.name, f"link to a place that is not there: {written}")


def check_book(browser, options, findings):
    book = Path(options.folder).resolve()
    pages = sorted(book.rglob("*.html"))
    if not (book / "index.html").is_file():
        findings.add(str(options.folder), "no index.html")
        return "no book"
    links, ids, images = {}, {}, 0
    for scheme in "light", "dark":
        for width in 1280, 390:
            here = [""]
            context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
            watch(context, lambda url: urlsplit(url).scheme in ("file", "data", "blob", "about"), lambda: here[0], findings)
            for path in pages:
                here[0] = path.relative_to(book).as_posix()
                page = context.new_page()
                page.goto(path.as_uri(), wait_until="load")
                found = page.evaluate(IMAGES)
                check_images(found, here[0], findings)
                if page.evaluate(GRAPHICS):
                    findings.add(here[0], "an svg drawing has no alternative text")
                if width == 390 and (wide := page.evaluate(WIDE)):
                    findings.add(here[0], f"wider than {width} px: {wide}")
                if path not in links:
                    links[path], ids[path] = page.evaluate(LINKS), set(page.evaluate(IDS))
                    images += len(found)
                if options.shots:
                    name = here[0].removesuffix(".html").replace("/", "-")
                    page.screenshot(path=options.shots / f"{name}-{scheme}-{width}.png", full_page=True)
                page.close()
            context.close()
    check_links(book, links, ids, findings)
    return f"{len(pages)} pages, {images} images, {sum(map(len, links.values()))} links"


# ---- a notebook in JupyterLab

PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
POPUPS = ".jp-Dialog, .Toastify__toast, .jp-toast-container > *"
# the cells now in the page, with what is drawn in each
CELLS = """() => [...document.querySelectorAll('%s .jp-Cell')].map((cell, position) => ({
    index: +(cell.closest('[data-windowed-list-index]')?.dataset.windowedListIndex ?? position),
    code: cell.classList.contains('jp-CodeCell'),
    star: (cell.querySelector('.jp-InputPrompt')?.textContent || '').includes('*'),
    errors: [...cell.querySelectorAll('[data-mime-type="application/vnd.jupyter.stderr"], [data-mime-type="application/vnd.jupyter.error"]')]
        .map(e => e.textContent.trim().slice(0, 200)),
    tables: cell.querySelectorAll('.jp-OutputArea-output table').length,
    images: [...cell.querySelectorAll(cell.classList.contains('jp-CodeCell') ? '.jp-OutputArea-output img' : '.jp-RenderedMarkdown img')]
        .map(i => ({src: i.currentSrc || i.src || '', done: i.complete, width: i.naturalWidth, alt: i.getAttribute('alt'),
                    quiet: i.getAttribute('role') === 'presentation'})),
}))""" % PANEL
# scrolls the notebook; answers whether its end was reached already
SCROLL = """([sel, to]) => { const o = document.querySelector(sel + ' .jp-WindowedPanel-outer') || document.querySelector(sel + ' .jp-Notebook');
    if (to === 0) { o.scrollTop = 0; return false; }
    if (o.scrollTop + o.clientHeight >= o.scrollHeight - 2) return true;
    o.scrollTop += Math.floor(o.clientHeight * 0.8); return false; }"""


class Lab:
    """What JupyterLab's server says; the page only shows a part."""

    def __init__(self, context, url, notebook):
        parts = urlsplit(url)
        self.root = f"{parts.scheme}://{parts.netloc}{parts.path.split('/lab')[0].split('/tree')[0].rstrip('/')}/"
        self.token = parse_qs(parts.query).get("token", [""])[0]
        self.context = context
        self.notebook = notebook

    def call(self, method, path, data=None):
        answer = self.context.request.fetch(self.root + path, method=method, headers={"Authorization": f"token {self.token}"},
                                            data=None if data is None else json.dumps(data), timeout=20_000)
        if not answer.ok:
            raise Error(f"{method} {path}: {answer.status} {answer.status_text}")
        return answer.json() if answer.body() else None

    def saved(self):
        for attempt in range(5):
            try:
                return self.call("GET", f"api/contents/{quote(self.notebook)}?content=1")["content"]
            except Error:
                if attempt == 4:
                    raise
                time.sleep(0.3)                        # JupyterLab was writing it just then

    def end(self):
        if session := self.session():
            self.call("DELETE", f"api/sessions/{session['id']}")

    def session(self):
        return next((s for s in self.call("GET", "api/sessions") if s["path"] == self.notebook), None)


def until(seconds, what, condition, pause=0.25):
    end = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > end:
            raise Error(f"not within {seconds} s: {what}")
        time.sleep(pause)
    return value


def text(value):
    return value if isinstance(value, str) else "".join(value)


def to_run(notebook):
    return [(i, c) for i, c in enumerate(notebook["cells"]) if c["cell_type"] == "code" and text(c["source"]).strip()]


def wrong_outputs(notebook, findings, name):
    """Reads every cell's outputs as saved; returns how many charts and tables each cell holds."""
    charts, tables = {}, {}
    for index, cell in to_run(notebook):
        first = next(line for line in text(cell["source"]).splitlines() if line.strip())
        where = f"{name}, cell {index + 1} ({first.strip()[:60]})"
        expected = "raises-exception" in cell.get("metadata", {}).get("tags", [])
        if cell.get("execution_count") is None:
            findings.add(where, "did not run")
        for output in cell["outputs"]:
            if output["output_type"] == "error" and not expected:
                findings.add(where, f"error: {output['ename']}: {output['evalue'][:200]}")
            if output["output_type"] == "stream" and output["name"] == "stderr" and not expected:
                findings.add(where, f"stderr: {text(output['text']).strip()[:200]}")
            data = output.get("data", {})
            # a front end shows the richest form only
            page = text(data.get("text/html", ""))
            drawn = len(re.findall(r"<img\b", page)) if page else sum(k.startswith("image/") for k in data) and 1
            charts[index] = charts.get(index, 0) + drawn
            tables[index] = tables.get(index, 0) + len(re.findall(r"<table\b", page))
    return charts, tables


def check_lab(browser, options, findings):
    name = options.notebook
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    local = lambda url: urlsplit(url).scheme in ("data", "blob", "about") or urlsplit(url).hostname in LOOPBACK
    if not local(options.url):
        raise Error("the lab must run on this machine")
    watch(context, local, lambda: name, findings)
    lab = Lab(context, options.url, name)
    started_here = lab.session() is None
    before = lab.saved()
    if any(c["outputs"] or c.get("execution_count") for c in before["cells"] if c["cell_type"] == "code"):
        for cell in before["cells"]:                   # old outputs must not pass for new ones
            if cell["cell_type"] == "code":
                cell.update(outputs=[], execution_count=None)
        lab.call("PUT", f"api/contents/{quote(name)}", {"type": "notebook", "format": "json", "content": before})
    try:
        return run_lab(context.new_page(), lab, options, findings)
    finally:
        if started_here:
            lab.end()
        context.close()


def run_lab(page, lab, options, findings):
    name = lab.notebook
    page.goto(f"{lab.root}lab/workspaces/browser-check/tree/{quote(name)}?reset&token={quote(lab.token)}", wait_until="load")
    page.locator(f"{PANEL} .jp-Cell").first.wait_for(timeout=60_000)
    until(60, "the kernel is ready", lambda: (s := lab.session()) and s["kernel"]["execution_state"] == "idle"
          or page.locator(".jp-Dialog").count())
    time.sleep(3)                                      # pop-ups take their time
    popups(page, findings, name, "at the start")
    shot(page, options, name, "start")
    if page.locator(".jp-Dialog").count():
        raise Error("a dialog is in the way")

    began = time.monotonic()
    page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Run$")).click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()
    try:
        notebook = ran(page, lab, options.limit)
    except Error:
        shot(page, options, name, "limit")
        popups(page, findings, name, "while running")
        waiting = next((c["index"] for c in page.evaluate(CELLS) if c["star"]), None)
        if waiting is not None:
            findings.add(f"{name}, cell {waiting + 1}", "still waits for its end")
        raise
    seconds = time.monotonic() - began

    charts, tables = wrong_outputs(notebook, findings, name)
    drawn = scroll_through(page, options, name, findings)
    for what, saved in ("images", charts), ("tables", tables):
        for index, number in saved.items():
            seen = drawn.get(index, {}).get(what, 0)
            if seen != number:
                findings.add(f"{name}, cell {index + 1}", f"{number} {what} in the output, {seen} in the page")
    done = sum(cell.get("execution_count") is not None for _, cell in to_run(notebook))
    return f"{name}: {done} of {len(to_run(notebook))} cells ran in {seconds:.0f} s, " \
           f"{sum(charts.values())} charts, {sum(tables.values())} tables"


def popups(page, findings, name, when):
    for popup in page.locator(POPUPS).all():
        findings.add(name, f"pop-up {when}: {' '.join(popup.inner_text().split())[:200]}")


def ran(page, lab, limit):
    """Waits for the last cell: the kernel rests, no [*] in sight, and every cell saved with its number; or an error ended it."""
    rest = [0]

    def over():
        busy = lab.session()["kernel"]["execution_state"] != "idle" or any(c["star"] for c in page.evaluate(CELLS))
        rest[0] = 0 if busy else rest[0] + 1
        if rest[0] < 2:
            return None
        page.keyboard.press("Control+s")
        time.sleep(0.5)
        notebook = lab.saved()
        if all(c.get("execution_count") is not None for _, c in to_run(notebook)):
            return notebook
        failed = any(o["output_type"] == "error" for _, c in to_run(notebook) for o in c["outputs"])
        return notebook if rest[0] >= (4 if failed else 40) else None      # at rest for long: nothing more will come

    return until(limit, "all cells have run", over)


def scroll_through(page, options, name, findings):
    """From the top to the end; what was drawn in each cell, the most that was seen of it."""
    drawn = {}
    page.evaluate(SCROLL, [PANEL, 0])
    for step in range(1, 1000):
        cells = until(10, "the images are loaded", lambda: settled(page))
        for cell in cells:
            where = f"{name}, cell {cell['index'] + 1}"
            check_images(cell["images"], where, findings)
            best = drawn.setdefault(cell["index"], {"images": 0, "tables": 0})
            best["images"] = max(best["images"], len(cell["images"]))
            best["tables"] = max(best["tables"], cell["tables"])
        shot(page, options, name, f"{step:02d}")
        if page.evaluate(SCROLL, [PANEL, 1]):
            return drawn
    raise Error("the notebook has no end")


def settled(page):
    """The cells in the page, once scrolling has brought no other ones and their images are there."""
    before = page.evaluate(CELLS)
    time.sleep(0.3)
    now = page.evaluate(CELLS)
    return now if now == before and all(i["done"] for c in now for i in c["images"]) else None


def shot(page, options, name, what):
    if options.shots:
        page.screenshot(path=options.shots / f"lab-{Path(name).stem}-{what}.png")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--shots", type=Path, help="folder for screenshots")
    common.add_argument("--chromium", default="/usr/bin/chromium", help="the browser (default %(default)s)")
    modes = parser.add_subparsers(dest="mode", required=True)
    book = modes.add_parser("book", parents=[common], help="the pages on disk")
    book.add_argument("folder", type=Path)
    lab = modes.add_parser("lab", parents=[common], help="a notebook in a running JupyterLab")
    lab.add_argument("url", help="address with its token")
    lab.add_argument("notebook", help="path below the lab's folder")
    lab.add_argument("--limit", type=int, default=300, help="seconds for all cells (default %(default)s)")
    options = parser.parse_args()
    if options.shots:
        options.shots.mkdir(parents=True, exist_ok=True)
    findings = Findings()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=options.chromium, args=FLAGS, headless=True)
            summary = (check_book if options.mode == "book" else check_lab)(browser, options, findings)
            browser.close()
    except Error as e:
        print(f"browser check FAILED: {str(e).splitlines()[0]}" + (f"; {len(findings)} things wrong" if findings else ""))
        return 1
    print(f"browser check {'FAILED' if findings else 'ok'}: {summary}" + (f"; {len(findings)} things wrong" if findings else ""))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
