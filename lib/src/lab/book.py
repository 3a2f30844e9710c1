"""Makes the pages of the book from the executed chapters: python book.py NOTEBOOKS EXECUTED OLD NEW [CLAIMS].

Lab.java calls it in the workbook's own Python, where nbconvert lives. A chapter that has not been executed keeps the page
that it has in the OLD book, and its pictures; everything is written to NEW, which Lab.java puts in OLD's place when this program
succeeds. The verdicts that the chapters have kept are in CLAIMS; without them the book shows none.
The pages share book.css, book.js, the fonts and nothing else, and ask nothing of the network.
"""

import csv
import datetime
import itertools
import os
import platform
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup
from nbconvert import HTMLExporter

import page
import verdicts

TEMPLATES = Path(__file__).resolve().parent / "template"
SHARED = ["book.css", "book.js", "fonts"]
FRONTISPIECE = ("06-the-anti-example", "crossover-run")  # the chapter and the cell whose chart stands on the first page
CHAPTER = re.compile(r"(\d\d|[a-z])-.*\.ipynb")
STATEMENTS = Path(__file__).resolve().parents[1] / "main/resources/parallel/claim/statements.tsv"  # the same file is in the jar


@dataclass
class Chapter:
    """A chapter and where its page comes from: an executed notebook, or the old book."""

    name: str  # without the ending
    executed: Path
    title: str
    sentence: str

    @property
    def page(self) -> str:
        return self.name + ".html"

    @property
    def label(self) -> str:
        """The number or letter that the file name begins with, as a reader says it."""
        prefix = self.name.split("-")[0]
        return str(int(prefix)) if prefix.isdigit() else prefix.upper()


def main(notebooks: Path, executed: Path, old: Path, new: Path, claims: Path | None = None) -> None:
    chapters, missing = [], []
    for source in sorted(path for path in notebooks.glob("*.ipynb") if CHAPTER.fullmatch(path.name)):
        ran = executed / source.name
        has_page = ran.exists() or (old / (source.stem + ".html")).exists()
        if has_page:
            chapters.append(Chapter(source.stem, ran, *title_and_sentence(ran if ran.exists() else source)))
        else:
            missing.append(source.name)
    new.mkdir(parents=True)
    exporter = html_exporter()
    for name in SHARED:
        copy(TEMPLATES / "workbook" / name, new / name)
    for i, chapter in enumerate(chapters):
        if chapter.executed.exists():
            neighbours = (chapters[i - 1] if i else None, chapters[i + 1] if i + 1 < len(chapters) else None)
            write(new / chapter.page, page.finish(make_page(exporter, chapter, *neighbours), chapter.name, new))
        else:
            keep(old, new, chapter)
    found = verdicts.kept(claims) if claims else []
    said = statements(chapters, notebooks, found)
    write(new / "statements.html", make_statements(exporter, said))
    write(new / "index.html", make_index(exporter, chapters, missing, said, frontispiece(chapters, new)))
    print(f"The chapters answer {len(answered(said))} of the article's {len(said)} statements: statements.html says where.")
    print(f"The book has {len(chapters)} of {len(chapters) + len(missing)} chapters."
          + (f" Not executed yet: {', '.join(missing)}" if missing else ""))


def html_exporter() -> HTMLExporter:
    exporter = HTMLExporter(template_name="workbook", extra_template_basedirs=[str(TEMPLATES)], embed_images=True)
    exporter.environment.filters.update(curly=page.curly, pre_alone=lambda code: re.search("<pre>.*</pre>", code, re.DOTALL)[0])
    return exporter


def write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def keep(old: Path, new: Path, chapter: "Chapter") -> None:
    """The page of the old book, and its pictures that are still there."""
    copy(old / chapter.page, new / chapter.page)
    for picture in page.pictures((old / chapter.page).read_text(encoding="utf-8")):
        (new / "pictures").mkdir(exist_ok=True)
        if (old / picture).is_file():
            copy(old / picture, new / picture)


def frontispiece(chapters: list, book: Path):
    """A chart of a chapter for the first page; none if that chapter has no page, or no such chart."""
    name, cell = FRONTISPIECE
    chapter = next((chapter for chapter in chapters if chapter.name == name), None)
    if chapter is None:
        return None
    text = (book / chapter.page).read_text(encoding="utf-8")
    image = BeautifulSoup(text, "html.parser").select_one(f"#cell-{cell} img[src^=pictures]")
    # cut out as it stands: cells of tables without their ends are one in the other to this parser
    data = image and re.search(re.escape(f'src="{image["src"]}"') + r"[^>]*>\s*(<details class=\"data\">.*?</details>)", text, re.DOTALL)
    style = re.search("<style>.*?</style>\n?", text, re.DOTALL)
    return image and {"chapter": chapter, "cell": cell, "image": image.attrs, "data": data[1] if data else "", "style": style[0] if style else ""}


@dataclass
class Section:
    """A heading of a chapter, and the first of the cells below it that answers a statement."""

    heading: str
    cell: str


@dataclass
class Answer:
    """A chapter and its sections that answer a statement."""

    chapter: Chapter
    sections: list


@dataclass
class Statement:
    """A statement of the article, where it stands there, and where it is answered."""

    number: int
    heading: str
    kind: str
    sentence: str
    chapter: str
    best: str  # the page and the cell that answer it best; empty while there is no such page
    answers: list
    verdicts: list


