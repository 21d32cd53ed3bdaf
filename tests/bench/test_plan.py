"""The plan tells the generator who connects how; and what is said passes every rule."""

from dataclasses import dataclass
from typing import cast

from bench.plan import everybody, first_only, nobody, plan_for
from bench.process import Process
from bench.seeding.texts import TEXTS
from bench.town import Room, Seat
from dialogue.kernel.limits import MESSAGE_BYTES, MESSAGE_POINTS
from dialogue.kernel.locales import LANGS
from dialogue.kernel.skeleton import skeleton
from dialogue.kernel.text import clean
from dialogue.moderation.contacts import has_contact

SYLLABLES = [consonant + vowel for consonant in "bdgkmnpt" for vowel in "aeiu"]  # as bench/load/tag.c writes
ROOM = Room("r_1", (Seat("u_1", "dialogue=a", "c1"), Seat("u_2", "dialogue=b", "c2")))


@dataclass(frozen=True)
class Server:
    """What a plan wants to know of a server."""

    dialect: str
    port: int = 8000
    pid: int = 7
    offered: bool = True


def lines(dialect: str) -> list[str]:
    plan = plan_for(cast("Process", Server(dialect)), [ROOM], first_only)
    return [line for line in plan.splitlines() if not line.startswith("text")]


def test_people_of_the_product_come_with_their_logins() -> None:
    assert lines("dialogue") == [
        "server\tdialogue\t8000\t7\t1",
        "room\tr_1\t2",
        'person\t1\tdialogue=a\t40{"csrf":"c1","room":"r_1","build":"bench"}',
        'person\t0\tdialogue=b\t40{"csrf":"c2","room":"r_1","build":"bench"}',
    ]


def test_people_of_a_bare_server_name_their_room_alone() -> None:
    assert lines("bare")[2:] == ['person\t1\t\t40{"room":"r_1"}', 'person\t0\t\t40{"room":"r_1"}']


def test_who_writes() -> None:
    assert [[writes(place) for place in range(2)] for writes in (everybody, first_only, nobody)] == [
        [True, True],
        [True, False],
        [False, False],
    ]


def test_no_rule_stops_what_is_said_and_no_mark_is_taken_for_another() -> None:
    marked = [f"badege kaminapu {text}" for _, text in TEXTS]

    assert {lang for lang, _ in TEXTS} == set(LANGS)
    assert [text for text in marked if clean(text, MESSAGE_POINTS, MESSAGE_BYTES) != text] == []
    assert [text for text in marked if has_contact(text)] == []
    assert [text for text in marked if set(text) & set('"\\\t\n')] == []
    assert len({skeleton(syllable) for syllable in SYLLABLES}) == len(SYLLABLES)
