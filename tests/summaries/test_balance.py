"""Shares of the conversation, reproduced from a conversation worked out by hand."""

from fractions import Fraction

from dialogue.summaries.balance import characters, heads, per_head, shares
from dialogue.summaries.facts import Person

# three and three people, seven messages, a thousand characters
TALK = (
    Person("A", 200 + 300),
    Person("A", 50),
    Person("A", 100),
    Person("B", 100 + 150),
    Person("B", 100),
    Person("B", 0),
)


def test_shares_of_voice_are_those_of_the_worked_conversation() -> None:
    assert characters(TALK) == {"A": 650, "B": 350}
    assert heads(TALK) == {"A": 3, "B": 3}
    assert {society: float(share) for society, share in shares(TALK).items()} == {"A": 0.65, "B": 0.35}
    assert {society: float(share) for society, share in per_head(TALK).items()} == {"A": 1.3, "B": 0.7}


def test_the_silent_count_as_people_and_those_who_named_no_society_as_a_group() -> None:
    crowd = (Person("A", 30), Person("A", 0), Person(None, 10))

    found = (shares(crowd), per_head(crowd))

    assert found == (
        {"A": Fraction(3, 4), None: Fraction(1, 4)},
        {"A": Fraction(9, 8), None: Fraction(3, 4)},
    )


def test_where_nobody_wrote_there_are_no_shares() -> None:
    crowd = (Person("A", 0), Person("B", 0))

    assert (shares(crowd), per_head(crowd)) == ({}, {})
