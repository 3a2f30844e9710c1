"""The verdicts that the chapters kept under target/claims, as the library's Ledger keeps them: one small file for each statement of the
article and language. A file that is damaged counts as missing, there as here."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

WORDS = {"HOLDS": "holds", "DEPENDS": "depends", "DOES_NOT_HOLD": "does not hold", "NOT_MEASURABLE": "not measurable here"}
PLURAL = {"holds": "hold", "depends": "depend", "does not hold": "do not hold"}
LANGUAGES = {"JAVA": "Java", "CPYTHON": "CPython"}


@dataclass(frozen=True)
class Verdict:
    """What one statement came to, in one language."""

    statement: int
    language: str
    verdict: str
    day: str
    where: str

    @property
    def words(self) -> str:
        return WORDS[self.verdict]

    @property
    def look(self) -> str:
        """The word that book.css knows it by."""
        return self.verdict.lower().replace("_", "-")


@dataclass
class Tally:
    """The verdicts of one language, those alike side by side."""

    language: str
    verdicts: list

    @property
    def said(self) -> str:
        """How often each verdict was given, for example "2 hold, 1 depends"."""
        found = Counter(verdict.words for verdict in self.verdicts)
        return ", ".join(f"{found[words]} {words if found[words] == 1 else PLURAL.get(words, words)}" for words in WORDS.values() if found[words])


def kept(folder: Path) -> list:
    """All verdicts, in the article's order."""
    found = []
    for file in sorted(folder.glob("*.properties")) if folder.is_dir() else []:
        try:
            values = properties(file.read_text(encoding="utf-8"))
            machine = ", ".join([values["runtime"], f"{values['cores']} cores" if values["cores"] != "1" else "1 core", values["system"]])
            verdict = Verdict(int(values["statement"]), LANGUAGES[values.get("language", "JAVA")], values["verdict"], values["at"][:10], machine)
            found += [verdict] if verdict.verdict in WORDS else []
        except (OSError, KeyError, ValueError):
            continue
    return sorted(found, key=lambda verdict: (verdict.statement, verdict.language == "CPython"))


def tallies(verdicts: list) -> list:
    """One tally for each language of which there are verdicts."""
    result = []
    for language in LANGUAGES.values():
        own = sorted((each for each in verdicts if each.language == language), key=lambda each: list(WORDS).index(each.verdict))
        result += [Tally(language, own)] if own else []
    return result


def properties(text: str) -> dict:
    """What java.util.Properties wrote: lines of key=value, with a backslash before what is special."""
    lines = (re.fullmatch(r"((?:[^\\=]|\\.)+)=(.*)", line) for line in text.splitlines() if not line.startswith("#"))
    return {unescape(line[1]): unescape(line[2]) for line in lines if line}


def unescape(text: str) -> str:
    special = {"n": "\n", "r": "\r", "t": "\t", "f": "\f"}
    return re.sub(r"\\(?:u([0-9a-fA-F]{4})|(.))", lambda found: chr(int(found[1], 16)) if found[1] else special.get(found[2], found[2]), text)