def statements(chapters: list, notebooks: Path, verdicts: list) -> list:
    """All of the article's statements in its order."""
    found = answers(chapters, notebooks)
    pages = {chapter.name: chapter.page for chapter in chapters}
    with open(STATEMENTS, encoding="utf-8", newline="") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Statement(int(number), heading, kind, sentence, chapter, f"{pages[chapter]}#cell-{cell}" if chapter in pages else "",
                          found.get(int(number), []), [verdict for verdict in verdicts if verdict.statement == int(number)])
                for number, heading, kind, sentence, chapter, cell in rows]


def answers(chapters: list, notebooks: Path) -> dict:
    """Which cells answer which statement, by the cells' own metadata."""
    found = {}
    for chapter in chapters:
        heading = chapter.title
        for cell in nbformat.read(notebooks / (chapter.name + ".ipynb"), as_version=4).cells:
            if cell.cell_type == "markdown":
                headings = re.findall(r"^##+ (.+)$", cell.source, re.MULTILINE)
                heading = headings[-1].replace("`", "") if headings else heading
            for statement in cell.metadata.get("statements", []):
                here = found.setdefault(statement, [])
                if not here or here[-1].chapter is not chapter:
                    here.append(Answer(chapter, []))
                if not here[-1].sections or here[-1].sections[-1].heading != heading:
                    here[-1].sections.append(Section(heading, cell.id))
    return found


def answered(said: list) -> list:
    return [statement.number for statement in said if statement.answers]


def make_statements(exporter: HTMLExporter, said: list) -> str:
    missing = [statement.number for statement in said if not statement.answers]
    headings = [(heading, list(group)) for heading, group in itertools.groupby(said, key=lambda statement: statement.heading)]
    return exporter.environment.get_template("statements.html.j2").render(headings=headings, statements=len(said), missing=missing,
                                                                          judged=any(statement.verdicts for statement in said))


def title_and_sentence(path: Path) -> tuple[str, str]:
    """The first heading, and the first sentence after it that is neither a link bar nor an aside in italics."""
    rendered = []
    exporter = html_exporter()
    markdown = exporter.environment.filters["markdown2html"]
    context = exporter.environment.from_string("").new_context({"cell": {}, "resources": {}})
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown":
            rendered.append(markdown(context, cell.source))
    text = BeautifulSoup("\n".join(rendered), "html.parser")
    heading = text.find("h1")
    title = heading.get_text().removesuffix("\N{PILCROW SIGN}").strip() if heading else path.stem
    for paragraph in text.find_all("p"):
        first = next((child for child in paragraph.children if str(child).strip()), None)
        words = " ".join(paragraph.get_text().split())
        if first is None or first.name in ("em", "a") or "|" in words or paragraph.find_parent(["blockquote", "td"]):
            continue
        return title, re.split(r"(?<=[.?!])\s", words, maxsplit=1)[0]
    return title, ""


def make_page(exporter: HTMLExporter, chapter: Chapter, before, after) -> str:
    notebook = nbformat.read(chapter.executed, as_version=4)
    resources = {
        "metadata": {"name": chapter.name, "path": str(chapter.executed.parent)},
        "workbook": {"chapter": chapter, "before": before, "after": after, "ran": date_of(chapter.executed)},
    }
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
    body, _ = exporter.from_notebook_node(notebook, resources)
    return body


def joined(outputs: list) -> list:
    """The same outputs, with what was printed line after line in one piece, as a notebook shows it."""
    result = []
    for output in outputs:
        last = result[-1] if result else None
        if last and output.output_type == "stream" == last.output_type and output.name == last.name:
            last.text += output.text
        else:
            result.append(output)
    return result


def make_index(exporter: HTMLExporter, chapters: list, missing: list, said: list, picture) -> str:
    dates = sorted({date_of(chapter.executed) for chapter in chapters if chapter.executed.exists()})
    found = [verdict for statement in said for verdict in statement.verdicts]
    judged = {chapter.name: verdicts.tallies([verdict for statement in said if statement.chapter == chapter.name
                                              for verdict in statement.verdicts]) for chapter in chapters}
    return exporter.environment.get_template("contents.html.j2").render(
        chapters=chapters, missing=missing, machine=machine(), answered=len(answered(said)), statements=len(said), picture=picture,
        judged=judged, total=verdicts.tallies(found), days=span(sorted({verdict.day for verdict in found})),
        places=sorted({verdict.where for verdict in found}), kinds=verdicts.WORDS, ran=span(dates),
        made=datetime.datetime.now().strftime("%Y-%m-%d %H:%M"))


def span(dates: list) -> str:
    return " to ".join(dict.fromkeys([dates[0], dates[-1]])) if dates else ""


def date_of(path: Path) -> str:
    return datetime.datetime.fromtimestamp(path.stat().st_mtime).strftime("%Y-%m-%d") if path.exists() else ""


def machine() -> str:
    cores = os.cpu_count()
    java = os.environ.get("WORKBOOK_JAVA", "")
    return ", ".join(part for part in (
        processor(), f"{cores} cores" if cores != 1 else "1 core", f"{platform.system()} {platform.release()}",
        f"Java {java}" if java else "", f"Python {platform.python_version()}") if part)


def processor() -> str:
    """The processor's own name where Linux tells it, otherwise its kind."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    name = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return name.group(1) if name else platform.machine()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:6]))
