"""Members: found by room, named by what they said of themselves, noted when they first wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, select, update

from dialogue.rooms.models import Member
from dialogue.rooms.self_said import SelfSaid, open_self
from dialogue.rooms.vocabulary import MemberState, Role
from dialogue.store.prepared import Prepared, listed
from dialogue.store.sealing import Sealer

_ROWS = select(Member.id, Member.role, Member.state, Member.self_).where(Member.room_id == bindparam("room"))
_ALL: Final = Prepared(_ROWS)
_SOME: Final = Prepared(_ROWS.where(Member.id.in_(listed("members"))))
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


def known_members(
    db: Connection, sealer: Sealer, room: str, only: Iterable[str] | None = None
) -> dict[str, Known]:
    """Return the members of a room (all, or only some) by id."""
    if only is None:
        rows = _ALL.all(db, room=room)
    else:
        rows = _SOME.among(db, "members", sorted(set(only)), room=room)
    return {
        member: Known(member, role, state, open_self(sealer, room, member, said))
        for member, role, state, said in rows
    }


def note_first_words(db: Connection, member: str) -> None:
    """Note that somebody has written here: from now on their name stays as it is."""
    _FIRST_WORDS.run(db, member=member)
