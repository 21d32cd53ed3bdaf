"""A catalogue in no language: every sentence of the interface comes in ⟦brackets⟧; what was left out shows.

It takes the place of English, in a folder from which a server under test can be made to speak.
"""

from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT: Final = Path(__file__).resolve().parents[2]
DOMAINS: Final = ("messages", "browser")
OPEN, SHUT = "⟦", "⟧"


def make_pseudo(folder: Path) -> Path:
    """Make what looks like the package and all beside it, but speaks in brackets; return where."""
    package = folder / "dialogue"
    words = package / "translations"
    words.mkdir(parents=True)
    for beside in ("static", "templates", "migrations"):
        (folder / beside).symlink_to(ROOT / beside)
    for lang in (ROOT / "translations").iterdir():
        if lang.is_dir():
            (words / lang.name).symlink_to(lang)
    into = words / "en" / "LC_MESSAGES"
    into.mkdir(parents=True)
    for domain in DOMAINS:
        with (into / f"{domain}.mo").open("wb") as file:
            write_mo(file, bracketed(ROOT / "translations" / f"{domain}.pot"))
    return package


def bracketed(template: Path) -> Catalog:
    """Return a catalogue of the template's sentences, each in brackets."""
    with template.open("rb") as file:
        found = read_po(file)
    made = Catalog(locale="en")
    for entry in found:
        if entry.id:
            said = tuple(map(bracket, entry.id)) if isinstance(entry.id, tuple | list) else bracket(entry.id)
            made.add(entry.id, said, context=entry.context)
    return made


def bracket(sentence: str) -> str:
    """Mark one sentence."""
    return f"{OPEN}{sentence}{SHUT}"
