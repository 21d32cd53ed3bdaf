"""Who is asking, as the database says at this moment; one prepared query, never remembered."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Select, and_, bindparam, select

from dialogue.kernel import limits
from dialogue.kernel.errors import Missing, SignedOut
from dialogue.people import logins
from dialogue.people.models import Account, Login
from dialogue.programmes.models import Programme
from dialogue.rooms.models import Member, Room, RoomSession, Stage
from dialogue.rooms.vocabulary import MemberState, Mode, Role, RoomState, Turn
from dialogue.store.prepared import Prepared, listed

STAFF_ROLES: frozenset[Role] = frozenset({"moderator", "interpreter"})


class Standing(msgspec.Struct, frozen=True):
    """One member of one room, and the state the room is in for them."""

    member: str
    room: str
    programme: str
    role: Role
    member_state: MemberState
    account: str | None
    reads: str
    writes: tuple[str, ...]
    personal_stream: str
    room_stream: str
    desk_stream: str
    booth_stream: str
    reads_from: int | None
    wrote: bool
    muted_until: datetime | None
    muted_open_end: bool
    room_state: RoomState
    session: str | None
    mode: Mode
    slow_mode: int
    stage: int | None
    turn: Turn | None
    floor: str | None
    closed: datetime | None
    lists: str | None

    def muted(self, now: datetime) -> bool:
        """Whether they may only read."""
        return self.muted_open_end or (self.muted_until is not None and now < self.muted_until)

    def closed_for(self, now: datetime) -> timedelta:
        """How long ago the session closed; nothing while it has not."""
        return timedelta() if self.closed is None else now - self.closed

    @property
    def admitted(self) -> bool:
        """Whether they are in the room now."""
        return self.member_state == "admitted"


_COLUMNS = (
    Member.id,
    Member.room_id,
    Room.programme_id,
    Member.role,
    Member.state,
    Member.account_id,
    Member.reads,
    Member.writes,
    Member.personal_stream,
    Room.room_stream,
    Room.desk_stream,
    Room.booth_stream,
    Member.reads_from,
    Member.wrote,
    Member.muted_until,
    Member.muted_reason,
    Room.erased,
    RoomSession.id.label("session"),
    RoomSession.state.label("session_state"),
    RoomSession.mode,
    RoomSession.slow_mode,
    RoomSession.stage,
    RoomSession.closed,
    Stage.turn,
    Room.floor,
    Programme.lists,
)


def _with_room(members: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        members.outerjoin(Room, Room.id == Member.room_id)
        .outerjoin(Programme, Programme.id == Room.programme_id)
        .outerjoin(RoomSession, RoomSession.id == Room.session_id)
        .outerjoin(Stage, and_(Stage.session_id == RoomSession.id, Stage.number == RoomSession.stage))
    )


_JOINED: Final = _with_room(select(*_COLUMNS).select_from(Member))
_BY_MEMBER: Final = Prepared(_JOINED.where(Member.id == bindparam("member")))
_BY_ACCOUNT: Final = Prepared(
    _JOINED.where(Member.account_id == bindparam("account"), Member.room_id == bindparam("room"))
)
_LOGIN: Final = len(logins.COLUMNS)
_SIGNED_IN: Final = _with_room(
    select(*logins.COLUMNS, *_COLUMNS, Login.token)
    .select_from(Login)
    .outerjoin(Account, Account.id == Login.account_id)
    .outerjoin(Member, Member.id == Login.member_id)
)
_BY_LOGIN: Final = Prepared(_SIGNED_IN.where(Login.token == bindparam("token")))
_BY_LOGINS: Final = Prepared(_SIGNED_IN.where(Login.token.in_(listed("tokens"))))


def find_standing(db: Connection, login: bytes, room: str, now: datetime) -> Standing:
    """Return where the login stands in a room; raises `SignedOut`, or `Missing` for a foreign room."""
    if "\0" in room:  # not every database can even be asked for it
        raise Missing
    row = _BY_LOGIN.first(db, token=login)
    if row is None:
        raise SignedOut
    return _signed_in(db, row, room, now)


def find_standings(
    db: Connection, tokens: Collection[bytes], room: str, now: datetime
) -> dict[bytes, Standing]:
    """Return where each of several logins stands in a room; not those for whom `find_standing` raises."""
    found = {}
    for row in _BY_LOGINS.among(db, "tokens", tokens):
        with suppress(SignedOut, Missing):
            found[bytes(row[-1])] = _signed_in(db, row, room, now)
    return found


def _signed_in(db: Connection, row: tuple[Any, ...], room: str, now: datetime) -> Standing:
    *columns, token = row
    who = logins.told_by(token, tuple(columns[:_LOGIN]), now)
    if who is None:
        raise SignedOut
    if who.member is not None:
        standing = None if columns[_LOGIN] is None else _standing(columns[_LOGIN:])
    elif who.staff and who.account is not None:
        standing = staff_standing(db, who.account, room)
    else:
        raise SignedOut
    if standing is None or standing.room != room:
        raise Missing
    return standing


def standing_of(db: Connection, member: str) -> Standing | None:
    """Return where a member stands, or None if there is no such member."""
    row = _BY_MEMBER.first(db, member=member)
    return None if row is None else _standing(row)


def staff_standing(db: Connection, account: str, room: str) -> Standing | None:
    """Return where an account stands in a room, or None if it has no part in it."""
    row = _BY_ACCOUNT.first(db, account=account, room=room)
    return None if row is None else _standing(row)


def _standing(row: Sequence[Any]) -> Standing:
    *first, erased, session, state, mode, slow_mode, stage, closed, turn, floor, lists = row
    member, room, programme, role, member_state, account, reads, writes, personal, *rest = first
    room_stream, desk_stream, booth_stream, reads_from, wrote, muted_until, muted_reason = rest
    return Standing(
        member=member,
        room=room,
        programme=programme,
        role=role,
        member_state=member_state,
        account=account,
        reads=reads,
        writes=tuple(writes.split()),
        personal_stream=personal,
        room_stream=room_stream,
        desk_stream=desk_stream,
        booth_stream=booth_stream,
        reads_from=reads_from,
        wrote=wrote,
        muted_until=muted_until,
        muted_open_end=muted_reason is not None and muted_until is None,
        room_state="erased" if erased else (state or "none"),
        session=session,
        mode=mode or "open",
        slow_mode=slow_mode or 0,
        stage=stage,
        turn=turn,
        floor=floor,
        closed=closed,
        lists=lists,
    )


def within_after_close(standing: Standing, now: datetime) -> bool:
    """Whether one may still write to the moderators after the close."""
    return standing.closed_for(now) <= timedelta(seconds=limits.AFTER_CLOSE)
