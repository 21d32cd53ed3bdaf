"""Keeps translations/ in step with the sentences in code and pages: `update` writes, `check` refuses.

Two domains: `messages` is what the server says, `browser` what the modules in static/js say. A catalogue is
complete when each sentence has a translation, with all plural forms and the same {names} in it.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "translations"
Method = list[tuple[str, str]]
DOMAINS: Final[dict[str, Method]] = {
    "messages": [
        ("dialogue/**.py", "python"),
        ("templates/**.html", "jinja2"),
        ("templates/**.txt", "jinja2"),
    ],
    "browser": [("static/vendor/**.js", "ignore"), ("static/js/**.js", "javascript")],
}
KEYWORDS: Final = DEFAULT_KEYWORDS | {
    "lazy_gettext": None,
    "lazy_ngettext": (1, 2),
    "lazy_pgettext": ((1, "c"), 2),
}
# English is what the code says. Plurals as CLDR has them; the tools' table is wrong for hy, where 0 is one
PLURALS: Final = {
    "az": "nplurals=2; plural=(n != 1);",
    "hy": "nplurals=2; plural=(n > 1);",
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
}
HEADER: Final = "# The words of Dialogue; see docs/translating.md."
EMPTY_HEADERS: Final = re.compile(
    r'"(Generated-By|Language-Team|Last-Translator|POT-Creation-Date|PO-Revision-Date|Project-Id-Version|'
    r'Report-Msgid-Bugs-To): .*\\n"\n'
)
PLACE: Final = re.compile(r"\{\w*\}|%\(\w+\)[a-z]|%[ds]")


def main() -> None:
    """`update` or `check`, for both domains."""
    problems = [line for domain in DOMAINS for line in ACTIONS[sys.argv[1]](domain)]
    print(*problems, sep="\n", end="\n" if problems else "")
    raise SystemExit(1 if problems else 0)


def extracted(domain: str) -> Catalog:
    """Every sentence of a domain as the code has it now, in the order of the files."""
    found = Catalog(domain=domain, header_comment=HEADER, project="Dialogue", fuzzy=False)
    rows = extract_from_dir(
        ROOT,
        method_map=DOMAINS[domain],
        options_map={
            "templates/**.html": {"trimmed": "true"},
            "static/js/**.js": {"parse_template_string": "true"},
        },
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
        directory_filter=lambda folder: (
            Path(folder).name not in {".venv", "build", "data", "vendor", "tests"}
        ),
    )
    for file, _line, words, comments, context in sorted(rows, key=lambda row: (row[0], row[1])):
        # no line numbers: they would change every file at every edit
        found.add(words, locations=[(file, 0)], auto_comments=comments, context=context)
    return found


def update(domain: str) -> Iterator[str]:
    """Write the template and bring each language up to it; new sentences stand empty, nothing is guessed."""
    template = extracted(domain)
    save(template, FOLDER / f"{domain}.pot")
    for lang, plural in PLURALS.items():
        path = FOLDER / lang / "LC_MESSAGES" / f"{domain}.po"
        catalogue = load(path, lang) if path.exists() else Catalog(locale=lang, domain=domain)
        catalogue.header_comment, catalogue.fuzzy, catalogue.project = HEADER, False, "Dialogue"
        catalogue.mime_headers = [("Plural-Forms", plural)]
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        save(catalogue, path)
    yield from ()


def check(domain: str) -> Iterator[str]:
    """A line for each sentence that is missing, left over, untranslated, fuzzy or wrongly filled."""
    path = FOLDER / f"{domain}.pot"
    template = load(path, None) if path.exists() else Catalog()
    yield from differences(extracted(domain), template, path)
    for lang, plural in PLURALS.items():
        path = FOLDER / lang / "LC_MESSAGES" / f"{domain}.po"
        if not path.exists():
            yield f"{name(path)}: not there (make messages)"
            continue
        catalogue = load(path, lang)
        if catalogue.plural_forms != plural:
            yield f"{name(path)}: the plural forms are not those of CLDR: {plural}"
        yield from differences(template, catalogue, path)
        yield from (f"{name(path)}: {problem}: {words(entry)!r}" for entry, problem in faults(catalogue))


def differences(wanted: Catalog, there: Catalog, path: Path) -> Iterator[str]:
    """Sentences that one has and the other has not."""
    new, old = sentences(wanted), sentences(there)
    yield from (
        f"{name(path)}: missing (make messages): {sentence!r}" for _, sentence in sorted(new - old, key=repr)
    )
    yield from (
        f"{name(path)}: no longer used (make messages): {sentence!r}"
        for _, sentence in sorted(old - new, key=repr)
    )


def faults(catalogue: Catalog) -> Iterator[tuple[Message, str]]:
    """What is wrong with the translations of one catalogue."""
    for entry in catalogue:
        if not entry.id:
            continue
        forms = [form or "" for form in several(entry.string)]
        if entry.fuzzy:
            yield entry, "fuzzy"
        elif not all(forms):
            yield entry, "not translated"
        elif odd := misplaced(several(entry.id)[-1] or "", forms):
            yield entry, f"names do not match ({', '.join(sorted(odd))})"


def misplaced(sentence: str, forms: list[str]) -> set[str]:
    """Names in braces that a form lost or made up; each plural form names its number (ru: 21 is like 1)."""
    needed = set(PLACE.findall(sentence))
    return {place for form in forms for place in needed ^ set(PLACE.findall(form))}


def several(text: str | tuple[str | None, ...] | list[str] | None) -> list[str | None]:
    """One sentence as a list of one."""
    return list(text) if isinstance(text, tuple | list) else [text]


def sentences(catalogue: Catalog) -> set[tuple[str | None, object]]:
    """Context and sentence of every entry."""
    return {(entry.context, words(entry)) for entry in catalogue if entry.id}


def words(entry: Message) -> str | tuple[str, ...]:
    """The sentence, or its singular and plural."""
    return tuple(entry.id) if isinstance(entry.id, tuple | list) else str(entry.id)


def load(path: Path, lang: str | None) -> Catalog:
    """A catalogue as it stands on disk."""
    with path.open("rb") as file:
        return read_po(file, locale=lang, domain=path.stem)


def save(catalogue: Catalog, path: Path) -> None:
    """Without dates and names of tools, so that nothing to do means no change."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, include_lineno=False, ignore_obsolete=True)
    text = EMPTY_HEADERS.sub("", buffer.getvalue().decode())
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")


def name(path: Path) -> str:
    """As a person would type it."""
    return path.relative_to(ROOT).as_posix()


ACTIONS: Final = {"update": update, "check": check}


if __name__ == "__main__":
    main()
