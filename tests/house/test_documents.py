"""The pages for people: links lead somewhere, what is there is named, nothing is claimed that cannot be."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from dialogue.cli.commands import dialogue
from tests.house.markdown import blocks, links, prose, rows, section, spans
from tests.house.tree import ROOT, contract, exists, name, python_files, text

TOP = ("README.md", "CONTRIBUTING.md")
PAGES = sorted([*(ROOT / each for each in TOP), *(ROOT / "docs").glob("*.md")])
OPERATIONS = text(ROOT / "docs" / "operations.md")
ARCHITECTURE = text(ROOT / "docs" / "architecture.md")
DEPENDENCIES = text(ROOT / "docs" / "dependencies.md")
PATH = re.compile(r"(?:dialogue|deploy|docs|migrations|static|templates|tests|translations|\.ci)/[\w./-]*")
MADE = ("static/vendor/", "translations/")  # by set-up, or by whoever translates
# (what, why it must not be)
NEVER = [
    (r"(?<!not )\bend-to-end\b", "moderation needs the text"),
    (r"\banonym(?:ous|ity)", "the inviting organisation knows whom it invited"),
    (r"\b100 ?%|\bguarantee|\bunbreakable|\bimpossible to\b", "nothing is"),
    (r"(?<!`)\bsecure(?:ly)?\b(?![_`])", "against whom, and what it cannot do, is the thing to say"),
    (r"(?:^|[\s(`])/(?:home|root|tmp|work|Users|mnt)/", "a path of somebody's machine"),
    (r"pypi\.org|pythonhosted|npmjs|registry\.|yarnpkg|jsdelivr|unpkg", "everyone uses their own index"),
]


@pytest.mark.parametrize("document", PAGES, ids=name)
def test_every_link_leads_somewhere(document: Path) -> None:
    within = [each for each in links(text(document)) if not re.match(r"[a-z]+:", each)]

    broken = [each for each in within if not leads(document, each)]

    assert broken == []


@pytest.mark.parametrize("document", PAGES, ids=name)
def test_every_path_a_page_names_is_there(document: Path) -> None:
    named = [each for each in spans(text(document)) if PATH.fullmatch(each) and not each.startswith(MADE)]

    assert [each for each in named if not (ROOT / each).exists()] == []


@pytest.mark.parametrize("document", PAGES, ids=name)
def test_no_page_claims_what_cannot_be(document: Path) -> None:
    claims = [
        f"{line.strip()!r}: {why}"
        for line in text(document).splitlines()
        for pattern, why in NEVER
        if re.search(pattern, line, re.IGNORECASE)
    ]

    assert claims == []


def test_every_page_can_be_found_from_the_first_one() -> None:
    seen, ahead = set[Path](), [ROOT / "README.md"]
    while ahead:
        page = ahead.pop()
        if page not in seen:
            seen.add(page)
            ahead += [target for each in links(text(page)) if (target := goal(page, each)).suffix == ".md"]

    assert sorted(name(page) for page in PAGES if page not in seen) == []


def test_every_setting_has_its_row() -> None:
    read = {
        match
        for path in python_files("dialogue")
        for match in re.findall(r"environ(?:\.get\(|\[)\s*\"(PORT|DIALOGUE_\w+)\"", text(path))
    }

    written = {row[0].strip("`") for row in rows(section(OPERATIONS, "## Settings"))}

    assert written == read


def test_every_subcommand_has_its_row() -> None:
    there = {f"dialogue {' '.join(path)}" for path in commands(dialogue)}

    written = {row[0].strip("`") for row in rows(section(OPERATIONS, "## Commands"))}

    assert written == there


def test_every_command_line_that_is_shown_can_be_typed() -> None:
    known = {("dialogue", *path) for path in commands(dialogue)}
    shown = [
        tuple(line.split("#")[0].split())
        for page in PAGES
        for block in blocks(text(page), "")
        for line in block.splitlines()
        if line.startswith("dialogue ")
    ]

    assert [each for each in shown if each[:2] not in known and each[:3] not in known] == []


def test_every_make_target_that_is_named_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.MULTILINE))
    named = {
        each.split()[1] for page in PAGES for each in spans(text(page)) if re.match(r"make [a-z]+( |$)", each)
    }

    assert named - targets == set()


def test_the_floors_on_the_page_are_those_that_are_held() -> None:
    held = [{each.strip(" ()") for each in layer.split("|")} for layer in contract("floors")["layers"]]

    told = [set(spans(row[1])) for row in rows(section(ARCHITECTURE, "## Floors"))]
    reserved = {
        match
        for row in rows(section(ARCHITECTURE, "## Floors"))
        for match in re.findall(r"`(\w+)` °", row[1])
    }

    assert told == held
    assert reserved == {each for layer in held for each in layer if not exists(each)}


def test_every_package_is_told_of_and_every_file_it_names_is_there() -> None:
    told = re.findall(
        r"^- \*\*`(\w+)`\*\*:((?:.|\n(?!- |\n))*)", section(ARCHITECTURE, "## Packages"), re.MULTILINE
    )
    packages = {path.parent.name for path in (ROOT / "dialogue").glob("*/__init__.py")}

    missing = [
        f"{package}: {each}"
        for package, files in told
        if package in packages
        for each in spans(files)
        if re.fullmatch(r"\w+/?|\w+\.py", each) and not in_package(package, each)
    ]

    assert packages - {package for package, _ in told} == set()
    assert missing == []


def test_no_page_has_a_row_too_short_or_too_long() -> None:
    uneven = [
        f"{name(page)}: {block[0][:60]}"
        for page in PAGES
        for block in tables(text(page))
        if len({len(re.split(r"(?<!\\)\|", line)) for line in block}) > 1
    ]

    assert uneven == []


def goal(page: Path, link: str) -> Path:
    """The file that a link leads to."""
    return (page.parent / link.partition("#")[0]).resolve() if link.partition("#")[0] else page


def leads(page: Path, link: str) -> bool:
    """Whether a link within the repository finds its file, and in it the heading."""
    target, heading = goal(page, link), link.partition("#")[2]
    if not target.is_relative_to(ROOT) or not target.exists():
        return False
    return not heading or heading in {
        slug(each) for each in re.findall(r"^#+ (.*)$", text(target), re.MULTILINE)
    }


def slug(heading: str) -> str:
    """How a heading is linked to."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def commands(group: click.Group) -> Iterator[tuple[str, ...]]:
    """The words of every command below a group."""
    for word, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from ((word, *rest) for rest in commands(command))
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield (word,)


def in_package(package: str, file: str) -> bool:
    """Whether a package has a module or folder of this name, also one step down."""
    stem = file.strip("/").removesuffix(".py")
    places = [ROOT / "dialogue" / package, *(ROOT / "dialogue" / package).glob("*/")]
    return any((place / stem).is_dir() or (place / f"{stem}.py").exists() for place in places)


def tables(page: str) -> Iterator[list[str]]:
    """The lines of each table."""
    lines: list[str] = []
    for line in [*prose(page).splitlines(), ""]:
        if line.startswith("|"):
            lines.append(line)
        elif lines:
            yield lines
            lines = []
