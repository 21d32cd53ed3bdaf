"""Comes back to one's seat with the entry words; nothing else is needed and nothing else is known."""

from dialogue.flows.entering.arrive import arrive
from dialogue.flows.entering.steps import next_step
from dialogue.flows.entering.take_words import IN
from dialogue.kernel.errors import Invalid
from dialogue.people import logins
from dialogue.people.logins import Who
from dialogue.rooms.entry import member_by_words
from dialogue.store.work import Work


def come_back(work: Work, hashed: bytes, before: Who | None) -> str:
    """Return the token of a new login; raises `Invalid` for words that are nobody's.

    They take a place in the waiting room if it is open and they owe nothing.
    """
    member = member_by_words(work.db, hashed)
    if member is None:
        raise Invalid("words", "wrong")
    if next_step(work.db, member) is None:
        arrive(work, member)
    if before is not None:
        logins.end(work.db, before.token)
    return logins.begin(work.db, work.now, member=member, step=IN)
