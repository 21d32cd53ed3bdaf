"""What somebody who is entering still has to do: rules, then name, then words."""

from typing import Final, Literal

from sqlalchemy import Connection, select

from dialogue.programmes.defaults import entry
from dialogue.programmes.models import Programme
from dialogue.rooms.models import Member, Room

Step = Literal["rules", "name", "words"]
STEPS: Final[tuple[Step, ...]] = ("rules", "name", "words")
EVER: Final = 1000  # versions of a programme's own rules, beside each version of those that ship


def rules_in_force(programmes_version: int) -> int:
    """Return one number for both: what ships with the program and what the programme agreed on."""
    return entry().version * EVER + programmes_version


def next_step(db: Connection, member: str) -> Step | None:
    """Return what a member owes before they may go in; None when nothing, and for staff."""
    query = (
        select(
            Member.state,
            Member.account_id,
            Member.rules_version,
            Member.self_.is_not(None).label("named"),
            Member.words.is_not(None).label("knows"),
            Programme.rules_version.label("version"),
        )
        .join(Room, Room.id == Member.room_id)
        .join(Programme, Programme.id == Room.programme_id)
    )
    row = db.execute(query.where(Member.id == member)).one_or_none()
    if row is None or row.account_id is not None or row.state in {"removed", "gone", "erased"}:
        return None
    if row.rules_version != rules_in_force(row.version):
        return "rules"
    if not row.named:
        return "name"
    return None if row.knows else "words"
