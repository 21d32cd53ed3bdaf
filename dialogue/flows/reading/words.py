"""The words that stand beside events: texts, names and renderings, as they may be read at this moment.

What must not be read by a stream's audience is null here, whatever event points at it.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Final

from sqlalchemy import Connection, Select, select

from dialogue.flows.reading.readable import Audience, readable_wordings
from dialogue.flows.reading.rows import Rows
from dialogue.interpretation.models import Rendering
from dialogue.messages.models import Message
from dialogue.moderation.models import Look, Note
from dialogue.programmes.texts import Words, read_texts
from dialogue.rooms.languages import order_in_room
from dialogue.rooms.models import Stage
from dialogue.store.prepared import Prepared, listed
from dialogue.store.sealing import Sealer

_RENDERINGS: Final = Prepared(
    select(Rendering.id, Rendering.revision_id, Rendering.lang, Rendering.how, Rendering.words).where(
        Rendering.id.in_(listed("renderings"))
    )
)
Wanted = dict[str, set[str]]
Aside = Select[str, str, bytes | None]
PLURAL: dict[str, str] = {
    "m": "messages",
    "v": "revisions",
    "g": "renderings",
    "t": "texts",
    "u": "members",
    "n": "notes",
    "k": "looks",
    "s": "sessions",
}


def wanted_by(things: Iterable[object]) -> Wanted:
    """Return every id found in nested lists and dicts, by the kind its prefix tells."""
    found: Wanted = {name: set() for name in PLURAL.values()}
    stack: list[object] = list(things)
    while stack:
        thing = stack.pop()
        if isinstance(thing, str):
            kind = PLURAL.get(thing[:1]) if thing[1:2] == "_" else None
            if kind is not None:
                found[kind].add(thing)
        elif isinstance(thing, dict):
            stack.extend(thing.values())
        elif isinstance(thing, list | tuple | set):
            stack.extend(thing)
    return found


def read_words(rows: Rows, room: str, audience: Audience, wanted: Wanted) -> dict[str, dict[str, Any]]:
    """Return the words of all that is wanted, null where this audience may not read them."""
    db, sealer = rows.db, rows.sealer
    if audience.stream == "desk":
        wanted = {**wanted, "revisions": wanted["revisions"] | _behind_the_desk(db, room, wanted)}
    sessions = _sessions(db, wanted["sessions"])
    titles = {stage["title"] for session in sessions.values() for stage in session["stages"]}
    texts = read_texts(db, sealer, wanted["texts"] | titles)
    revisions, renderings = _texts_said(rows, room, audience, wanted)
    words: dict[str, dict[str, Any]] = {
        "revisions": revisions,
        "renderings": renderings,
        "texts": _by_order(db, room, texts),
        "members": _members(rows, room, wanted["members"]),
        "notes": _aside(db, sealer, room, "note", wanted["notes"], partial(_notes, audience)),
        "looks": _aside(db, sealer, room, "look", wanted["looks"], partial(_looks, audience)),
        "sessions": sessions,
    }
    return {name: found for name, found in words.items() if found}


def _by_order(db: Connection, room: str, texts: dict[str, Words]) -> dict[str, Words]:
    """Languages as they were drawn: who reads none of them gets the first, and no language is always that."""
    order = order_in_room(db, room) if texts else None
    return {
        text: {lang: said[lang] for lang in order or said if lang in said} for text, said in texts.items()
    }


def _texts_said(
    rows: Rows, room: str, audience: Audience, wanted: Wanted
) -> tuple[dict[str, Any], dict[str, Any]]:
    rendered = _RENDERINGS.among(rows.db, "renderings", sorted(wanted["renderings"]))
    behind = {revision for _, revision, *_ in rendered}
    readable = readable_wordings(rows, room, audience, wanted["revisions"] | behind)
    revisions: dict[str, Any] = dict.fromkeys(wanted["revisions"])
    for name, row in readable.items():
        if name in revisions and row.words is not None:
            text = rows.sealer.open(room, ("revision", name, row.lang), row.words)
            revisions[name] = {"lang": row.lang, "text": text, "message": row.message}
    renderings: dict[str, Any] = dict.fromkeys(wanted["renderings"])
    for name, revision, lang, how, words in rendered:
        if words is not None and revision in readable:
            text = rows.sealer.open(room, ("rendering", name, lang), words)
            renderings[name] = {"lang": lang, "text": text, "how": how, "revision": revision}
    return revisions, renderings


def _members(rows: Rows, room: str, members: set[str]) -> dict[str, Any]:
    found: dict[str, Any] = dict.fromkeys(members)
    known = rows.members(room, members)
    marks = rows.marks(known)
    for one in known:
        if one.said is not None:
            mark = marks.get(one.said.community or "") if one.said.shown else None
            found[one.id] = {"name": one.said.name, "mark": mark, "role": one.role}
    return found


def _behind_the_desk(db: Connection, room: str, wanted: Wanted) -> set[str]:
    """Wordings that moderators judge by and that no event names to them: what they are asked to look at,
    and what was hidden and may come back.
    """
    looked_at = select(Look.message_id).where(Look.id.in_(wanted["looks"]))
    hidden = Message.id.in_(wanted["messages"]) & (Message.state == "hidden")
    query = select(Message.revision).where(Message.room_id == room, hidden | Message.id.in_(looked_at))
    return set(db.scalars(query))


def _notes(audience: Audience, room: str, wanted: set[str]) -> Aside:
    """Notes are between moderators and one person."""
    query = select(Note.id, Note.lang, Note.words).where(Note.room_id == room, Note.id.in_(wanted))
    return query if audience.stream == "desk" else query.where(Note.to_id == audience.member)


def _looks(audience: Audience, room: str, wanted: set[str]) -> Aside:
    """What was said in asking to look is between moderators and the one who asked."""
    query = select(Look.id, Look.lang, Look.words).where(Look.room_id == room, Look.id.in_(wanted))
    return query if audience.stream == "desk" else query.where(Look.asker_id == audience.member)


def _aside(
    db: Connection,
    sealer: Sealer,
    room: str,
    place: str,
    wanted: set[str],
    query: Callable[[str, set[str]], Aside],
) -> dict[str, Any]:
    found: dict[str, Any] = dict.fromkeys(wanted)
    for name, lang, words in db.execute(query(room, wanted)) if wanted else ():
        if words is not None:
            found[name] = {"lang": lang, "text": sealer.open(room, (place, name, lang), words)}
    return found


def _sessions(db: Connection, sessions: set[str]) -> dict[str, dict[str, Any]]:
    if not sessions:
        return {}
    found: dict[str, dict[str, Any]] = {session: {"stages": []} for session in sessions}
    query = select(Stage.session_id, Stage.number, Stage.title, Stage.minutes, Stage.turn)
    for row in db.execute(query.where(Stage.session_id.in_(sorted(sessions))).order_by(Stage.number)):
        stage = {"number": row.number, "title": row.title, "minutes": row.minutes, "turn": row.turn}
        found[row.session_id]["stages"].append(stage)
    return found
