"""Members as commands find them: who somebody is in a room at this moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, cast

from sqlalchemy import Connection, Row, select, update

from dialogue.kernel.errors import Missing
from dialogue.rooms.models import Member
from dialogue.rooms.vocabulary import MemberState, Role


@dataclass(frozen=True, slots=True)
class Present:
    """One member of a room, without what they said of themselves."""

    id: str
    room: str
    role: Role
    state: MemberState
    personal_stream: str
    account: str | None
    admitted_to: str | None
    reads_from: int | None
    muted_until: datetime | None
    muted_reason: str | None
    removed_reason: str | None

    @property
    def was_here(self) -> bool:
        """Whether the room has ever been told of them."""
        return self.state == "admitted" or self.reads_from is not None


_COLUMNS: Final = (
    Member.id,
    Member.room_id,
    Member.role,
    Member.state,
    Member.personal_stream,
    Member.account_id,
    Member.admitted_to,
    Member.reads_from,
    Member.muted_until,
    Member.muted_reason,
    Member.removed_reason,
)


# by what people did, never by ids: a random order that no draw has made would be nobody's choice
IN_ORDER: Final = (Member.waiting_place, Member.reads_from, Member.id)


def find_member(db: Connection, room: str, member: str) -> Present:
    """Return a member of this room; raises `Missing`, also for one of another room."""
    row = db.execute(select(*_COLUMNS).where(Member.id == member, Member.room_id == room)).one_or_none()
    if row is None:
        raise Missing
    return _present(row)


def members_in(db: Connection, room: str, states: Sequence[MemberState]) -> list[Present]:
    """Return the members in some states, in the order in which they came to wait or came in."""
    query = select(*_COLUMNS).where(Member.room_id == room, Member.state.in_(states))
    return [_present(row) for row in db.execute(query.order_by(*IN_ORDER))]


def muted_members(db: Connection, room: str) -> list[Present]:
    """Return the members who are (or were, for a time) to read only, in the order in which they came in."""
    query = select(*_COLUMNS).where(Member.room_id == room, Member.muted_reason.is_not(None))
    return [_present(row) for row in db.execute(query.order_by(*IN_ORDER))]


def set_member(db: Connection, member: str, **values: str | bytes | bool | int | datetime | None) -> None:
    """Change columns of a member."""
    db.execute(update(Member).where(Member.id == member).values(**values))


def _present(row: Row[*tuple[Any, ...]]) -> Present:
    return Present(
        id=row.id,
        room=row.room_id,
        role=cast("Role", row.role),
        state=cast("MemberState", row.state),
        personal_stream=row.personal_stream,
        account=row.account_id,
        admitted_to=row.admitted_to,
        reads_from=row.reads_from,
        muted_until=row.muted_until,
        muted_reason=row.muted_reason,
        removed_reason=row.removed_reason,
    )
