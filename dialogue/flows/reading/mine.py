"""Everything of one person in a room: what they wrote, what became of it, what they released, notes to them.

A fixed number of queries, however much there is. Readable in every state of the member and of the room.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, select

from dialogue.interpretation.models import Rendering
from dialogue.kernel.errors import Missing
from dialogue.kernel.locales import Lang
from dialogue.messages.finding import Found, all_of
from dialogue.messages.models import Release, Revision
from dialogue.moderation.models import Hold, Look, Note
from dialogue.rooms.standing import Standing
from dialogue.store.sealing import Sealer
from dialogue.summaries.models import Summary


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in one language; `released` where their author agreed to be quoted in exactly these."""

    lang: Lang
    text: str
    how: str | None = None
    released: bool = False


@dataclass(frozen=True, slots=True)
class Own:
    """One message: its words as they stand, words that still wait, and the same in other languages."""

    id: str
    audience: str
    state: str
    revision: str
    said: Wording | None
    waiting: Wording | None
    renderings: list[Wording]
    fixed: bool

    @property
    def quotable(self) -> bool:
        """Whether consent to be quoted can be given or taken back now."""
        return self.audience == "room" and self.state == "shown" and not self.fixed


@dataclass(frozen=True, slots=True)
class Mine:
    """The whole page."""

    messages: list[Own]
    notes: list[Wording]
    looks: list[Wording]

    @property
    def releases(self) -> int:
        """How many wordings they agreed to be quoted in."""
        wordings = [each for own in self.messages for each in (own.said, *own.renderings) if each is not None]
        return sum(each.released for each in wordings)


def everything_of(db: Connection, sealer: Sealer, standing: Standing) -> Mine:
    """Return all of it, newest message first."""
    found = all_of(db, standing.member)
    waiting = _waiting(db, found)
    revisions = {each.revision for each in found} | set(waiting.values())
    released = _released(db, found)
    said = _said(db, sealer, standing.room, revisions, released)
    rendered = _rendered(db, sealer, standing.room, {each.revision for each in found}, released)
    fixed = _published(db, found)
    messages = [
        Own(
            id=each.id,
            audience=each.audience,
            state=each.state,
            revision=each.revision,
            said=said.get(each.revision),
            waiting=said.get(waiting.get(each.id, "")),
            renderings=rendered.get(each.revision, []),
            fixed=each.session in fixed,
        )
        for each in reversed(found)
    ]
    notes = _aside(db, sealer, standing, Note, "note")
    return Mine(messages, notes, _aside(db, sealer, standing, Look, "look"))


def _waiting(db: Connection, found: Iterable[Found]) -> dict[str, str]:
    """By message, new words that a moderator has not decided about, beside those that stand."""
    standing = {each.id: each.revision for each in found}
    query = select(Hold.message_id, Hold.revision_id).where(
        Hold.message_id.in_(standing), Hold.state == "waiting"
    )
    rows = db.execute(query)
    return {row.message_id: row.revision_id for row in rows if standing[row.message_id] != row.revision_id}


def _released(db: Connection, found: Iterable[Found]) -> set[tuple[str, str]]:
    query = select(Release.revision_id, Release.lang).where(
        Release.message_id.in_([each.id for each in found])
    )
    return {(row.revision_id, row.lang) for row in db.execute(query)}


def _said(
    db: Connection, sealer: Sealer, room: str, revisions: set[str], released: set[tuple[str, str]]
) -> dict[str, Wording]:
    query = select(Revision.id, Revision.lang, Revision.words).where(
        Revision.id.in_(sorted(revisions)), Revision.words.is_not(None)
    )
    return {
        row.id: Wording(
            row.lang,
            _opened(sealer, room, ("revision", row.id, row.lang), row.words),
            released=(row.id, row.lang) in released,
        )
        for row in db.execute(query)
    }


def _rendered(
    db: Connection, sealer: Sealer, room: str, revisions: set[str], released: set[tuple[str, str]]
) -> dict[str, list[Wording]]:
    query = select(Rendering.id, Rendering.revision_id, Rendering.lang, Rendering.how, Rendering.words).where(
        Rendering.revision_id.in_(sorted(revisions)), Rendering.words.is_not(None)
    )
    found: dict[str, list[Wording]] = {}
    for row in db.execute(query.order_by(Rendering.lang, Rendering.id)):
        text = _opened(sealer, room, ("rendering", row.id, row.lang), row.words)
        wording = Wording(row.lang, text, row.how, released=(row.revision_id, row.lang) in released)
        found.setdefault(row.revision_id, []).append(wording)
    return found


def _published(db: Connection, found: Iterable[Found]) -> set[str | None]:
    sessions = {each.session for each in found if each.session is not None}
    query = select(Summary.session_id).where(
        Summary.session_id.in_(sorted(sessions)), Summary.state == "published"
    )
    return set(db.scalars(query))


def _aside(
    db: Connection, sealer: Sealer, standing: Standing, table: type[Note | Look], place: str
) -> list[Wording]:
    """Notes to them, oldest first; or the words of their own requests to look."""
    mine: Any = Note.to_id if table is Note else Look.asker_id
    when: Any = Note.sent if table is Note else Look.asked
    query = select(table.id, table.lang, table.words).where(mine == standing.member, table.words.is_not(None))
    return [
        Wording(
            cast("Lang", row.lang),
            _opened(sealer, standing.room, (place, row.id, row.lang), cast("bytes", row.words)),
        )
        for row in db.execute(query.order_by(when))
    ]


def _opened(sealer: Sealer, room: str, where: tuple[str, ...], words: bytes) -> str:
    try:
        return sealer.open(room, where, words)
    except Missing:
        return ""
