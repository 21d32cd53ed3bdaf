"""Tables of moderation."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from dialogue.store.base import Base, Moment, opaque, opaque_key, sealed


class Hold(Base):
    """A revision that waits for a moderator, or what became of it.

    `past` once its author has nothing more to do with it: shown, taken back, erased, or reworded.
    """

    __tablename__ = "hold"
    revision_id: Mapped[str] = mapped_column(ForeignKey("revision.id"), primary_key=True)
    message_id: Mapped[str] = mapped_column(ForeignKey("message.id"), index=True)
    room_id: Mapped[str] = mapped_column(ForeignKey("room.id"), index=True)
    session_id: Mapped[str | None] = mapped_column(ForeignKey("session.id"), nullable=True)
    rule: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(8), default="waiting")
    outcome: Mapped[str | None] = mapped_column(String(16), nullable=True)
    reason: Mapped[str | None] = mapped_column(String(16), nullable=True)
    note_id: Mapped[str | None] = opaque(erased="retention.erase_room.erase_room", nullable=True)
    claimed_by: Mapped[str | None] = opaque(erased="retention.erase_room.erase_room", nullable=True)
    claimed_until: Mapped[datetime | None] = mapped_column(Moment, nullable=True)
    held: Mapped[datetime] = mapped_column(Moment)
    place: Mapped[int] = mapped_column(Integer, default=0)
    past: Mapped[bool] = mapped_column(Boolean, default=False)


class Look(Base):
    """A request that a moderator look at a message."""

    __tablename__ = "look"
    id: Mapped[str] = opaque_key()
    room_id: Mapped[str] = mapped_column(ForeignKey("room.id"), index=True)
    session_id: Mapped[str | None] = mapped_column(ForeignKey("session.id"), nullable=True)
    message_id: Mapped[str] = mapped_column(ForeignKey("message.id"), index=True)
    asker_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    lang: Mapped[str] = mapped_column(String(2))
    words: Mapped[bytes | None] = sealed(erased="moderation.looks.forget_looks_of", nullable=True)
    state: Mapped[str] = mapped_column(String(8), default="open")
    outcome: Mapped[str | None] = mapped_column(String(8), nullable=True)
    note_id: Mapped[str | None] = opaque(erased="retention.erase_room.erase_room", nullable=True)
    asked: Mapped[datetime] = mapped_column(Moment)
    place: Mapped[int] = mapped_column(Integer, default=0)


class Note(Base):
    """Words of a moderator to one person."""

    __tablename__ = "note"
    id: Mapped[str] = opaque_key()
    room_id: Mapped[str] = mapped_column(ForeignKey("room.id"), index=True)
    to_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    by_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    lang: Mapped[str] = mapped_column(String(2))
    words: Mapped[bytes | None] = sealed(erased="moderation.notes.forget_notes_to", nullable=True)
    sent: Mapped[datetime] = mapped_column(Moment)
