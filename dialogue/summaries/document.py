"""A summary as a tree of worded pieces, ready to be drawn: no piece still needs a language or a rule.

Each run of words says its language; each block says its `kind`, by which a template chooses how to draw it.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from dialogue.kernel.locales import Lang
from dialogue.rooms.vocabulary import Shape
from dialogue.summaries.record import Run

Part = Literal["stages", "people", "moderation", "announcements", "quotes", "reading"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: ClassVar = "paragraph"
    text: str


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage, its minutes in words, and both as whole per cent of the longest bar."""

    number: str
    title: Run
    times: str
    planned: int
    used: int


@dataclass(frozen=True, slots=True)
class Stages:
    kind: ClassVar = "stages"
    rows: tuple[StageRow, ...]


@dataclass(frozen=True, slots=True)
class SocietyRow:
    """A group: how many, how much, and from where to where the share lies between 0 and 100."""

    label: Run
    shape: Shape | None
    people: str
    talk: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Societies:
    """`drawn` is false where nobody wrote anything, so that there is no share to draw."""

    kind: ClassVar = "societies"
    people: str
    talk: str
    rows: tuple[SocietyRow, ...]
    drawn: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Something counted, and how much of it there was."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Lines:
    kind: ClassVar = "lines"
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Words by a person, with what must be said of them beneath; no label where there is nothing to say."""

    words: Run
    label: str | None


@dataclass(frozen=True, slots=True)
class Announcements:
    kind: ClassVar = "announcements"
    rows: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Quotes:
    kind: ClassVar = "quotes"
    rows: tuple[Note, ...]


Block = Paragraph | Stages | Societies | Lines | Announcements | Quotes


@dataclass(frozen=True, slots=True)
class Section:
    part: Part
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Worth:
    """A value at a glance; with a label where it is one group's and not everybody's."""

    value: str
    label: Run | None = None
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """One of the few things at a glance at the top."""

    worths: tuple[Worth, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Document:
    """The whole summary in one language. `title` is all that a tab or a file name may show."""

    lang: Lang
    title: str
    draft: bool
    status: str
    programme: Run
    meeting: str
    month: str
    heading: Run
    lead: str
    tiles: tuple[Tile, ...]
    sections: tuple[Section, ...]
