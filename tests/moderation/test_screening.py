"""Every text gets one answer, by one order of rules, the same for everybody it binds."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dialogue.kernel.locales import Lang
from dialogue.kernel.skeleton import skeleton
from dialogue.moderation.facts import Facts, Sent
from dialogue.moderation.places import place_list
from dialogue.moderation.screening import judge
from dialogue.moderation.terms import term_list
from dialogue.moderation.verdict import CLEAR, Verdict

ORDINARY = tomllib.loads((Path(__file__).parent / "ordinary_sentences.toml").read_text())
NOW = datetime(2026, 11, 5, 19, 0, tzinfo=UTC)
PLAIN = Facts(
    text="Bu gün pəncərədən baxırdım",
    lang="az",
    role="participant",
    now=NOW,
    terms=term_list({"az": ["kəpənək*"]}),
    places=place_list(["Lampalı"]),
)
CONTACT, PLACE, WORD = "Zəng edin: 055 123 45 67", "Lampalıda yaşayırdıq", "kəpənəklər"
SOON = NOW + timedelta(seconds=90)


def sent(*said: tuple[float, str]) -> tuple[Sent, ...]:
    return tuple(Sent(NOW - timedelta(seconds=seconds), skeleton(text)) for seconds, text in said)


def judged(**facts: Any) -> Verdict:
    return judge(msgspec.structs.replace(PLAIN, **facts))


# From the first rule to the last: each line breaks one rule, and comes before all below it.
BREACHES: list[tuple[dict[str, Any], Verdict]] = [
    ({"mode": "read_only"}, Verdict("decline", "mode")),
    ({"muted": True, "muted_until": SOON}, Verdict("decline", "muted", {"wait_s": 90})),
    ({"slow_mode": 60, "sent": sent((20, "Əvvəlki"))}, Verdict("decline", "slow_mode", {"wait_s": 40})),
    ({"turn": "queue"}, Verdict("decline", "floor")),
    ({"text": "ə" * 2001}, Verdict("decline", "length", {"n": 2001, "max": 2000})),
    ({"sent": sent(*[(0, f"Fikir {n}") for n in range(5)])}, Verdict("decline", "flood", {"wait_s": 6})),
    ({"text": PLAIN.text, "sent": sent((200, PLAIN.text))}, Verdict("decline", "repetition")),
    ({"text": CONTACT}, Verdict("ask", "contact")),
    ({"text": PLACE}, Verdict("ask", "small_place")),
    ({"text": WORD}, Verdict("hold", "word")),
    ({"text": CONTACT, "confirmed": frozenset({"contact"})}, Verdict("hold", "contact")),
    ({"text": PLACE, "confirmed": frozenset({"small_place"})}, Verdict("hold", "small_place")),
    ({"mode": "read_first"}, Verdict("hold", "read_first")),
]


@pytest.mark.parametrize(("breach", "verdict"), BREACHES)
def test_each_rule_is_named_where_it_is_broken(breach: dict[str, Any], verdict: Verdict) -> None:
    assert judged(**breach) == verdict


@pytest.mark.parametrize("first", range(len(BREACHES)))
def test_where_several_rules_are_broken_the_first_in_order_answers(first: int) -> None:
    later = [breach for breach, _ in BREACHES[first:] if not set(breach) & set(BREACHES[first][0])]
    together = {name: value for breach in later for name, value in breach.items()} | BREACHES[first][0]

    assert judged(**together) == BREACHES[first][1]


def test_whoever_floods_by_repeating_is_told_how_long_to_wait() -> None:
    assert judged(sent=sent(*[(0, PLAIN.text)] * 5)) == Verdict("decline", "flood", {"wait_s": 6})


def test_a_text_that_breaks_nothing_is_clear() -> None:
    assert judged() == CLEAR


@pytest.mark.parametrize("lang", ORDINARY)
def test_ordinary_sentences_are_clear(lang: Lang) -> None:
    assert [text for text in ORDINARY[lang] if judged(text=text, lang=lang) != CLEAR] == []


def test_who_has_the_floor_may_send_in_a_queue() -> None:
    assert judged(turn="queue", has_floor=True) == CLEAR


def test_each_question_is_asked_once_and_then_the_text_is_held() -> None:
    text = f"{PLACE}. {CONTACT}"

    verdicts = [
        judged(text=text, confirmed=frozenset(said)) for said in ([], ["contact"], ["contact", "small_place"])
    ]

    assert verdicts == [Verdict("ask", "contact"), Verdict("ask", "small_place"), Verdict("hold", "contact")]


def test_a_confirmation_of_what_is_not_in_the_text_changes_nothing() -> None:
    assert judged(confirmed=frozenset({"contact", "small_place", "word"})) == CLEAR
    assert judged(text=WORD, confirmed=frozenset({"word"})) == Verdict("hold", "word")


def test_a_listed_word_is_named_rather_than_what_was_confirmed() -> None:
    text = f"{WORD} {CONTACT}"

    assert judged(text=text, confirmed=frozenset({"contact"})) == Verdict("hold", "word")


@pytest.mark.parametrize(
    "facts",
    [
        {"mode": "read_only"},
        {"mode": "read_first"},
        {"slow_mode": 60, "sent": sent((20, "Əvvəlki"))},
        {"turn": "queue"},
        {"sent": sent(*[(0, f"Fikir {n}") for n in range(14)])},
        {"room_sent": (NOW,) * 120},
    ],
)
def test_a_moderator_can_always_guide_the_room(facts: dict[str, Any]) -> None:
    participant, moderator = judged(**facts), judged(**facts, role="moderator")

    assert (participant == CLEAR, moderator) == (False, CLEAR)


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"text": WORD}, Verdict("hold", "word")),
        ({"text": CONTACT}, Verdict("ask", "contact")),
        ({"sent": sent(*[(0, f"Fikir {n}") for n in range(15)])}, Verdict("decline", "flood", {"wait_s": 2})),
        ({"sent": sent((9, PLAIN.text))}, Verdict("decline", "repetition")),
        ({"muted": True}, Verdict("decline", "muted")),
    ],
)
def test_what_guards_people_binds_moderators_too(facts: dict[str, Any], verdict: Verdict) -> None:
    assert judged(**facts, role="moderator") == verdict


@pytest.mark.parametrize("audience", ["moderators", "desk"])
def test_words_to_the_moderators_are_bound_by_length_and_pace_alone(audience: str) -> None:
    everything = {
        "mode": "read_only",
        "muted": True,
        "slow_mode": 60,
        "turn": "queue",
        "text": f"{WORD} {PLACE} {CONTACT}",
        "sent": sent((20, f"{WORD} {PLACE} {CONTACT}")),
        "room_sent": (NOW,) * 120,
    }

    assert judged(**everything, audience=audience) == CLEAR
    assert judged(text="ə" * 2001, audience=audience).rule == "length"
    assert judged(sent=sent(*[(0, "x")] * 5), audience=audience).rule == "flood"


def test_an_edit_waits_for_no_turn_and_repeats_nothing() -> None:
    facts = {"act": "revise", "slow_mode": 60, "turn": "queue", "sent": sent((20, PLAIN.text))}

    assert judged(**facts) == CLEAR
    assert [judged(**facts, text=text).rule for text in (WORD, CONTACT, PLACE)] == [
        "word",
        "contact",
        "small_place",
    ]
    assert judged(**facts, mode="read_first") == Verdict("hold", "read_first")
    assert [judged(**facts | extra).rule for extra in ({"mode": "read_only"}, {"muted": True})] == [
        "mode",
        "muted",
    ]


@pytest.mark.parametrize(
    ("muted_until", "data"),
    [(None, {}), (SOON, {"wait_s": 90}), (NOW + timedelta(days=3), {})],
)
def test_a_muted_person_is_told_how_long_where_it_is_known(
    muted_until: datetime | None, data: dict[str, int]
) -> None:
    assert judged(muted=True, muted_until=muted_until) == Verdict("decline", "muted", data)


def test_a_full_room_lets_nobody_but_moderators_add_to_it() -> None:
    room = tuple(NOW - timedelta(seconds=30) for _ in range(120))

    assert judged(room_sent=room) == Verdict("decline", "flood", {"wait_s": 30})
    assert judged(room_sent=room[:-1]) == CLEAR


@pytest.mark.parametrize(
    ("said", "again"),
    [
        ("Mən belə düşünürəm", "mən... BELƏ düşünürəm!"),
        ("Mən belə düşünürəm", "men bele dusunurem"),
        ("Мне так кажется", "Мне тaк кaжется"),  # Latin a
        ("Ինչպե՞ս ասեմ դա", "ինչպես ասեմ դա"),
    ],
)
def test_the_same_said_again_is_declined_for_five_minutes(said: str, again: str) -> None:
    assert judged(text=again, sent=sent((299, said))) == Verdict("decline", "repetition")
    assert judged(text=again, sent=sent((300, said))) == CLEAR


@pytest.mark.parametrize("word", ["Bəli", "Շնորհակալություն", "Thanks!", "Спасибо", "👍"])
def test_a_single_word_may_be_said_to_two_people(word: str) -> None:
    answers = [judged(text=word, sent=sent(*[(60, word)] * times)).answer for times in (0, 1, 2)]

    assert answers == ["clear", "clear", "decline"]
