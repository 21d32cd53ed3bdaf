"""What a programme starts with in four languages, read from `wordings/`.

Promises whole and typed values, or none: an unknown or missing field stops the reading.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

import msgspec

from dialogue.kernel.locales import Lang
from dialogue.programmes.wording import Wording

T = TypeVar("T")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"rules": "rule"}):
    """What is true about safety, and the fixed rules; accepted in this version."""

    version: int
    safety: Wording
    rules: tuple[Wording, ...]


class CommunityDefault(Wording, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A society to speak from; `other` stands for both, neither or another one."""

    key: Literal["a", "b", "other"]


class Communities(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"communities": "community"}
):
    """The societies, and the answer of those who leave the question open."""

    communities: tuple[CommunityDefault, ...]
    not_said: Wording


class StageDefault(Wording, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One step of the agenda that a session starts with."""

    minutes: int
    turn: Literal["queue", "free"]


class InvitationText(Wording, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A text for partners to send or print by themselves."""

    key: str
    use: Literal["messenger", "sheet", "return"]

    def filled(self, lang: Lang, values: Mapping[str, str]) -> str:
        """Return the text with `link`, `code`, `address` and `until` put in as they stand."""
        return self.into(lang).format_map(values)


class _Stages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stage: tuple[StageDefault, ...]


class _Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: tuple[InvitationText, ...]


def _read(name: str, kind: type[T]) -> T:
    path = files(__package__).joinpath("wordings", name)
    return msgspec.toml.decode(path.read_text("utf-8"), type=kind)


@cache
def entry() -> Entry:
    """Return the safety notice and the rules that everyone accepts before entering."""
    return _read("entry.toml", Entry)


@cache
def communities() -> Communities:
    """Return the societies of a new programme; their order here means nothing."""
    return _read("communities.toml", Communities)


@cache
def stages() -> tuple[StageDefault, ...]:
    """Return the agenda of a new session."""
    return _read("stages.toml", _Stages).stage


@cache
def invitation_texts() -> tuple[InvitationText, ...]:
    """Return the ready-made texts for partners."""
    return _read("invitations.toml", _Texts).text
