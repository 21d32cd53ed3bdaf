"""How many people of each society took part and who spoke how much, or nothing at all.

Figures exist only if every group that has anyone has enough people. "Both, neither or other" and "society not
named" are groups like any other: leaving one person of them out would tell of that person by subtraction.
Every group follows the coarsest rule that any of them needs, and no total is ever given.
"""

from collections.abc import Iterable

from msgspec import Struct

from dialogue.kernel.errors import Invalid
from dialogue.summaries.balance import characters, heads
from dialogue.summaries.bands import Count, Share, exactly, people_band, percent, share_band
from dialogue.summaries.facts import Facts, Person, Thresholds


class Figure(Struct, frozen=True):
    """What may be said of one group; `talk` is None where nobody wrote anything."""

    society: str | None
    people: Count
    talk: Share | None


def figures(facts: Facts) -> tuple[Figure, ...] | None:
    """Return a figure for each group that has anyone, in the given order, or None if one is too small."""
    counted = heads(facts.people)
    order = (*(community.key for community in facts.communities), None)
    if unknown := counted.keys() - set(order):
        raise Invalid("community", "unknown", count=len(unknown))
    limits = facts.thresholds
    if not counted or min(counted.values()) < limits.smallest:
        return None
    exact = min(counted.values()) >= limits.exact
    talk = talk_shares(facts.people, exact=exact)
    return tuple(
        Figure(society, people_count(counted[society], limits, exact=exact), talk.get(society))
        for society in order
        if counted[society]
    )


def people_count(number: int, limits: Thresholds, *, exact: bool) -> Count:
    return exactly(number) if exact else people_band(number, limits.smallest, limits.exact)


def talk_shares(people: Iterable[Person], *, exact: bool) -> dict[str | None, Share]:
    """Return each group's share of what was written; empty if nothing was."""
    written = characters(people)
    whole = written.total()
    if not whole:
        return {}
    return {
        society: Share(share_band(part, whole), percent(part, whole) if exact else None)
        for society, part in written.items()
    }
