"""Changes the societies of a programme: their names at any time, who they are until somebody has entered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dialogue.flows.office.authority import in_programme, note_act
from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict, Invalid
from dialogue.kernel.locales import Lang
from dialogue.programmes.authored import authored
from dialogue.programmes.communities import add_community, communities_of, remove_community
from dialogue.programmes.texts import write_text
from dialogue.rooms.models import Member, Room
from dialogue.store.work import Work


@dataclass(frozen=True, slots=True)
class Named:
    """A society as the form tells it; without an id it is a new one."""

    label: Mapping[Lang, str]
    id: str | None = None


def set_communities(work: Work, account: str, programme: str, wanted: Sequence[Named]) -> None:
    """Name the societies; those that are not among the wanted go, which only an unused programme allows."""
    outline = in_programme(work.db, account, "communities.change", programme)
    known = {each.id: each for each in communities_of(work.db, programme)}
    kept = {each.id for each in wanted if each.id is not None}
    if kept - known.keys():
        raise Invalid("community", "unknown")
    gone = [community for community in known if community not in kept]
    if gone and somebody_entered(work.db, programme):
        raise Conflict(why="entered")
    for each in wanted:
        label = authored("label", each.label, limits.TITLE_POINTS)
        if each.id is None:
            add_community(work, programme, label)
        else:
            write_text(work, programme, label, known[each.id].label)
    for community in gone:
        remove_community(work, programme, community)
    note_act(work, outline, account, "communities.change", programme)


def somebody_entered(db: Connection, programme: str) -> bool:
    """Whether a seat of the programme was ever taken: from then on somebody may have named a society."""
    query = select(func.count()).select_from(Member).join(Room, Room.id == Member.room_id)
    return bool(db.scalar(query.where(Room.programme_id == programme, Member.seat_id.is_not(None))))
