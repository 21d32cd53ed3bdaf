"""Every sentence has a code and every code a sentence."""

import re
from typing import get_args

from dialogue.summaries.words import SENTENCES, Code


def test_codes_and_sentences_are_the_same_set() -> None:
    assert set(SENTENCES) == set(get_args(Code))


def test_what_is_put_into_a_sentence_is_named_in_braces() -> None:
    data = {code: set(re.findall(r"{(\w*)}", sentence)) for code, sentence in SENTENCES.items()}

    assert {code: names for code, names in data.items() if names} == {
        "meeting_of": {"number", "of"},
        "minutes": {"n"},
        "tile_time": {"planned"},
        "stage_times": {"planned", "used"},
        "stage_not_reached": {"planned"},
        "too_small": {"smallest"},
        "fewer_than": {"n"},
        "from_to": {"least", "most"},
        "or_more": {"n"},
        "not_translated": {"language"},
        "reading_figures": {"smallest", "exact"},
        "reading_languages": {"languages"},
        "reading_erased": {"month"},
    }
