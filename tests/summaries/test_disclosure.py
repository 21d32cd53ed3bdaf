"""No small number can be worked out from what is published, by whatever subtraction.

A solver tries every meeting there could have been, keeps those that would have been published in exactly the
same way, and asks whether they all agree on a number that had to stay hidden. It knows more than readers do:
that everybody wrote equally much, and sometimes how many people were in the room.
"""

import random
from collections import defaultdict
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue.kernel.locales import LANGS
from dialogue.summaries.distil import distil
from dialogue.summaries.facts import Facts
from dialogue.summaries.record import Record
from tests.make.summary import a_meeting, the_whole_meeting

GROUPS = ("c_oak", "c_linden", None)
Crowd = tuple[int, ...]
Published = tuple[Record, ...]
MOST = 11


def published(facts: Facts) -> Published:
    """Every file is written from these alone."""
    return tuple(distil(facts, lang) for lang in LANGS)


@cache
def meetings() -> dict[Published, list[Crowd]]:
    """All crowds there could have been, by what is published of them."""
    alike: dict[Published, list[Crowd]] = defaultdict(list)
    for crowd in product(range(MOST + 1), repeat=len(GROUPS)):
        alike[published(a_meeting(dict(zip(GROUPS, crowd, strict=True))))].append(crowd)
    return alike


crowds = st.tuples(*(st.integers(0, MOST) for _ in GROUPS))


@settings(deadline=None)  # the first example tries all the meetings
@given(crowds, st.booleans())
def test_nobody_in_a_small_group_can_be_counted(crowd: Crowd, room_size_is_known: bool) -> None:
    seen = published(a_meeting(dict(zip(GROUPS, crowd, strict=True))))

    possible = [other for other in meetings()[seen] if not room_size_is_known or sum(other) == sum(crowd)]

    assert crowd in possible
    for place, count in enumerate(crowd):
        if 0 < count < 5:
            assert len({other[place] for other in possible}) > 1, (crowd, place)


def test_every_meeting_too_small_for_figures_looks_the_same() -> None:
    small = {
        seen: others
        for seen, others in meetings().items()
        if any(0 < n < 5 for crowd in others for n in crowd)
    }

    assert [len(others) for others in small.values()] == [
        1 + sum(any(0 < n < 5 for n in crowd) for crowd in product(range(MOST + 1), repeat=3))
    ]


@pytest.mark.parametrize("kind", ["held", "looks"])
def test_few_held_messages_or_requests_cannot_be_counted(kind: str) -> None:
    alike: dict[Published, list[int]] = defaultdict(list)

    for number in range(13):
        facts = a_meeting(held=number) if kind == "held" else a_meeting(looks=number)
        alike[published(facts)].append(number)

    assert sorted(alike.values()) == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10], [11], [12]]


@given(st.integers(0, 1_000_000))
def test_the_order_in_which_people_came_and_spoke_changes_nothing(seed: int) -> None:
    facts = the_whole_meeting()
    shuffled = random.Random(seed)
    people = shuffled.sample(facts.people, len(facts.people))
    quotes = shuffled.sample(facts.quotes, len(facts.quotes))

    turned = published(replace(facts, people=tuple(people), quotes=tuple(quotes)))

    assert turned == published(facts)
