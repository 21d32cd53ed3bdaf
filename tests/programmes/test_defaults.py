"""What a programme starts with is whole, in its languages' own letters, and the same for everyone."""

import re
from collections.abc import Iterator

import pytest

from dialogue.kernel.limits import (
    AUTHORED_BYTES,
    AUTHORED_POINTS,
    SESSION_MINUTES,
    TITLE_POINTS,
)
from dialogue.kernel.locales import LANGS, Lang
from dialogue.kernel.text import clean
from dialogue.programmes import defaults
from dialogue.programmes.wording import Wording
from tests.make.alphabets import strangers

PLACEHOLDER = re.compile(r"\{(\w+)\}")
PLACEHOLDERS = {
    "message": ["link", "until"],
    "message_with_steps": ["link", "until"],
    "bare": ["link", "until"],
    "sheet": ["address", "code", "until"],
    "coming_back": ["address"],
}


def wordings() -> Iterator[Wording]:
    entry = defaults.entry()
    yield entry.safety
    yield from entry.rules
    yield from defaults.communities().communities
    yield defaults.communities().not_said
    yield from defaults.stages()
    yield from defaults.invitation_texts()


@pytest.mark.parametrize("lang", LANGS)
def test_every_default_is_written_in_the_letters_of_its_language(lang: Lang) -> None:
    texts = [PLACEHOLDER.sub("", wording.into(lang)) for wording in wordings()]

    assert {text: strangers(lang, text) for text in texts if strangers(lang, text)} == {}
    assert [text for w in wordings() if not (text := w.into(lang)) or text != text.strip()] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_default_is_kept_as_it_stands(lang: Lang) -> None:
    texts = [wording.into(lang) for wording in wordings()]
    titles = [*defaults.communities().communities, *defaults.stages()]

    assert [text for title in titles if len(text := title.into(lang)) > TITLE_POINTS] == []
    assert [text for text in texts if clean(text, AUTHORED_POINTS, AUTHORED_BYTES) != text] == []


def test_there_are_three_rules_and_a_version_to_accept_them_in() -> None:
    entry = defaults.entry()

    assert (entry.version, len(entry.rules)) == (1, 3)


def test_the_stages_fill_the_default_length_and_only_the_first_is_a_queue() -> None:
    stages = defaults.stages()

    assert [stage.turn for stage in stages] == ["queue", "free", "free"]
    assert sum(stage.minutes for stage in stages) == SESSION_MINUTES


def test_the_communities_are_two_and_an_open_answer() -> None:
    keys = [community.key for community in defaults.communities().communities]

    assert keys == ["a", "b", "other"]


@pytest.mark.parametrize("lang", LANGS)
def test_an_invitation_text_asks_for_the_same_placeholders_in_each_language(lang: Lang) -> None:
    found = {text.key: sorted(PLACEHOLDER.findall(text.into(lang))) for text in defaults.invitation_texts()}

    assert found == PLACEHOLDERS


@pytest.mark.parametrize("lang", LANGS)
def test_an_invitation_text_says_nothing_of_the_programme_its_rules_or_the_societies(lang: Lang) -> None:
    labels = [community.into(lang) for community in defaults.communities().communities]
    rules = [rule.into(lang) for rule in defaults.entry().rules]
    texts = [text.into(lang).casefold() for text in defaults.invitation_texts()]

    assert [label for label in labels for text in texts if label.casefold()[:6] in text] == []
    assert [rule for rule in rules for text in texts if rule.casefold() in text] == []


def test_a_filled_text_holds_the_values_as_they_stand() -> None:
    bare = next(text for text in defaults.invitation_texts() if text.key == "bare")

    filled = bare.filled("hy", {"link": "{a link}", "until": "3.10"})

    assert filled == "Ձեր հղումը՝ {a link}\nՎերջին օրը՝ 3.10"
