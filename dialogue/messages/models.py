"""Tables of messages."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Index, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dialogue.store.base import Base, Moment, opaque, opaque_key, sealed


class Message(Base):
    """What somebody sent.

    `place` is the number of the event that first showed it to its audience, `own_place` of the
    last one that told its author what waits or came back.
    """

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("author_id", "client_key"),
        Index("ix_message_room_id_audience_place", "room_id", "audience", "place"),
        Index("ix_message_session_id_audience_sent", "session_id", "audience", "sent"),
        Index("ix_message_author_id_audience_sent", "author_id", "audience", "sent"),
    )
    id: Mapped[str] = opaque_key()
    room_id: Mapped[str] = mapped_column(ForeignKey("room.id"))
    session_id: Mapped[str | None] = mapped_column(ForeignKey("session.id"), nullable=True)
    author_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    client_key: Mapped[str] = mapped_column(String(36))
    body: Mapped[bytes | None] = mapped_column(LargeBinary, nullable=True)
    audience: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(10))
    stage: Mapped[int | None] = mapped_column(Integer, nullable=True)
    reply_to: Mapped[str | None] = opaque(erased="retention.erase_room.erase_room", nullable=True)
    revision: Mapped[str] = opaque(erased="retention.erase_room.erase_room")
    hidden_reason: Mapped[str | None] = mapped_column(String(16), nullable=True)
    changed: Mapped[bool] = mapped_column(Boolean, default=False)
    place: Mapped[int | None] = mapped_column(Integer, nullable=True)
    own_place: Mapped[int | None] = mapped_column(Integer, nullable=True)
    first_became: Mapped[str] = mapped_column(String(8))
    first_revision: Mapped[str] = opaque(erased="retention.erase_room.erase_room")
    first_rule: Mapped[str | None] = mapped_column(String(16), nullable=True)
    sent: Mapped[datetime] = mapped_column(Moment)
    shown: Mapped[datetime | None] = mapped_column(Moment, nullable=True)


class Revision(Base):
    """One wording of a message, in the language it was written in.

    `looks` tells two wordings of one author that look the same, and goes with the words.
    """

    __tablename__ = "revision"
    id: Mapped[str] = opaque_key()
    message_id: Mapped[str] = mapped_column(ForeignKey("message.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    lang: Mapped[str] = mapped_column(String(2))
    words: Mapped[bytes | None] = sealed(erased="flows.erase.wipe_message", nullable=True)
    points: Mapped[int] = mapped_column(Integer)
    looks: Mapped[bytes | None] = sealed(erased="flows.erase.wipe_message", nullable=True, index=True)


class Release(Base):
    """An author's consent to be quoted: these exact words, in this language."""

    __tablename__ = "release"
    revision_id: Mapped[str] = mapped_column(ForeignKey("revision.id"), primary_key=True)
    lang: Mapped[str] = mapped_column(String(2), primary_key=True)
    message_id: Mapped[str] = mapped_column(ForeignKey("message.id"), index=True)
    rendering: Mapped[str | None] = opaque(erased="flows.erase.wipe_message", nullable=True)
    given: Mapped[datetime] = mapped_column(Moment)
