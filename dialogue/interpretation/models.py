"""Tables of renderings."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dialogue.store.base import Base, Moment, opaque_key, sealed


class Rendering(Base):
    """A revision's text in another language; one that was replaced keeps its row without words."""

    __tablename__ = "rendering"
    id: Mapped[str] = opaque_key()
    room_id: Mapped[str] = mapped_column(ForeignKey("room.id"), index=True)
    message_id: Mapped[str] = mapped_column(ForeignKey("message.id"), index=True)
    revision_id: Mapped[str] = mapped_column(ForeignKey("revision.id"), index=True)
    lang: Mapped[str] = mapped_column(String(2))
    how: Mapped[str] = mapped_column(String(8))
    by_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    words: Mapped[bytes | None] = sealed(erased="interpretation.renderings.forget_renderings", nullable=True)
    given: Mapped[datetime] = mapped_column(Moment)


class RenderingAsk(Base):
    """A wish for a text in a language; closed by the rendering."""

    __tablename__ = "rendering_ask"
    __table_args__ = (UniqueConstraint("revision_id", "lang"),)
    id: Mapped[str] = opaque_key()
    room_id: Mapped[str] = mapped_column(ForeignKey("room.id"), index=True)
    message_id: Mapped[str] = mapped_column(ForeignKey("message.id"), index=True)
    revision_id: Mapped[str] = mapped_column(ForeignKey("revision.id"))
    lang: Mapped[str] = mapped_column(String(2))
    state: Mapped[str] = mapped_column(String(8), default="open")
    asked: Mapped[datetime] = mapped_column(Moment)
    place: Mapped[int] = mapped_column(Integer, default=0)
