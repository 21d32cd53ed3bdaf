"""Tables of programmes."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dialogue.store.base import Base, Moment, opaque, opaque_key, sealed


class Text(Base):
    """Something authored in up to four languages; sealed under its owner's key."""

    __tablename__ = "text"
    id: Mapped[str] = opaque_key()
    owner: Mapped[str] = opaque(erased="retention.erase_room.erase_room", index=True)


class TextIn(Base):
    """An authored text in one language."""

    __tablename__ = "text_in"
    text_id: Mapped[str] = mapped_column(ForeignKey("text.id"), primary_key=True)
    lang: Mapped[str] = mapped_column(String(2), primary_key=True)
    words: Mapped[bytes] = sealed(erased="retention.erase_room.erase_room")
    status: Mapped[str] = mapped_column(String(8))


class Programme(Base):
    """A run of rooms and meetings by partner organisations.

    `lists` names what its lists of words and places hold now: it is drawn anew with each change, so that
    what was made of them is known to be of today. None means that both were never written.
    """

    __tablename__ = "programme"
    id: Mapped[str] = opaque_key()
    title: Mapped[str] = mapped_column(ForeignKey("text.id"))
    zone: Mapped[str] = mapped_column(String(64))
    lang: Mapped[str] = mapped_column(String(2))
    langs: Mapped[str] = mapped_column(String(16))
    order: Mapped[int] = mapped_column(Integer)
    retention_days: Mapped[int] = mapped_column(Integer)
    invitation_days: Mapped[int] = mapped_column(Integer)
    publish_after_hours: Mapped[int] = mapped_column(Integer)
    rules_version: Mapped[int] = mapped_column(Integer, default=1)
    lists: Mapped[str | None] = mapped_column(String(24), nullable=True)
    demo: Mapped[bool] = mapped_column(Boolean, default=False)
    made: Mapped[datetime] = mapped_column(Moment)
    office_stream: Mapped[str] = mapped_column(ForeignKey("stream.id"))


class Community(Base):
    """A society people may say they speak from; told apart by a shape drawn by lot."""

    __tablename__ = "community"
    __table_args__ = (UniqueConstraint("programme_id", "place"),)
    id: Mapped[str] = opaque_key()
    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    label: Mapped[str] = mapped_column(ForeignKey("text.id"))
    shape: Mapped[str] = mapped_column(String(10))
    place: Mapped[int] = mapped_column(Integer)
    other: Mapped[bool] = mapped_column(Boolean, default=False)


class Appointment(Base):
    """What an account does in a programme, or in one room of it."""

    __tablename__ = "appointment"
    __table_args__ = (UniqueConstraint("programme_id", "account_id", "role", "room_id"),)
    id: Mapped[str] = opaque_key()
    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    role: Mapped[str] = mapped_column(String(12))
    room_id: Mapped[str | None] = opaque(erased="retention.erase_room.erase_room", nullable=True)
    langs: Mapped[str] = mapped_column(String(16))


class Rule(Base):
    """One agreement of a programme, in one version of its rules."""

    __tablename__ = "rule"
    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    text: Mapped[str] = mapped_column(ForeignKey("text.id"))


class Term(Base):
    """A word that makes a moderator read first; `*` at the end matches what follows."""

    __tablename__ = "term"
    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), primary_key=True)
    lang: Mapped[str] = mapped_column(String(2), primary_key=True)
    word: Mapped[str] = mapped_column(String(60), primary_key=True)


class SmallPlace(Base):
    """A place so small that naming it could tell who speaks."""

    __tablename__ = "small_place"
    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(60), primary_key=True)
