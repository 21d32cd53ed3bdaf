"""The example says the same in four languages and gives and asks of both societies alike."""

import re
from collections import Counter
from collections.abc import Iterator

import msgspec
import pytest

from dialogue.flows.demo.content import Meeting, Message, example
from dialogue.kernel.limits import (
    AUTHORED_BYTES,
    AUTHORED_POINTS,
    MESSAGE_BYTES,
    MESSAGE_POINTS,
    NAME_MAX,
    NAME_MIN,
    SMALLEST_FIGURE,
)
from dialogue.kernel.locales import LANGS, Lang
from dialogue.kernel.skeleton import skeleton
from dialogue.kernel.text import clean
from dialogue.programmes.defaults import stages
from dialogue.programmes.wording import Wording
from dialogue.rooms.staff_words import STAFF_WORDS
from tests.make.alphabets import ALPHABETS, strangers

# Beginnings of words that would tie the example to a nation, a faith, a war or an emblem; a stroke ends
# a word that is meant whole.
MARKERS: dict[Lang, str] = {
    "az": "azərb ermən millət bayraq gerb müharib ordu| sərhəd allah kilsə məscid alma| nar| ərik dağ",
    "hy": "ադրբեջ հայաստ հայ| հայեր ազգ դրոշ պատերազմ բանակ սահման աստված եկեղեց մզկիթ խնձոր նուռ| ծիրան լեռ",
    "en": "azerb armen nation flag war| army border god| church mosque apple pomegran apricot mountain",
    "ru": "азерб армян армен национ флаг герб войн арми границ бог| церк мечет яблок гранат абрикос горы|",
}
BOTH_SAME = 0.05

SOCIETY = {person.key: person.society for person in example().programme.participants}
MEETINGS = example().meetings
by_meeting = pytest.mark.parametrize("meeting", MEETINGS, ids=lambda meeting: meeting.state)


def words_of(node: object) -> Iterator[Wording]:
    """Every wording below a node, found by walking the structs, so that none is forgotten."""
    if isinstance(node, Wording):
        yield node
    if isinstance(node, msgspec.Struct):
        for name in node.__struct_fields__:
            yield from words_of(getattr(node, name))
    if isinstance(node, tuple):
        for item in node:
            yield from words_of(item)


def marker(lang: Lang, text: str) -> str | None:
    starts = "|".join(start.replace("|", r"(?!\w)") for start in MARKERS[lang].split())
    found = re.search(rf"(?<!\w)(?:{starts})", text, re.IGNORECASE)
    return found.group() if found else None


def share(counts: dict[str, int]) -> float:
    return abs(counts["a"] - counts["b"]) / max(counts.values())


def points(messages: tuple[Message, ...], lang: Lang | None = None) -> dict[str, int]:
    counts = {"a": 0, "b": 0}
    for message in messages:
        counts[SOCIETY[message.author]] += len(message.into(lang or message.lang))
    return counts


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_of_the_example_is_in_the_letters_of_its_language(lang: Lang) -> None:
    texts = [wording.into(lang) for wording in words_of(example())]

    strange = {text: strangers(lang, text.replace("(", "").replace(")", "")) for text in texts}

    assert {text: names for text, names in strange.items() if names} == {}
    assert [text for text in texts if not text or text != text.strip()] == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_of_the_example_is_a_nations_a_faiths_or_an_emblems(lang: Lang) -> None:
    texts = [wording.into(lang) for wording in words_of(example())]

    assert {text: marker(lang, text) for text in texts if marker(lang, text)} == {}


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("az", "Anam iki alma qoyurdu", "alma"),
        ("az", "Almazın dəftəri", None),
        ("hy", "Մայրս երկու խնձոր էր դնում", "խնձոր"),
        ("hy", "Հայրս հարցնում էր", None),
        ("en", "two Apples and a bun", "Apple"),
        ("en", "warm bread", None),
        ("ru", "Мама клала два яблока", "яблок"),
        ("ru", "отламывали горбушку", None),
    ],
)
def test_the_marker_list_finds_what_it_is_for_and_nothing_else(
    lang: Lang, text: str, found: str | None
) -> None:
    assert marker(lang, text) == found


@by_meeting
def test_every_text_is_kept_as_it_stands(meeting: Meeting) -> None:
    said = [m.into(lang) for m in (*meeting.messages, *meeting.held, *meeting.desk) for lang in LANGS]
    told = [wording.into(lang) for wording in words_of(meeting) for lang in LANGS]

    assert [text for text in said if clean(text, MESSAGE_POINTS, MESSAGE_BYTES) != text] == []
    assert [text for text in told if clean(text, AUTHORED_POINTS, AUTHORED_BYTES) != text] == []


def test_names_are_single_script_short_and_each_borne_once() -> None:
    people = example().programme.participants
    names = [person.name for person in people] + [s.name for s in example().programme.staff if s.name]

    assert [person.name for person in people if not set(person.name) <= ALPHABETS[person.reads]] == []
    assert [name for name in names if not NAME_MIN <= len(name) <= NAME_MAX] == []
    assert len({skeleton(name) for name in names}) == len(names)
    assert [name for name in names if STAFF_WORDS.claim(name)] == []


