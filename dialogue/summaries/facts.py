"""What a summary is made from, read once from a closed meeting.

No field can hold a person's id, name or any moment finer than a month: what is not here cannot leak.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dialogue.kernel.errors import Invalid
from dialogue.kernel.limits import EXACT_FROM, SMALLEST_FIGURE
from dialogue.kernel.locales import Lang
from dialogue.rooms.vocabulary import Shape

How = Literal["original", "human"]
Status = Literal["draft", "published"]


@dataclass(frozen=True, slots=True)
class Month:
    """As near as a summary ever comes to a date."""

    year: int
    month: int


@dataclass(frozen=True, slots=True)
class Texts:
    """Something authored, in the languages it exists in; `original` is one of them."""

    words: Mapping[Lang, str]
    original: Lang


@dataclass(frozen=True, slots=True)
class StageFacts:
    """A stage as planned and as it went; `used_seconds` is None where it was never reached."""

    number: int
    title: Texts
    planned_minutes: int
    used_seconds: int | None


@dataclass(frozen=True, slots=True)
class Person:
    """A participant who was admitted: the society they named, and how many characters they showed.

    Characters are those of the original texts that stand in the room. A silent person is here with 0;
    moderators, interpreters, observers and experts are not here at all.
    """

    community: str | None
    characters: int


@dataclass(frozen=True, slots=True)
class CommunityFacts:
    """A society that could be named, "both, neither or other" included; None as shape: no mark."""

    key: str
    label: Texts
    shape: Shape | None


@dataclass(frozen=True, slots=True)
class Released:
    """The exact words that an author released in one language, and how they came to be in it."""

    text: str
    how: How


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """One message's releases, language by language; a language that was not released is absent."""

    words: Mapping[Lang, Released]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From how many people on there are figures, and exact ones. A programme may only be stricter."""

    smallest: int = SMALLEST_FIGURE
    exact: int = EXACT_FROM

    def __post_init__(self) -> None:
        if self.smallest < SMALLEST_FIGURE:
            raise Invalid("smallest", "too_low", least=SMALLEST_FIGURE)
        if self.exact < max(EXACT_FROM, 2 * self.smallest):
            raise Invalid("exact", "too_low", least=max(EXACT_FROM, 2 * self.smallest))


@dataclass(frozen=True, slots=True)
class Facts:
    """One closed meeting. Lists of societies and languages come in the order that was drawn and turned.

    `draw` puts the quotes in order; by the end of the month `erased_by` the room's texts are gone.
    """

    programme: Texts
    room: Texts
    langs: tuple[Lang, ...]
    month: Month
    number: int
    of: int
    status: Status
    stages: tuple[StageFacts, ...]
    communities: tuple[CommunityFacts, ...]
    people: tuple[Person, ...]
    held: int
    looks: int
    announcements: tuple[Texts, ...]
    quotes: tuple[QuoteFacts, ...]
    draw: int
    erased_by: Month
    thresholds: Thresholds = Thresholds()
