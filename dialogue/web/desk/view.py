"""The desk as a template sees it. Pure."""

from dataclasses import dataclass
from typing import Any

from dialogue.kernel.locales import Lang
from dialogue.web.room.view import Person, Said, Words, aside, person, said


@dataclass(frozen=True, slots=True)
class Held:
    """A text that waits; `readable` when the moderator can read it, so that it may be shown."""

    message: str
    revision: str
    author: Person | None
    rule: str
    lang: str
    said: Said | None
    readable: bool
    claimed_by: Person | None


@dataclass(frozen=True, slots=True)
class Look:
    """A request to look at a message."""

    look: str
    message: str
    asker: Person | None
    words: Said | None
    said: Said | None


@dataclass(frozen=True, slots=True)
class Act:
    """What was done, and by whom."""

    act: str
    by: Person | None
    whom: Person | None
    reason: str | None


def held(desk: dict[str, Any], words: Words, lang: Lang, me: str, reads: set[str], now: int) -> list[Held]:
    """Return what waits for a moderator, longest first."""
    found = []
    for item in desk["held"]:
        rendered = [
            one
            for one, told in words.get("renderings", {}).items()
            if told and told["revision"] == item["revision"]
        ]
        text = said(words, item["revision"], rendered, lang)
        tongues = {item["lang"]} | {words["renderings"][one]["lang"] for one in rendered}
        claim = item["claim"]
        claimed = claim is not None and claim["by"] != me and claim["until"] > now
        found.append(
            Held(
                item["message"],
                item["revision"],
                person(words, item["author"], me),
                item["rule"],
                item["lang"],
                text,
                bool(tongues & reads),
                person(words, claim["by"], me) if claimed else None,
            )
        )
    return found


def looks(
    desk: dict[str, Any], words: Words, lang: Lang, me: str, messages: list[dict[str, Any]]
) -> list[Look]:
    """Return the open requests to look, oldest first."""
    by_id = {message["id"]: message for message in messages}
    found = []
    for item in desk["looks"]:
        message = by_id.get(item["message"])
        text = said(words, message["revision"], message["renderings"], lang) if message else None
        asked = aside(words, "looks", item["look"])
        asker = person(words, item["asker"], me)
        found.append(Look(item["look"], item["message"], asker, asked, text))
    return found


def acts(desk: dict[str, Any], words: Words, me: str) -> list[Act]:
    """Return what was done, newest first."""
    return [
        Act(item["act"], person(words, item["actor"], me), _whom(words, item["target"], me), item["reason"])
        for item in reversed(desk["acts"])
    ]


def _whom(words: Words, target: str | None, me: str) -> Person | None:
    return person(words, target, me) if target and target.startswith("u_") else None