def test_everyone_is_known_and_writes_in_their_languages() -> None:
    frame = example().programme
    writes = {person.key: person.writes for person in frame.participants}
    writes |= {person.key: person.writes for person in frame.staff}

    assert len(writes) == len(frame.participants) + len(frame.staff)
    for meeting in MEETINGS:
        said = [(m.author, m.lang) for m in meeting.messages]
        said += [(m.author, m.lang) for m in meeting.held] + [(m.author, m.lang) for m in meeting.desk]
        assert [author for author, lang in said if lang not in writes[author]] == []
        assert [look for look in meeting.looks if look.lang not in writes[look.asker]] == []
        assert [hand for hand in meeting.hands if hand not in SOCIETY] == []
        assert [a for a in meeting.announcements if not a.by.startswith("moderator")] == []


@by_meeting
def test_both_societies_have_as_many_people_messages_and_characters(meeting: Meeting) -> None:
    authors = {message.author for message in meeting.messages}
    people = Counter(SOCIETY[author] for author in authors)
    messages = Counter(SOCIETY[message.author] for message in meeting.messages)

    assert people["a"] == people["b"]
    assert messages["a"] == messages["b"]
    assert {lang: share(points(meeting.messages, lang)) for lang in (None, *LANGS)} == {
        lang: pytest.approx(0, abs=BOTH_SAME) for lang in (None, *LANGS)
    }


@by_meeting
def test_releases_waiting_and_being_read_first_fall_on_both_societies_alike(meeting: Meeting) -> None:
    released = Counter((SOCIETY[m.author], len(m.released)) for m in meeting.messages if m.released)
    asked = Counter(SOCIETY[m.author] for m in meeting.messages for _ in m.asked)
    read_first = Counter(
        SOCIETY[m.author] for m in meeting.messages if meeting.stages[m.stage - 1].mode == "read_first"
    )

    assert {n: released["a", n] for _, n in released} == {n: released["b", n] for _, n in released}
    assert asked["a"] == asked["b"]
    assert read_first["a"] == read_first["b"]


def test_of_what_waits_in_the_open_meeting_each_society_has_two() -> None:
    opened = next(meeting for meeting in MEETINGS if meeting.state == "open")

    waits = [m.author for m in opened.held] + list(opened.hands)
    waits += [who for look in opened.looks for who in (look.asker, opened.messages[look.message - 1].author)]

    assert Counter(SOCIETY[who] for who in waits) == {"a": 2, "b": 2}


def test_nobody_asks_a_moderator_to_look_at_the_other_society() -> None:
    pairs = [
        (SOCIETY[look.asker], SOCIETY[meeting.messages[look.message - 1].author])
        for meeting in MEETINGS
        for look in meeting.looks
    ]

    assert sorted(pairs) == [("a", "a"), ("b", "b"), ("b", "b")]


def test_the_society_that_begins_changes_from_meeting_to_meeting() -> None:
    first = [SOCIETY[meeting.messages[0].author] for meeting in MEETINGS]

    assert first == ["b", "a"]


def test_the_open_meeting_has_four_people_in_four_languages_and_ten_messages() -> None:
    opened = MEETINGS[1]

    assert {m.author: m.lang for m in opened.messages} == {
        "lamp": "az",
        "ladder": "hy",
        "cup": "en",
        "chair": "ru",
    }
    assert [p.key for p in example().programme.participants[:4]] == ["lamp", "ladder", "cup", "chair"]
    assert (len(opened.messages), len(opened.held), len(opened.looks), len(opened.hands)) == (10, 1, 1, 1)


def test_enough_people_spoke_in_the_closed_meeting_for_figures_to_be_shown() -> None:
    closed = MEETINGS[0]

    people = Counter(SOCIETY[author] for author in {m.author for m in closed.messages})

    assert people == {"a": 6, "b": 6}
    assert min(people.values()) >= SMALLEST_FIGURE


@by_meeting
def test_stages_replies_and_releases_point_at_what_is_there(meeting: Meeting) -> None:
    numbered = list(enumerate(meeting.messages, 1))

    assert len(meeting.stages) == len(stages())
    assert [m.stage for _, m in numbered] == sorted(m.stage for _, m in numbered)
    assert [n for n, m in numbered if m.reply_to is not None and not 0 < m.reply_to < n] == []
    assert [n for n, m in numbered if m.released and m.lang not in m.released] == []
    assert [n for n, m in numbered if m.lang in m.asked or set(m.asked) & set(m.released)] == []
    assert [look for look in meeting.looks if not 0 < look.message <= len(numbered)] == []


@by_meeting
def test_no_two_messages_of_a_meeting_are_the_same_text(meeting: Meeting) -> None:
    texts = [m.into(lang) for m in meeting.messages for lang in LANGS]

    assert len(set(texts)) == len(texts)
