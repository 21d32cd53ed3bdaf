"""Files made from a published summary: for one person, taken once, within a quarter of an hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final, Literal, cast, get_args

from sqlalchemy import Connection, delete, func, insert, select, update

from dialogue.kernel import limits
from dialogue.kernel.errors import Missing, TooMany
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.store.work import Work
from dialogue.summaries.models import SummaryFile

Form = Literal["html", "json", "csv"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
TOKEN_BYTES: Final = 24
LIFE: Final = timedelta(seconds=limits.FILE_LIFE)


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was asked for; `ready` once its bytes are there."""

    id: str
    session: str
    lang: Lang
    form: Form
    ready: bool
    asked: datetime

    @property
    def ends(self) -> datetime:
        """Until when it can be taken."""
        return self.asked + LIFE


def ask_file(work: Work, session: str, account: str, lang: Lang, form: Form) -> tuple[str, str]:
    """Note that somebody wants a file; return its id, and the token that only they are told."""
    waiting = select(func.count()).where(
        SummaryFile.account_id == account, SummaryFile.made > work.now - LIFE
    )
    if int(work.db.scalar(waiting) or 0) >= limits.FILES_MAX:
        raise TooMany(limits.FILE_LIFE)
    file, token = new_id("f"), token_urlsafe(TOKEN_BYTES)
    work.db.execute(
        insert(SummaryFile).values(
            id=file,
            session_id=session,
            account_id=account,
            token=_hashed(token),
            lang=lang,
            form=form,
            ready=False,
            taken=False,
            made=work.now,
        )
    )
    return file, token


def file_is_ready(work: Work, file: str) -> None:
    """Note that the bytes are there."""
    work.db.execute(update(SummaryFile).where(SummaryFile.id == file).values(ready=True))


def find_file(db: Connection, account: str, token: str, now: datetime) -> Made:
    """Return a file to the person who asked for it; raises `Missing` once it was taken or is too old."""
    query = select(SummaryFile.__table__).where(
        SummaryFile.token == _hashed(token),
        SummaryFile.account_id == account,
        SummaryFile.taken.is_(False),
    )
    row = db.execute(query).one_or_none()
    if row is None or now >= row.made + LIFE:
        raise Missing
    return Made(row.id, row.session_id, cast("Lang", row.lang), cast("Form", row.form), row.ready, row.made)


def take_file(work: Work, account: str, token: str) -> Made:
    """Take it: whoever comes second, even at the same moment, finds nothing."""
    found = find_file(work.db, account, token, work.now)
    if not found.ready:
        raise Missing
    work.db.execute(update(SummaryFile).where(SummaryFile.id == found.id).values(taken=True))
    return found


def sweep_files(work: Work) -> frozenset[str]:
    """Forget files that were taken or are too old; return the ids of those that are left."""
    old = SummaryFile.made <= work.now - LIFE
    work.db.execute(delete(SummaryFile).where(SummaryFile.taken | old))
    return frozenset(work.db.scalars(select(SummaryFile.id)))


def _hashed(token: str) -> bytes:
    return sha256(token.encode()).digest()
