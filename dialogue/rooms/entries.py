"""How fast people come to the door of a room: so many at once, then one after another.

In the bucket of a room everybody counts once, so that whoever comes and goes again and again keeps nobody
else out; how often one person may come is counted by the same measure. People are counted, never addresses.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, delete, insert, not_, select

from dialogue.kernel import limits
from dialogue.kernel.ids import new_id
from dialogue.kernel.pace import WINDOW, bucket_wait
from dialogue.rooms.models import Entry, Room

REFILL: Final = 1 / limits.ENTRIES_PER_SECOND


def entry_wait(db: Connection, room: str, now: datetime, member: str | None = None) -> int:
    """Return the seconds until somebody may come to the door; 0 when it may be now.

    `member` is None for one who comes for the first time.
    """
    recent = (Entry.room_id == room) & _counts(now)
    rows = db.execute(select(Entry.member_id, Entry.at).where(recent).order_by(Entry.at)).all()
    came = [(row.member_id, min(row.at, now)) for row in rows]
    own = [at for who, at in came if who == member]
    others = {who: at for who, at in came if who != member}
    return max(_wait(own, now), _wait(sorted(others.values()), now))


def come_to_door(db: Connection, room: str, now: datetime, member: str | None = None) -> int:
    """The same for one who is about to be counted: whoever comes beside them waits until that is done."""
    # where several write at once, all would find the same place free
    db.execute(select(Room.id).where(Room.id == room).with_for_update(key_share=True))
    return entry_wait(db, room, now, member)


def note_entry(db: Connection, room: str, member: str, now: datetime) -> None:
    """Count somebody who comes to the door."""
    forget_entries(db, now)
    db.execute(insert(Entry).values(id=new_id("d"), room_id=room, member_id=member, at=now))


def forget_entries(db: Connection, now: datetime) -> None:
    """Forget those that no longer count."""
    db.execute(delete(Entry).where(not_(_counts(now))))


def forget_entries_of(db: Connection, member: str) -> None:
    """Forget that somebody came."""
    db.execute(delete(Entry).where(Entry.member_id == member))


def _counts(now: datetime) -> ColumnElement[bool]:
    """What lies far ahead was noted before the clock was set back: it must not bar the door until then."""
    return Entry.at.between(now - WINDOW, now + WINDOW)


def _wait(moments: list[datetime], now: datetime) -> int:
    return bucket_wait(moments, now, REFILL, limits.ENTRIES_BURST)
