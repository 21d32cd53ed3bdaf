"""The file for programs: the whole of it, its schema, and what is refused."""

import json
import re
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from dialogue.kernel.errors import Conflict
from dialogue.kernel.locales import LANGS, Lang
from dialogue.summaries.distil import distil
from dialogue.summaries.writers.json import read, schema, write
from tests.make.summary import a_meeting, the_whole_meeting

PAGE = Path(__file__).parents[2] / "docs/summary-format.md"


def shown(name: str) -> object:
    """What the documentation shows in its block of that name."""
    blocks = dict(re.findall(r"```json (\w+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
    return json.loads(blocks[name])


def test_the_documented_example_is_the_whole_file() -> None:
    written = write(distil(the_whole_meeting(), "en"))

    assert json.loads(written) == shown("example")


def test_the_documented_schema_is_that_of_the_file() -> None:
    assert schema() == shown("schema")


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_written_can_be_read_again(lang: Lang) -> None:
    record = distil(the_whole_meeting(), lang)

    assert read(write(record)) == record


def test_a_draft_is_not_written() -> None:
    with pytest.raises(Conflict):
        write(distil(replace(a_meeting(), status="draft"), "en"))


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"format": "another"},
        {"participants": 12},
        {"societies": [{"label": None, "shape": None, "people": 7, "talk": None}]},
        {"held": {"least": 1, "most": 1, "people": 3}},
        {"quotes": [{"text": "words", "how": "machine"}]},
    ],
)
def test_another_version_and_unknown_fields_are_refused(change: dict[str, object]) -> None:
    known = json.loads(write(distil(a_meeting(), "en")))

    with pytest.raises(msgspec.ValidationError):
        read(json.dumps(known | change).encode())
