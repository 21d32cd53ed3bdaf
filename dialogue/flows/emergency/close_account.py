"""Closes an account of the staff at once, or opens it again: a telephone was taken, a password is known."""

from sqlalchemy import select, update

from dialogue.audit.events import Act, ActRecorded
from dialogue.kernel.errors import Missing
from dialogue.people import logins
from dialogue.people.accounts import check_sign_in_name
from dialogue.people.models import Account
from dialogue.programmes.models import Appointment, Programme
from dialogue.rooms.models import Member
from dialogue.rooms.present import find_member
from dialogue.rooms.seats import let_go
from dialogue.store.work import Work
from dialogue.streams.append import append


def close_account(work: Work, name: str) -> None:
    """Nobody signs in with this name any more, and whoever is in is out; their appointments stay.

    The ledger's line comes first, so that no restored backup opens it again.
    """
    account = _named(work, name)
    work.kit.keys.note_erasure("closed", account, work.now)
    shut_account(work, account)
    _note(work, account, "staff.close")


def open_account(work: Work, name: str) -> None:
    """The name signs in again, with the password and the codes it had."""
    account = _named(work, name)
    work.kit.keys.note_erasure("opened", account, work.now)
    reopen_account(work, account)
    _note(work, account, "staff.open")


def shut_account(work: Work, account: str) -> None:
    """Do what the ledger has a line of."""
    work.db.execute(update(Account).where(Account.id == account).values(closed=True))
    here = select(Member.id, Member.room_id).where(
        Member.account_id == account, Member.state.not_in(("gone", "erased"))
    )
    for member, room in work.db.execute(here).all():
        let_go(work, find_member(work.db, room, member))
    logins.end_all(work.db, account=account)


def reopen_account(work: Work, account: str) -> None:
    """The same, the other way round."""
    work.db.execute(update(Account).where(Account.id == account).values(closed=False))


def _named(work: Work, name: str) -> str:
    found: str | None = work.db.scalar(select(Account.id).where(Account.name == check_sign_in_name(name)))
    if found is None:
        raise Missing
    return found


def _note(work: Work, account: str, act: Act) -> None:
    office = select(Programme.office_stream).join(Appointment, Appointment.programme_id == Programme.id)
    query = office.where(Appointment.account_id == account).distinct()
    for stream in sorted(work.db.scalars(query)):
        append(work, stream, ActRecorded(act, account))
