"""Takes the six entry words: entering is done, and the login is exchanged for one that is in."""

from sqlalchemy import select

from dialogue.flows.entering.arrive import arrive
from dialogue.flows.entering.steps import next_step
from dialogue.kernel.errors import Conflict
from dialogue.people import logins
from dialogue.people.logins import Who
from dialogue.rooms.entry import keep_words, member_by_words
from dialogue.rooms.models import Member
from dialogue.rooms.present import set_member
from dialogue.store.work import Work

IN = "in"


def take_words(work: Work, member: str, hashed: bytes, before: Who) -> str:
    """Keep the words' hash and return the token of the new login; the words die with the one before.

    Where the waiting room is open they are in it now.
    """
    state = work.db.scalar(select(Member.state).where(Member.id == member))
    if state != "entering" or next_step(work.db, member) != "words":
        raise Conflict(why="done")
    if member_by_words(work.db, hashed) is not None:
        raise Conflict(why="words")
    keep_words(work.db, member, hashed)
    set_member(work.db, member, state="away")
    arrive(work, member)
    logins.end(work.db, before.token)
    return logins.begin(work.db, work.now, member=member, step=IN)
