"""Finishes a sign-in with a one-time or a recovery code; each programme of the account takes note."""

from sqlalchemy import select

from dialogue.audit.events import ActRecorded
from dialogue.people.logins import Who
from dialogue.people.sign_in import give_code, give_recovery
from dialogue.programmes.models import Appointment, Programme
from dialogue.store.work import Work
from dialogue.streams.append import append


def finish_with_code(work: Work, who: Who, code: str) -> str:
    """Return the token of the login that is in; raises `Invalid`."""
    token = give_code(work, who, code)
    _note(work, who)
    return token


def finish_with_recovery(work: Work, who: Who, code: str) -> str:
    """The same with a code from paper, which is used up."""
    token = give_recovery(work, who, code)
    _note(work, who)
    return token


def _note(work: Work, who: Who) -> None:
    query = (
        select(Programme.office_stream)
        .join(Appointment, Appointment.programme_id == Programme.id)
        .where(Appointment.account_id == who.account)
    )
    for stream in work.db.scalars(query.distinct().order_by(Programme.office_stream)):
        append(work, stream, ActRecorded("staff.sign_in", who.account), who.account)
