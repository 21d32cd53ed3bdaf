"""Tables of the log."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dialogue.store.base import Base, Moment, opaque, opaque_key


class StreamKind(StrEnum):
    """Who may read a stream."""

    ROOM = "room"
    DESK = "desk"
    BOOTH = "booth"
    PERSONAL = "personal"
    OFFICE = "office"


class Stream(Base):
    """An append-only log with one audience; `owner` is a room, a member or a programme.

    Events up to `cut` are gone, their time being over; what follows them is verified from `cut_digest` on.
    """

    __tablename__ = "stream"
    __table_args__ = (UniqueConstraint("owner", "kind"),)
    id: Mapped[str] = opaque_key()
    kind: Mapped[str] = mapped_column(String(12))
    owner: Mapped[str] = opaque(erased="retention.erase_room.erase_room", index=True)
    head: Mapped[int] = mapped_column(Integer, default=0)
    digest: Mapped[bytes] = mapped_column(LargeBinary, default=bytes(32))
    cut: Mapped[int] = mapped_column(Integer, default=0)
    cut_digest: Mapped[bytes] = mapped_column(LargeBinary, default=bytes(32))


class EventRow(Base):
    """One numbered event; `at` never leaves the server."""

    __tablename__ = "event"
    stream_id: Mapped[str] = mapped_column(ForeignKey("stream.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    version: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(Moment)
    actor: Mapped[str | None] = opaque(erased="retention.erase_room.erase_room", nullable=True)
    refs: Mapped[bytes] = mapped_column(LargeBinary)
    digest: Mapped[bytes] = mapped_column(LargeBinary)


class Answered(Base):
    """The answer that a command's key got, so that sending it again changes nothing."""

    __tablename__ = "answered"
    actor: Mapped[str] = opaque(erased="streams.answers.forget_answers", primary_key=True)
    key: Mapped[str] = mapped_column(String(36), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    answer: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
