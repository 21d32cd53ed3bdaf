"""Tables of rooms and who is in them."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dialogue.store.base import Base, Moment, opaque, opaque_key, sealed


class Room(Base):
    """A room of a programme; it lives through several sessions.

    `quiet_since` is when it was made, or when one of its meetings was last called off.
    """

    __tablename__ = "room"
    id: Mapped[str] = opaque_key()
    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(ForeignKey("text.id"))
    room_stream: Mapped[str] = mapped_column(ForeignKey("stream.id"))
    desk_stream: Mapped[str] = mapped_column(ForeignKey("stream.id"))
    booth_stream: Mapped[str] = mapped_column(ForeignKey("stream.id"))
    session_id: Mapped[str | None] = opaque(erased="retention.erase_room.erase_room", nullable=True)
    question: Mapped[str | None] = mapped_column(ForeignKey("text.id"), nullable=True)
    announcement: Mapped[str | None] = mapped_column(ForeignKey("text.id"), nullable=True)
    floor: Mapped[str | None] = opaque(erased="rooms.floor.forget_turns_of", nullable=True)
    quiet_since: Mapped[datetime] = mapped_column(Moment)
    erased: Mapped[bool] = mapped_column(Boolean, default=False)


class RoomSession(Base):
    """One meeting of a room."""

    __tablename__ = "session"
    __table_args__ = (UniqueConstraint("room_id", "number"),)
    id: Mapped[str] = opaque_key()
    room_id: Mapped[str] = mapped_column(ForeignKey("room.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    starts: Mapped[datetime] = mapped_column(Moment)
    minutes: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(8), default="planned")
    mode: Mapped[str] = mapped_column(String(12), default="open")
    slow_mode: Mapped[int] = mapped_column(Integer, default=0)
    stage: Mapped[int | None] = mapped_column(Integer, nullable=True)
    opened: Mapped[datetime | None] = mapped_column(Moment, nullable=True)
    closed: Mapped[datetime | None] = mapped_column(Moment, nullable=True)


class Stage(Base):
    """One step of a session's agenda."""

    __tablename__ = "stage"
    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    title: Mapped[str] = mapped_column(ForeignKey("text.id"))
    minutes: Mapped[int] = mapped_column(Integer)
    turn: Mapped[str] = mapped_column(String(8))
    opened: Mapped[datetime | None] = mapped_column(Moment, nullable=True)
    ended: Mapped[datetime | None] = mapped_column(Moment, nullable=True)


class Seat(Base):
    """A numbered place in a room."""

    __tablename__ = "seat"
    __table_args__ = (UniqueConstraint("room_id", "number"),)
    id: Mapped[str] = opaque_key()
    room_id: Mapped[str] = mapped_column(ForeignKey("room.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(8), default="empty")


class Invitation(Base):
    """A one-time way to a seat; only a hash of its code is kept."""

    __tablename__ = "invitation"
    id: Mapped[str] = opaque_key()
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"), index=True)
    code: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    expires: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(8), default="live")


class Member(Base):
    """Who holds a seat, or who of the staff is in the room. Name and society are sealed."""

    __tablename__ = "member"
    id: Mapped[str] = opaque_key()
    room_id: Mapped[str] = mapped_column(ForeignKey("room.id"), index=True)
    role: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(8))
    seat_id: Mapped[str | None] = mapped_column(ForeignKey("seat.id"), nullable=True, index=True)
    account_id: Mapped[str | None] = mapped_column(ForeignKey("account.id"), nullable=True, index=True)
    personal_stream: Mapped[str] = mapped_column(ForeignKey("stream.id"))
    self_: Mapped[bytes | None] = sealed(erased="flows.erase_all.wipe_member", name="self", nullable=True)
    reads: Mapped[str] = mapped_column(String(2))
    writes: Mapped[str] = mapped_column(String(16))
    words: Mapped[bytes | None] = mapped_column(LargeBinary, unique=True, nullable=True)
    rules_version: Mapped[int] = mapped_column(Integer, default=0)
    admitted_to: Mapped[str | None] = opaque(erased="retention.erase_room.erase_room", nullable=True)
    reads_from: Mapped[int | None] = mapped_column(Integer, nullable=True)
    waiting_place: Mapped[int] = mapped_column(Integer, default=0)
    muted_until: Mapped[datetime | None] = mapped_column(Moment, nullable=True)
    muted_reason: Mapped[str | None] = mapped_column(String(16), nullable=True)
    removed_reason: Mapped[str | None] = mapped_column(String(16), nullable=True)
    wrote: Mapped[bool] = mapped_column(Boolean, default=False)


class Hand(Base):
    """Someone who asked to speak; in order of `place`."""

    __tablename__ = "hand"
    room_id: Mapped[str] = mapped_column(ForeignKey("room.id"), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    place: Mapped[int] = mapped_column(Integer, default=0)


class Entry(Base):
    """Somebody came to the door of a room; forgotten a minute later."""

    __tablename__ = "entry"
    id: Mapped[str] = opaque_key()
    room_id: Mapped[str] = mapped_column(ForeignKey("room.id"), index=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
