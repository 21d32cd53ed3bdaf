"""Chooses how one is called in a room and which society's experience one speaks from. Both are sealed."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from dialogue.kernel.errors import Conflict, Invalid
from dialogue.programmes.models import Community
from dialogue.rooms.members import known_members
from dialogue.rooms.models import Member, Room
from dialogue.rooms.names import check_name
from dialogue.rooms.present import set_member
from dialogue.rooms.self_said import SelfSaid, seal_self
from dialogue.store.sealing import Sealer
from dialogue.store.work import Work

NOT_SAID: Final = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody put into the form; `community` is an id, or nothing."""

    name: str
    community: str
    shown: bool


def choose_name(work: Work, member: str, choice: Choice) -> None:
    """Seal the choice; raises `Invalid` with the field and the problem, `Conflict` once they have entered."""
    room, state = work.db.execute(select(Member.room_id, Member.state).where(Member.id == member)).one()
    if state != "entering":
        raise Conflict(why="done")
    name = check_name(choice.name, taken_names(work.db, work.kit.sealer, room, member))
    community = _known_community(work.db, room, choice.community)
    said = SelfSaid(name, community, shown=choice.shown and community is not None)
    set_member(work.db, member, self_=seal_self(work.kit.sealer, room, member, said))


def taken_names(db: Connection, sealer: Sealer, room: str, member: str) -> list[str]:
    """Return the names that nobody else can take: also of those who have gone, whose words are still here."""
    known = known_members(db, sealer, room).values()
    return [each.said.name for each in known if each.said is not None and each.id != member]


def _known_community(db: Connection, room: str, community: str) -> str | None:
    if community == NOT_SAID:
        return None
    query = (
        select(Community.id)
        .join(Room, Room.programme_id == Community.programme_id)
        .where(Room.id == room, Community.id == community)
    )
    if db.scalar(query) is None:
        raise Invalid("community", "unknown")
    return community
