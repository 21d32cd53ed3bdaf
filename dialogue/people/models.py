"""Tables of accounts and logins."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from dialogue.store.base import Base, Moment, opaque, opaque_key, sealed


class Account(Base):
    """A member of staff: signs in with a name, a password and a code."""

    __tablename__ = "account"
    id: Mapped[str] = opaque_key()
    name: Mapped[str] = mapped_column(String(40), unique=True)
    password: Mapped[str] = mapped_column(String(200))
    totp: Mapped[bytes | None] = sealed(erased="never", nullable=True)
    totp_step: Mapped[int] = mapped_column(Integer, default=0)
    lang: Mapped[str] = mapped_column(String(2))  # empty until they choose: their browser is asked
    demo: Mapped[bool] = mapped_column(Boolean, default=False)
    closed: Mapped[bool] = mapped_column(Boolean, default=False)


class RecoveryCode(Base):
    """One of ten codes that each stand in for the one-time code once."""

    __tablename__ = "recovery_code"
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), primary_key=True)
    code: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)


class Login(Base):
    """A server-side session: of an account, or of one member of one room."""

    __tablename__ = "login"
    token: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    account_id: Mapped[str | None] = mapped_column(ForeignKey("account.id"), nullable=True, index=True)
    member_id: Mapped[str | None] = opaque(erased="people.logins.end_all", nullable=True, index=True)
    step: Mapped[str] = mapped_column(String(8))
    started: Mapped[datetime] = mapped_column(Moment)
    seen: Mapped[datetime] = mapped_column(Moment, index=True)
