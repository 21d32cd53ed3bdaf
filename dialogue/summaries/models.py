"""Tables of summaries and of the files taken from them."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from dialogue.store.base import Base, Moment, opaque, opaque_key, sealed


class Summary(Base):
    """The record of a closed session: a draft page for staff, then published with its figures fixed."""

    __tablename__ = "summary"
    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"), primary_key=True)
    id: Mapped[str] = mapped_column(String(24), unique=True)
    state: Mapped[str] = mapped_column(String(10))
    published: Mapped[datetime | None] = mapped_column(Moment, nullable=True)
    facts: Mapped[bytes | None] = sealed(erased="retention.erase_room.erase_room", nullable=True)


class SummaryFile(Base):
    """A file made from a published summary: taken once, within a quarter of an hour."""

    __tablename__ = "summary_file"
    id: Mapped[str] = opaque_key()
    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"), index=True)
    account_id: Mapped[str] = opaque(erased="summaries.files.sweep_files")
    token: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    lang: Mapped[str] = mapped_column(String(2))
    form: Mapped[str] = mapped_column(String(4))
    ready: Mapped[bool] = mapped_column(Boolean, default=False)
    taken: Mapped[bool] = mapped_column(Boolean, default=False)
    made: Mapped[datetime] = mapped_column(Moment)
