"""Members: found by room, named by what they said of themselves, noted when they first wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import Connection, bindparam, select, update

from dialogue.rooms.models import Member
from dialogue.rooms.self_said import SelfSaid, open_self
from dialogue.rooms.vocabulary import MemberState, Role
from dialogue.store.prepared import Prepared, listed
from dialogue.store.sealing import Sealer

_KEPT: Final = select(Member.id, Member.room_id, Member.role, Member.state, Member.self_)
_ALL: Final = Prepared(_KEPT.where(Member.room_id == bindparam("room")))
_SOME: Final = Prepared(_KEPT.where(Member.id.in_(listed("members"))))
_FIRST_WORDS: Final = Prepared(
    update(Member).where(Member.id == bindparam("member"), Member.wrote.is_(False)).values(wrote=True)
)


@dataclass(frozen=True, slots=True)
class Known:
    """A member with what they said of themselves; `said` is None once that is erased."""

    id: str
    role: Role
    state: MemberState
    said: SelfSaid | None


class Kept(NamedTuple):
    """A member as the table holds them; what they said is sealed, or gone."""

    id: str
    room: str
    role: Role
    state: MemberState
    said: bytes | None

    def opened(self, sealer: Sealer) -> Known:
        """Return the member with what they said."""
        return Known(self.id, self.role, self.state, open_self(sealer, self.room, self.id, self.said))


def known_members(
    db: Connection, sealer: Sealer, room: str, only: Iterable[str] | None = None
) -> dict[str, Known]:
    """Return the members of a room (all, or only some) by id."""
    if only is None:
        kept = [Kept(*row) for row in _ALL.all(db, room=room)]
    else:
        kept = [one for one in kept_members(db, sorted(set(only))).values() if one.room == room]
    return {one.id: one.opened(sealer) for one in kept}


def kept_members(db: Connection, members: Iterable[str]) -> dict[str, Kept]:
    """Return members of any room by id, as they are kept."""
    return {row[0]: Kept(*row) for row in _SOME.among(db, "members", members)}


def note_first_words(db: Connection, member: str) -> None:
    """Note that somebody has written here: from now on their name stays as it is."""
    _FIRST_WORDS.run(db, member=member)
