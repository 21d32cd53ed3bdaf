"""Reads a Markdown page just far enough for the rules about documents: tables, blocks, links, code spans."""

import re
from typing import Final, NamedTuple

FENCE: Final = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK: Final = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
SPAN: Final = re.compile(r"`([^`\n]+)`")


class Block(NamedTuple):
    """A fenced block: what stands behind the fence, and what is in it."""

    info: str
    body: str


def blocks(page: str, info: str) -> list[str]:
    """Return the fenced blocks of one kind."""
    return [
        block.body
        for block in (Block(*match.groups()) for match in FENCE.finditer(page))
        if block.info == info
    ]


def prose(page: str) -> str:
    """Return the page without its fenced blocks."""
    return FENCE.sub("", page)


def section(page: str, heading: str) -> str:
    """Return what stands under a heading, up to the next one of its rank or a higher one."""
    rank = heading.partition(" ")[0]
    lines = page[page.index(f"\n{heading}\n") + len(heading) + 2 :].splitlines()
    ends = [
        number for number, line in enumerate(lines) if re.match(r"#+ ", line) and line.find(" ") <= len(rank)
    ]
    return "\n".join(lines[: ends[0]] if ends else lines)


def rows(text: str) -> list[list[str]]:
    """Return the cells of every table's rows, without the heads and the rules under them."""
    found: list[list[str]] = []
    lines = [line.strip() for line in text.splitlines()]
    for before, line in zip(["", *lines], lines, strict=False):
        if not line.startswith("|") or re.fullmatch(r"[|\s:-]+", line):
            continue
        if before.startswith("|"):
            found.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return found


def links(page: str) -> list[str]:
    """Return where the links of a page lead."""
    return LINK.findall(prose(page))


def spans(page: str) -> list[str]:
    """Return what stands in code letters inside the text."""
    return SPAN.findall(prose(page))
