"""What screening asks of the database about a text: what was said lately.

It is one question for several things: a further one costs more than its answer.
"""

from datetime import datetime, timedelta
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Select, String, bindparam, literal_column, select, union_all

from dialogue.kernel import limits
from dialogue.messages.finding import Audience
from dialogue.messages.models import Message, Revision
from dialogue.messages.writing import Wording
from dialogue.rooms.standing import Standing
from dialogue.store.prepared import Prepared

REPEATS: Final = timedelta(seconds=limits.REPEAT_WINDOW)
PACE: Final = timedelta(seconds=limits.MINUTE)
Moment = tuple[datetime, str]  # and which wording was sent then


class Lately(msgspec.Struct, frozen=True):
    """What the author sent within the pace's window, and what looks like this text, both newest first."""

    own: list[Moment]
    alike: list[Moment]
    room_full: bool  # whether the room has all it may have in a minute


def _named(name: str, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return select(literal_column(f"'{name}'").label("what"), *query.subquery().c)


_NOTHING: Final = literal_column("''", String)
_SENT: Final = select(Message.sent, Message.revision).where(Message.audience == bindparam("audience"))
_IN_ROOM: Final = (
    # no more than the index holds: it is looked at for each message
    select(Message.sent, _NOTHING.label("revision"))
    .where(Message.session_id == bindparam("session"), Message.audience == "room")
    .where(Message.sent > bindparam("minute"), Message.sent < bindparam("ahead"))
    .order_by(Message.sent.desc())
)
_LATELY: Final = Prepared(
    union_all(
        # the last ones are all that a pace can be told from
        _named(
            "own",
            _SENT.where(Message.author_id == bindparam("author"))
            .where(Message.sent > bindparam("since"), Message.sent < bindparam("ahead"))
            .order_by(Message.sent.desc())
            .limit(limits.MESSAGES_PER_MINUTE * limits.MODERATOR_FACTOR),
        ),
        _named(
            "alike",
            _SENT.join(Revision, Revision.message_id == Message.id)
            .where(Revision.looks == bindparam("looks"), Revision.id == Message.revision)
            .where(Message.sent > bindparam("repeats")),
        ),
        _named("full", _IN_ROOM.limit(1).offset(limits.ROOM_PER_MINUTE - 1)),
    )
)
_ROOM_MOMENTS: Final = Prepared(_IN_ROOM.limit(limits.ROOM_PER_MINUTE))


def said_lately(
    db: Connection, standing: Standing, wording: Wording, audience: Audience, now: datetime
) -> Lately:
    """Return what was said before these words."""
    rows = _LATELY.all(
        db,
        author=standing.member,
        audience=audience,
        since=now - max(PACE, timedelta(seconds=standing.slow_mode)),
        looks=wording.looks,
        repeats=now - REPEATS,
        session=standing.session if audience == "room" else None,
        minute=now - PACE,
        ahead=now + PACE,  # what lies further ahead was sent before the clock was set back
    )
    told: dict[str, list[Moment]] = {"own": [], "alike": [], "full": []}
    for what, at, revision in rows:
        told[what].append((at, revision))
    return Lately(told["own"], told["alike"], bool(told["full"]))


def room_moments(db: Connection, session: str | None, now: datetime) -> tuple[datetime, ...]:
    """Return the moments of the room's last minute, as many as it may have, oldest first."""
    rows = _ROOM_MOMENTS.all(db, session=session, minute=now - PACE, ahead=now + PACE)
    return tuple(at for at, _ in reversed(rows))
