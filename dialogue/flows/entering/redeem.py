"""Uses an invitation up: its seat has a member now, and the browser a login that is still entering."""

from dialogue.kernel.errors import TooMany
from dialogue.kernel.locales import Lang
from dialogue.people import logins
from dialogue.people.logins import Who
from dialogue.rooms.entries import come_to_door, note_entry
from dialogue.rooms.invitations import find_live, redeem_invitation
from dialogue.store.work import Work

ENTERING = "entering"


def redeem(work: Work, code: str, lang: Lang, before: Who | None) -> str:
    """Return the token of the new login; the browser's login before it ends. Raises `Missing`.

    Raises `TooMany` where too many come at once, and then the invitation is as good as before.
    """
    room = find_live(work.db, code, work.now).room
    if seconds := come_to_door(work.db, room, work.now):
        raise TooMany(seconds, why="entries")
    member = redeem_invitation(work, code, lang)
    note_entry(work.db, room, member, work.now)
    if before is not None:
        logins.end(work.db, before.token)
    return logins.begin(work.db, work.now, member=member, step=ENTERING)
