"""The pictures of README.md, from what was executed and from the book: python pictures.py EXECUTED BOOK PICTURES

The chart is the one that chapter 6 has drawn; the page is what a Chromium shows of the book, and stays as it was where there is none.
"""

import base64
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat

CHAPTER, CELL, PAGE = "06-the-anti-example", "all-four-chart", "index.html"
LIMIT = 150_000  # bytes: a clone carries each version of a picture for ever
CHROMIUMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]


def chart(executed: Path) -> bytes:
    cells = nbformat.read(executed / f"{CHAPTER}.ipynb", as_version=4).cells
    outputs = next((cell.outputs for cell in cells if cell.id == CELL), [])
    html = "".join(output.get("data", {}).get("text/html", "") for output in outputs)
    found = re.search(r'src="data:image/png;base64,([^"]+)"', html)
    if not found:
        sys.exit(f"chapter {CHAPTER} has no chart in its cell {CELL}: mvn verify executes it")
    return base64.b64decode(found[1])


def page(book: Path) -> bytes | None:
    chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if not chromium or not (book / PAGE).exists():
        return None
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "page.png"
        subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1100,760",
                        "--blink-settings=preferredColorScheme=1", f"--user-data-dir={folder}/profile", f"--screenshot={shot}",
                        (book / PAGE).resolve().as_uri()], check=True, capture_output=True, timeout=120)
        return shot.read_bytes()


def keep(picture: bytes, file: Path) -> None:
    if len(picture) > LIMIT:
        sys.exit(f"{file.name} would have {len(picture)} bytes, more than {LIMIT}")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(picture)
    print(f"{file}: {len(picture)} bytes")


def main(executed: Path, book: Path, pictures: Path) -> None:
    keep(chart(executed), pictures / "four-ways.png")
    if shown := page(book):
        keep(shown, pictures / "book.png")
    else:
        print(f"No picture of the book: it needs {book / PAGE}, and a Chromium on the PATH")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
