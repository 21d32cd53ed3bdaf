"""The room as a template sees it: snapshots and words turned into lines to be written out. Pure."""

from dataclasses import dataclass
from typing import Any

from dialogue.kernel.locales import Lang
from dialogue.web.language import langs_in_order, page_lang

Words = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Said:
    """A text as a reader gets it; `original` stands beside a rendering, `how` tells how that was made."""

    text: str
    lang: str
    how: str | None = None
    original: "Said | None" = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the room; a name of None is somebody who is no longer here."""

    id: str
    name: str | None
    mark: str | None
    role: str
    me: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A message as one item of the conversation; without `said` it is a quiet line."""

    id: str
    seq: int
    state: str
    author: Person | None
    said: Said | None
    changed: bool
    stage: int | None
    reply_to: "Line | None"
    revision: str | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """One's own words that wait or came back."""

    message: str
    revision: str | None
    state: str
    rule: str | None
    outcome: str | None
    reason: str | None
    note: Said | None
    said: Said | None


def person(words: Words, member: str | None, me: str) -> Person | None:
    """Return who a member is to this reader."""
    if member is None:
        return None
    known = words.get("members", {}).get(member) or {}
    return Person(member, known.get("name"), known.get("mark"), known.get("role", ""), member == me)


def said(words: Words, revision: str | None, renderings: list[str], lang: Lang) -> Said | None:
    """Return a wording in the reader's language where it stands in it, else as it was written."""
    original = words.get("revisions", {}).get(revision or "")
    if original is None:
        return None
    first = Said(original["text"], original["lang"])
    if original["lang"] == lang:
        return first
    for rendering in reversed(renderings):
        found = words.get("renderings", {}).get(rendering)
        if found is not None and found["lang"] == lang:
            return Said(found["text"], lang, found["how"], first)
    return first


def lines(messages: list[dict[str, Any]], words: Words, lang: Lang, me: str) -> list[Line]:
    """Return the conversation's items, oldest first."""
    found: dict[str, Line] = {}
    for message in messages:
        answered = message["reply_to"]
        found[message["id"]] = Line(
            id=message["id"],
            seq=message["seq"],
            state=message["state"],
            author=person(words, message["author"], me),
            said=said(words, message["revision"], message["renderings"], lang),
            changed=message["changed"],
            stage=message["stage"],
            reply_to=found.get(answered) if answered else None,
            revision=message["revision"],
            missing=_missing(words, message["revision"], message["renderings"]),
        )
    return list(found.values())


def own(personal: dict[str, Any], words: Words, lang: Lang) -> list[Own]:
    """Return one's own words that wait for a moderator, came back, or were taken out."""
    return [
        Own(
            item["message"],
            item["revision"],
            item["state"],
            item["rule"],
            item["outcome"],
            item["reason"],
            aside(words, "notes", item["note"]),
            said(words, item["revision"], [], lang),
        )
        for item in personal["own"]
    ]


def aside(words: Words, kind: str, found: str | None) -> Said | None:
    """Return a note or a request's words."""
    told = words.get(kind, {}).get(found or "")
    return None if told is None else Said(told["text"], told["lang"])


def authored(words: Words, text: str | None, lang: Lang) -> Said | None:
    """Return an authored text in the reader's language, else in the first it has, as they were drawn."""
    told = words.get("texts", {}).get(text or "")
    if not told:
        return None
    found = next((tried for tried in (lang, *told) if tried in told), lang)
    return Said(told.get(found, ""), found)


def _missing(words: Words, revision: str | None, renderings: list[str]) -> tuple[str, ...]:
    original = words.get("revisions", {}).get(revision or "")
    if original is None:
        return ()
    there = {original["lang"]}
    for rendering in renderings:
        found = words.get("renderings", {}).get(rendering)
        if found is not None:
            there.add(found["lang"])
    return tuple(lang for lang in langs_in_order(page_lang()) if lang not in there)
