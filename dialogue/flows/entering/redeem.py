"""Uses an invitation up: its seat has a member now, and the browser a login that is still entering."""

from dialogue.kernel.locales import Lang
from dialogue.people import logins
from dialogue.people.logins import Who
from dialogue.rooms.invitations import redeem_invitation
from dialogue.store.work import Work

ENTERING = "entering"


def redeem(work: Work, code: str, lang: Lang, before: Who | None) -> str:
    """Return the token of the new login; the browser's login before it ends. Raises `Missing`."""
    member = redeem_invitation(work, code, lang)
    if before is not None:
        logins.end(work.db, before.token)
    return logins.begin(work.db, work.now, member=member, step=ENTERING)
