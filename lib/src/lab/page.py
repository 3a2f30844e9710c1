"""What a chapter's page still needs when nbconvert has made it: its links lead to pages, its pictures are files beside it, what
scrolls can be reached by the keyboard, each look is said once, and the quotation marks are those of a book."""

import base64
import itertools
import re
from pathlib import Path
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag
from bs4.formatter import HTMLFormatter

PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp|svg\+xml);base64,(.*)", re.DOTALL)
NUMBERS = re.compile("text-align: *right;?")
# what book.css gives a table, or the column of numbers that a cell stands in
PLAIN = re.compile("text-align: *left|vertical-align: *top|font-variant-numeric: *tabular-nums|(padding|margin|border[a-z-]*|caption-side) *:.*")
TABLE = {"figure", "table", "caption", "tr", "th", "td"}
FIGURE_SPACE = "\u2007"  # as wide as a figure
# HTML as one writes it by hand
SHORT = HTMLFormatter(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"), void_element_close_prefix="", empty_attributes_are_booleans=True)


def finish(html: str, name: str, folder: Path) -> str:
    """The page of the chapter of this name; its pictures are written below the folder."""
    page = BeautifulSoup(html, "html.parser")
    fold(page)
    lead_to_pages(page)
    take_out_pictures(page, name, folder)
    let_scroll(page)
    thin_out_code(page)
    align_numbers(page)
    say_styles_once(page)
    for section in page.select(".text"):
        curl(section)
    add_contents(page)
    return re.sub("</(?:td|th|tr)>", "", page.decode(formatter=SHORT))  # HTML knows where a cell ends


def lead_to_pages(page: BeautifulSoup) -> None:
    """A link to a neighbouring notebook becomes a link to its page, one to a cell as JupyterLab writes it a link to the cell there;
    links to elsewhere stay. The notebook's own bars of links and its paragraph signs go: the page has better ones."""
    for sign in page.select("a.anchor-link"):
        sign.decompose()
    for paragraph in page.select(".text p"):
        if is_bar(paragraph):
            paragraph.decompose()
    for link in page.select("main a[href]"):
        if not re.match(r"[a-z]+:|/|\.\./", link["href"]):
            link["href"] = re.sub(r"#cell-id=", "#cell-", re.sub(r"^([^#]*)\.ipynb(?=#|$)", r"\1.html", link["href"]))


def is_bar(paragraph: Tag) -> bool:
    """Whether it is but links to neighbours, with dots between them."""
    words = "".join(str(child) for child in paragraph.children if not isinstance(child, Tag))
    return bool(paragraph.find("a", href=re.compile("Table-of-contents$")) and not words.strip(" ·|\n")
                and all(child.name == "a" for child in paragraph.find_all(True, recursive=False)))


def fold(page: BeautifulSoup) -> None:
    """A fold of a text cell, such as an exercise's solution, has its words in it again: nbconvert reads a cell's HTML piece by piece, and
    ends each piece for itself. They go on to the next fold or to the end of the cell."""
    for folded in page.select(".text > details"):
        if folded.find_all(True) == [folded.summary]:
            rest = itertools.takewhile(lambda part: getattr(part, "name", None) != "details", list(folded.next_siblings))
            for part in list(rest):
                folded.append(part.extract())


def take_out_pictures(page: BeautifulSoup, name: str, folder: Path) -> None:
    for number, image in enumerate(page.find_all("img", src=PICTURE), start=1):
        kind, data = PICTURE.fullmatch(image["src"]).groups()
        file = f"pictures/{name}-{number}.{kind.split('+')[0].replace('jpeg', 'jpg')}"
        (folder / "pictures").mkdir(exist_ok=True)
        (folder / file).write_bytes(base64.b64decode(data))
        image["src"] = file
        image.attrs.pop("style", None)


def pictures(page: str) -> set:
    """The files of the book that this page shows."""
    return set(re.findall(r'src="(pictures/[^"/]+)"', page))


def let_scroll(page: BeautifulSoup) -> None:
    """A table may be wider than its column: then it scrolls by itself. book.js makes it a stop for the keyboard while it does."""
    for box in page.find_all(style=re.compile("overflow-x: *auto")):
        box.attrs.pop("style")
        box["class"] = "scrolls"
    for head in page.find_all("th"):
        if not head.get_text(strip=True):
            head.name = "td"  # what has no name heads nothing
    for table in page.find_all("table"):
        if not table.find_parent(class_="scrolls"):
            table.wrap(page.new_tag("div", attrs={"class": "scrolls"}))


def thin_out_code(page: BeautifulSoup) -> None:
    """The highlighter wraps every word and space in a span. Three kinds have a colour in the book: keywords, comments and texts."""
    for pre in page.select(".highlight pre, .code pre"):
        runs = []  # [kind, text]; the space between two keywords is theirs
        for text in pre.find_all(string=True):
            kind = "" if text.parent is pre else kind_of(text.parent.get("class", [""])[0])
            space = not text.strip()
            if runs and (kind == runs[-1][0] or space and "\n" not in text):
                runs[-1][1] += text
            else:
                runs.append([kind, str(text)])
        pre.clear()
        for kind, text in runs:
            pre.append(wrapped(page, kind, text) if kind else text)


def kind_of(token: str) -> str:
    """The element that shows a token of the highlighter, by the first letter of its short name; none for most."""
    return {"k": "b", "c": "i", "s": "u"}.get("k" if token == "nd" else token[:1], "")


def wrapped(page: BeautifulSoup, kind: str, text: str) -> Tag:
    element = page.new_tag(kind)
    element.string = text
    return element


def align_numbers(page: BeautifulSoup) -> None:
    """Columns of numbers are said once for each table, and not in each of their cells. A fraction that stands in a box as wide as
    the longest of its column gets spaces instead: the points still stand below each other."""
    for fraction in page.find_all("span", style=re.compile(r"display: *inline-block.*width: *\d+ch")):
        width = int(re.search(r"width: *(\d+)ch", fraction["style"])[1])
        if fraction.get_text():
            fraction.replace_with(fraction.get_text() + FIGURE_SPACE * (width - len(fraction.get_text())))
    for table in page.select("main table"):
        for head in table.select("thead th"):
            head.attrs.pop("scope", None)  # a column's, as goes without saying
            if unit := head.span:
                unit.name, unit.attrs = "small", {}
        rows = [row.find_all(["th", "td"], recursive=False) for row in table.find_all("tr")]
        if any(cell.get("colspan") for row in rows for cell in row[:-1]):
            continue
        columns = {number for row in rows for number, cell in enumerate(row, start=1) if NUMBERS.search(cell.get("style", ""))}
        for row in rows:
            for number, cell in enumerate(row, start=1):
                if number in columns:
                    cell["style"] = re.sub("white-space: *nowrap;?", "", NUMBERS.sub("", cell.get("style", "")))
        if columns:
            table["class"] = [*table.get("class", []), *(f"n{number}" for number in sorted(columns))]


def say_styles_once(page: BeautifulSoup) -> None:
    """JupyterLab needs a table's look in each of its cells. The book has its own; what is left of each look gets a name, and
    the cells say the name."""
    names = {}
    for element in page.select("main [style]"):
        parts = [part.strip() for part in element.attrs.pop("style").split(";")]
        look = "; ".join(part for part in parts if part and not (element.name in TABLE and PLAIN.match(part)))
        if look and element.name != "caption" and "small" not in element.get("class", []):
            name = names.setdefault(look, f"s{len(names) + 1}")
            element["class"] = [*element.get("class", []), name]
    if names:
        style = page.new_tag("style")
        style.string = "\n" + "\n".join(f".{name} {{ {look} }}" for look, name in names.items()) + "\n"
        page.head.append(style)


def curl(block: Tag) -> None:
    """Straight quotation marks and apostrophes become a book's, in words and not in code."""
    before = " "
    for text in block.find_all(string=True):
        if not text.find_parent(["code", "pre", "style", "script"]):
            curled = curly(text, before)
            if curled != text:
                text.replace_with(curled)
        before = text[-1:] or before


def curly(text: str, before: str = " ") -> str:
    """The text with ‘these’ and “these”; what stands before it says whether a mark at its beginning opens or closes. A dash
    stays on the line of the word before it."""
    def mark(found):
        opens = (found.string[found.start() - 1] if found.start() else before) in " \t\n\u00a0([{–—/“‘"
        return ("‘" if opens else "’") if found.group() == "'" else ("“" if opens else "”")
    return re.sub("['\"]", mark, text).replace(" – ", "\u00a0– ")


def add_contents(page: BeautifulSoup) -> None:
    """The headings, two deep, where the template has left room for them."""
    room = page.find("nav", class_="here")
    contents = page.new_tag("ol")
    for heading in page.select("main :is(h2, h3)[id]"):
        entry = page.new_tag("li")
        heading["id"] = unquote(heading["id"])
        link = page.new_tag("a", href="#" + heading["id"])
        link.string = heading.get_text()
        entry.append(link)
        last = contents.find_all("li", recursive=False)[-1:]
        if heading.name == "h3" and last:
            if not last[0].ol:
                last[0].append(page.new_tag("ol"))
            last[0].ol.append(entry)
        else:
            contents.append(entry)
    if contents.li:
        room.append(contents)
    else:
        room.decompose()
