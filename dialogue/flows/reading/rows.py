"""The rows that words are made of, each asked for once within one moment of the database.

Who tells several streams says beforehand what their events point at: a question for many costs little more
than a question for one.
"""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, select

from dialogue.messages.models import Message, Revision
from dialogue.moderation.models import Hold
from dialogue.programmes.models import Community
from dialogue.rooms.members import Kept, Known, kept_members
from dialogue.rooms.models import RoomSession
from dialogue.store.prepared import Prepared, listed
from dialogue.store.sealing import Sealer


class Wording(NamedTuple):
    """A wording as the tables hold it, and what decides who may read it; `words` are sealed, or gone."""

    id: str
    message: str
    room: str
    lang: str
    words: bytes | None
    state: str
    revision: str
    audience: str
    author: str
    place: int | None
    hold: str | None
    past: bool | None
    session: str | None


_WORDINGS: Final = Prepared(
    select(
        Revision.id,
        Revision.message_id,
        Message.room_id,
        Revision.lang,
        Revision.words,
        Message.state,
        Message.revision,
        Message.audience,
        Message.author_id,
        Message.place,
        Hold.state.label("hold"),
        Hold.past,
        RoomSession.state.label("session"),
    )
    .join(Message, Message.id == Revision.message_id)
    .outerjoin(Hold, Hold.revision_id == Revision.id)
    .outerjoin(RoomSession, RoomSession.id == Message.session_id)
    .where(Revision.id.in_(listed("revisions")))
)
_SHAPES: Final = Prepared(
    select(Community.id, Community.shape).where(Community.id.in_(listed("communities")))
)


class Rows:
    """What one reader, or everybody who is told of one batch, needs of one moment."""

    def __init__(self, db: Connection, sealer: Sealer) -> None:
        self.db = db
        self.sealer = sealer
        self._wordings: dict[str, Wording | None] = {}
        self._members: dict[str, Kept | None] = {}
        self._shapes: dict[str, str | None] = {}

    def look_ahead(self, revisions: Iterable[str], members: Iterable[str]) -> None:
        """Ask for what will be wanted, of all rooms at once."""
        if asked := _new(revisions, self._wordings):
            rows = _WORDINGS.among(self.db, "revisions", asked)
            self._wordings.update({row[0]: Wording(*row) for row in rows})
        if asked := _new(members, self._members):
            self._members.update(kept_members(self.db, asked))

    def wordings(self, room: str, revisions: Iterable[str]) -> list[Wording]:
        """Return those of the wordings that are of this room, in the order of their ids."""
        wanted = sorted(revisions)
        self.look_ahead(wanted, ())
        return [row for name in wanted if (row := self._wordings[name]) is not None and row.room == room]

    def members(self, room: str, members: Iterable[str]) -> list[Known]:
        """Return those of the members that are of this room, in the order of their ids."""
        wanted = sorted(members)
        self.look_ahead((), wanted)
        kept = (self._members[name] for name in wanted)
        return [one.opened(self.sealer) for one in kept if one is not None and one.room == room]

    def marks(self, members: Iterable[Known]) -> dict[str, str]:
        """Return the shape of each society that some of these members show."""
        shown = {one.said.community for one in members if one.said and one.said.shown and one.said.community}
        if asked := _new(shown, self._shapes):
            self._shapes.update(_SHAPES.among(self.db, "communities", asked))
        return {name: shape for name in shown if (shape := self._shapes[name]) is not None}


def _new(names: Iterable[str], known: dict[str, Any]) -> list[str]:
    """Return the names that were not asked for yet, and note that they are."""
    fresh = sorted({name for name in names if name not in known})
    known.update(dict.fromkeys(fresh))
    return fresh
