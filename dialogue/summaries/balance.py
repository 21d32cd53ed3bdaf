"""Who spoke how much, per society, in characters of the original texts.

Characters and not words: the same text has a fifth fewer words in some languages than in others, and nearly
the same number of characters. Fractions and not floats: figures must be the same on every machine.
"""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from dialogue.summaries.facts import Person


def characters(people: Iterable[Person]) -> Counter[str | None]:
    """Return C_s: what all people of each society wrote. The silent count as 0 and are there."""
    written: Counter[str | None] = Counter()
    for person in people:
        written[person.community] += person.characters
    return written


def heads(people: Iterable[Person]) -> Counter[str | None]:
    """Return n_s: how many people of each society were present, the silent included."""
    return Counter(person.community for person in people)


def shares(people: Iterable[Person]) -> dict[str | None, Fraction]:
    """Return V_s = C_s / sum of C, the share of voice; empty if nobody wrote anything."""
    written = characters(people)
    whole = written.total()
    return {society: Fraction(part, whole) for society, part in written.items()} if whole else {}


def per_head(people: Iterable[Person]) -> dict[str | None, Fraction]:
    """Return Q_s = V_s / (n_s / n), the share per head: 1 is fair however many came from where."""
    present = tuple(people)
    counted = heads(present)
    return {
        society: share / Fraction(counted[society], counted.total())
        for society, share in shares(present).items()
    }
