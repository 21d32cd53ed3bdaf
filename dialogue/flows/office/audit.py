"""What was done by whom in a programme: a fold of its office and of the desks of its rooms.

Names people of the staff only. Moments stay on the server; acts stand in the order of their stream.
"""

from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, select

from dialogue.flows.reading.fold_desk import ACT_KINDS, act_of
from dialogue.people.models import Account
from dialogue.programmes.outline import Outline
from dialogue.rooms.building import RoomOutline, all_rooms_of
from dialogue.rooms.meetings import meetings_of
from dialogue.rooms.models import Member, Seat
from dialogue.streams.read import last

MOST = 500


@dataclass(frozen=True, slots=True)
class Done:
    """One act; `actor` is the name an account signs in with, None where it was the program itself."""

    number: int
    actor: str | None
    act: str
    reason: str | None
    target: str | None


@dataclass(frozen=True, slots=True)
class DoneIn:
    """The acts of one stream, the newest first; without a room it is the office."""

    room: RoomOutline | None
    acts: list[Done]


def what_was_done(db: Connection, programme: Outline) -> list[DoneIn]:
    """Return the last acts in the office and at each desk."""
    accounts = {row.id: row.name for row in db.execute(select(Account.id, Account.name))}
    found = [DoneIn(None, _in_office(db, programme, accounts))]
    return [*found, *(DoneIn(room, _at_desk(db, room, accounts)) for room in all_rooms_of(db, programme.id))]


def targets(db: Connection, programme: Outline) -> dict[str, tuple[str, int]]:
    """Return what the ids of a programme's acts stand for: its kind and its number."""
    known: dict[str, tuple[str, int]] = {}
    for room in all_rooms_of(db, programme.id):
        known[room.id] = ("room", room.number)
        known |= {meeting.id: ("meeting", meeting.number) for meeting in meetings_of(db, room.id)}
        seats = db.execute(select(Seat.id, Seat.number).where(Seat.room_id == room.id))
        known |= {row.id: ("seat", row.number) for row in seats}
    return known


def _in_office(db: Connection, programme: Outline, accounts: dict[str, str]) -> list[Done]:
    acts = []
    for numbered in last(db, programme.office_stream, MOST):
        event = cast("Any", numbered.event)
        actor = accounts.get(numbered.actor or "")
        target = accounts.get(event.target or "", event.target)
        acts.append(Done(numbered.seq, actor, event.act, event.reason, target))
    return acts[::-1]


def _at_desk(db: Connection, room: RoomOutline, accounts: dict[str, str]) -> list[Done]:
    """Who moderates is named; whom it was about is not: the office does not see who is in the room."""
    query = select(Member.id, Member.account_id).where(
        Member.room_id == room.id, Member.account_id.is_not(None)
    )
    staff = {row.id: accounts.get(row.account_id) for row in db.execute(query)}
    acts = []
    for numbered in last(db, room.desk_stream, MOST, ACT_KINDS):
        act = act_of(numbered)
        if act is not None:
            acts.append(Done(act["seq"], staff.get(act["actor"]), act["act"], act["reason"], None))
    return acts[::-1]
