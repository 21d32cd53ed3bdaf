"""What may be given away of a meeting, in one language: the frozen truth that every file is written from.

It is made once, when the summary is published, and kept; making it anew from later facts could let two
versions be subtracted from each other.
"""

from typing import Literal

from msgspec import Struct

from dialogue.kernel.locales import Lang
from dialogue.rooms.vocabulary import Shape
from dialogue.summaries.bands import Count, Share
from dialogue.summaries.facts import How, Status


class Run(Struct, frozen=True, forbid_unknown_fields=True):
    """Words, and the language they are in."""

    lang: Lang
    text: str


class YearMonth(Struct, frozen=True, forbid_unknown_fields=True):
    year: int
    month: int


class Meeting(Struct, frozen=True, forbid_unknown_fields=True):
    """The meeting's number among all that were planned for the room."""

    number: int
    of: int


class Stage(Struct, frozen=True, forbid_unknown_fields=True):
    """Whole minutes; `used_minutes` is null for a stage that was never reached."""

    number: int
    title: Run
    planned_minutes: int
    used_minutes: int | None


class Society(Struct, frozen=True, forbid_unknown_fields=True):
    """What may be said of one group; a null label is the people who named no society."""

    label: Run | None
    shape: Shape | None
    people: Count
    talk: Share | None


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """From how many people of every society on there are figures at all, and exact ones."""

    smallest: int
    exact: int


class Announcement(Struct, frozen=True, forbid_unknown_fields=True):
    """A text by the moderators; `untranslated` where it does not exist in the summary's language."""

    words: Run
    untranslated: bool


class Quote(Struct, frozen=True, forbid_unknown_fields=True):
    """Exactly the words that their author released in this language."""

    text: str
    how: How


class Record(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One summary in one language; `societies` is null where there are too few people for figures."""

    format: Literal["dialogue-summary"]
    version: Literal[1]
    lang: Lang
    status: Status
    programme: Run
    room: Run
    langs: tuple[Lang, ...]
    month: YearMonth
    meeting: Meeting
    stages: tuple[Stage, ...]
    societies: tuple[Society, ...] | None
    limits: Limits
    held: Count
    looks: Count
    announcements: tuple[Announcement, ...]
    quotes: tuple[Quote, ...]
    erased_by: YearMonth
