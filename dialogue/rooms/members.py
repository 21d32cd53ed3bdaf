"""Members: found by room, named by what they said of themselves, noted when they first wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, cast

from sqlalchemy import Connection, bindparam, select, update

from dialogue.rooms.models import Member
from dialogue.rooms.self_said import SelfSaid, open_self
from dialogue.rooms.vocabulary import MemberState, Role
from dialogue.store.prepared import Prepared
from dialogue.store.sealing import Sealer

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
    query = select(Member.id, Member.role, Member.state, Member.self_).where(Member.room_id == room)
    if only is not None:
        query = query.where(Member.id.in_(sorted(set(only))))
    return {
        row.id: Known(
            row.id,
            cast("Role", row.role),
            cast("MemberState", row.state),
            open_self(sealer, room, row.id, row[3]),
        )
        for row in db.execute(query)
    }


def note_first_words(db: Connection, member: str) -> None:
    """Note that somebody has written here: from now on their name stays as it is."""
    _FIRST_WORDS.run(db, member=member)
