"""The words of the example, read from the files beside this one.

Promises a whole and typed value, or none: an unknown or missing field stops the reading.
"""

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from dialogue.kernel.locales import Lang
from dialogue.programmes.wording import Wording

Society = Literal["a", "b"]


class Participant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody on a seat; `mark` says whether others see the society's shape."""

    key: str
    name: str
    society: Society
    mark: bool
    reads: Lang
    writes: tuple[Lang, ...]


class Staff(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody with an account; those who enter the room have a name in it."""

    key: str
    role: Literal["organiser", "moderator", "interpreter"]
    writes: tuple[Lang, ...]
    name: str | None = None
    society: Society | None = None


class Message(Wording, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What somebody wrote in `lang`, with its renderings; `reply_to` is a message's place, from 1."""

    author: str
    stage: int
    lang: Lang
    reply_to: int | None = None
    released: tuple[Lang, ...] = ()
    asked: tuple[Lang, ...] = ()


class Held(Wording, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A message that waits for a moderator, and its renderings for those who judge it."""

    author: str
    stage: int
    lang: Lang
    rule: Literal["asked_by_author"]


class DeskMessage(Wording, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one moderator wrote to the other."""

    author: str
    lang: Lang


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A request to look at a message; one without an outcome is open."""

    asker: str
    message: int
    lang: Lang
    text: Wording
    outcome: Literal["stays", "hidden", "talked", "other"] | None = None
    by: str | None = None
    answer: Wording | None = None


class Announcement(Wording, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a moderator told the whole room at the start of a stage."""

    stage: int
    by: str


class Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a stage of the default agenda went: its mode, and the minutes it used, none while it lasts."""

    mode: Literal["open", "read_first"]
    used: int | None = None


class Meeting(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"stages": "stage", "announcements": "announcement", "messages": "message", "looks": "look"},
):
    """One session: what was said in it and what waits."""

    number: int
    state: Literal["open", "closed"]
    days_ago: int
    published: bool
    question: Wording
    stages: tuple[Stage, ...]
    announcements: tuple[Announcement, ...]
    messages: tuple[Message, ...]
    looks: tuple[Look, ...]
    held: tuple[Held, ...] = ()
    desk: tuple[DeskMessage, ...] = ()
    hands: tuple[str, ...] = ()


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"participants": "participant"}):
    """The programme, its one room and everybody in it."""

    zone: str
    title: Wording
    note: Wording
    room: Wording
    participants: tuple[Participant, ...]
    staff: tuple[Staff, ...]


class Example(msgspec.Struct, frozen=True):
    """All of it: the programme and its meetings in order."""

    programme: Frame
    meetings: tuple[Meeting, ...]


@cache
def example() -> Example:
    """Return the example's words; the same value each time."""
    here = files(__package__)
    programme = msgspec.toml.decode(here.joinpath("programme.toml").read_text("utf-8"), type=Frame)
    meetings = tuple(
        msgspec.toml.decode(here.joinpath(name).read_text("utf-8"), type=Meeting)
        for name in ("closed.toml", "open.toml")
    )
    return Example(programme, meetings)
