"""Puts the exercises into their chapters: python lib/src/exercises/into_notebooks.py [NOTEBOOK ...]

Each file 5.1.md beside this program is the master of an exercise: its text, stub, check, hint and solution become cells of the chapter
whose file's name begins with 05, between the table of its findings and its last text cell. Nothing else of a notebook changes, not by a
byte; one that JSON would not write as it stands is refused. Without a name all chapters are done. A test, NotebookLintTest, says when
a chapter and its masters differ.
"""

import json
import re
import sys
from pathlib import Path

MASTERS = Path(__file__).resolve().parent
NOTEBOOKS = MASTERS.parents[2] / "notebooks"
HEADING = """## Exercises

Fill in a stub, run it, then run the line below it: your code is tried, and you are told what came. A hint and a solution are folded below
each. What you write is nowhere kept but in this notebook."""


def main(names: list[str]) -> int:
    files = [Path(name) for name in names] or sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))
    for file in files:
        before = file.read_text(encoding="utf-8")
        notebook = json.loads(before)
        if written(notebook) != before:
            print(f"{file.name} is written in another way than Jupyter writes: save it there first", file=sys.stderr)
            return 1
        chapter = str(int(file.name.split("-")[0]))
        put(notebook["cells"], [cell for master in masters(chapter) for cell in cells_of(master)])
        if written(notebook) != before:
            file.write_text(written(notebook), encoding="utf-8")
            print(f"{file.name}: {len(masters(chapter))} exercises")
    return 0


def written(notebook: dict) -> str:
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def masters(chapter: str) -> list[Path]:
    """In the order of their numbers."""
    return sorted(MASTERS.glob(f"{chapter}.*.md"), key=lambda file: int(file.stem.split(".")[1]))


def put(cells: list[dict], exercises: list[dict]) -> None:
    """In the place of those that are there, before the last text."""
    cells[:] = [cell for cell in cells if not re.fullmatch(r"exercises|exercise-.*", cell.get("id", ""))]
    if exercises:
        last = next(i for i, cell in reversed(list(enumerate(cells))) if cell["cell_type"] == "markdown")
        cells[last:last] = [text("exercises", HEADING), *exercises]


def cells_of(master: Path) -> list[dict]:
    head, *parts = master.read_text(encoding="utf-8").strip().split("\n## ")
    part = {name: body.strip() for name, body in (each.split("\n", 1) for each in parts)}
    title, words = head.split("\n", 1)
    number = title.split()[1]
    cell = f"exercise-{number.replace('.', '-')}"
    return [
        text(cell, f"##{title}\n\n{words.strip()}"),
        code(f"{cell}-stub", fenced(part["Stub"])),
        code(f"{cell}-check", fenced(part["Check"])),
        text(f"{cell}-help", folded("Hint", part["Hint"]) + "\n\n" + folded("Solution", part["Solution"])),
    ]


def fenced(body: str) -> str:
    return re.search(r"```java\n(.*?)\n```", body, re.DOTALL)[1]


def folded(summary: str, body: str) -> str:
    return f"<details><summary>{summary}</summary>\n\n{body}\n\n</details>"


def text(cell: str, source: str) -> dict:
    return {"cell_type": "markdown", "id": cell, "metadata": {}, "source": source.splitlines(keepends=True)}


def code(cell: str, source: str) -> dict:
    return {"cell_type": "code", "execution_count": None, "id": cell, "metadata": {}, "outputs": [], "source": source.splitlines(keepends=True)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
