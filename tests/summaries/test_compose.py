"""A whole summary, worded; and the mirror image of one when the societies are exchanged."""

from dataclasses import replace

import pytest

from dialogue.kernel.errors import Invalid
from dialogue.summaries.compose import compose
from dialogue.summaries.distil import distil
from dialogue.summaries.document import (
    Announcements,
    Document,
    Line,
    Lines,
    Note,
    Paragraph,
    Quotes,
    Section,
    Societies,
    SocietyRow,
    StageRow,
    Stages,
    Tile,
    Worth,
)
from dialogue.summaries.facts import Facts
from dialogue.summaries.record import Run
from dialogue.summaries.words import SENTENCES
from tests.make.summary import LINDEN, OAK, EnglishWords, a_meeting, people, the_whole_meeting


def document(facts: Facts) -> Document:
    return compose(distil(facts, "en"), EnglishWords())


def en(text: str) -> Run:
    return Run("en", text)


WENT = Stages(
    (
        StageRow("1", en("First word"), "planned: 30 min, used: 27 min", 53, 48),
        StageRow("2", en("Conversation"), "planned: 50 min, used: 56 min", 89, 100),
        StageRow("3", en("Closing"), "planned: 10 min, used: 1 min", 17, 1),
        StageRow("4", en("Time in hand"), "planned: 5 min, not reached", 8, 0),
    )
)
TOOK_PART = Societies(
    "Participants",
    "Share of the conversation",
    (
        SocietyRow(en("Oak"), "diamond", "5 to 9", "about half", 40, 60),
        SocietyRow(en("Linden"), "square", "5 to 9", "about half", 40, 60),
    ),
    drawn=True,
)
DONE = Lines(
    (
        Line("Messages that a moderator read first", "fewer than 5"),
        Line("Requests to a moderator to look", "11"),
    )
)
TOLD = Announcements(
    (
        Note(en("We are taking a break of five minutes."), None),
        Note(Run("ru", "Спасибо всем за этот вечер."), "Not translated. Language: Russian"),
    )
)
QUOTED = Quotes(
    (
        Note(en("=2+2; that was the first thing I learnt to write"), SENTENCES["original"]),
        Note(en("They gave us one bun for two, and we shared it by eye."), SENTENCES["human"]),
        Note(en("On the way home we always talked about books."), SENTENCES["human"]),
    )
)
EVERY_READING = (
    Paragraph(SENTENCES["reading_time"]),
    Paragraph("Languages of the meeting: English, Armenian, Azerbaijani, Russian"),
    Paragraph("The texts of the room are erased in this month at the latest: May 2027"),
)
READING = (
    Paragraph(SENTENCES["reading_talk"]),
    Paragraph(SENTENCES["reading_figures"].format(smallest=5, exact=10)),
    Paragraph(SENTENCES["reading_order"]),
    *EVERY_READING,
)


def test_a_whole_summary_says_all_of_this_and_nothing_else() -> None:
    found = document(the_whole_meeting())

    assert found == Document(
        lang="en",
        title="Meeting",
        draft=False,
        status="published",
        programme=en("Everyday neighbours"),
        meeting="meeting 3 of 6",
        month="March 2027",
        heading=en("A day at school"),
        lead=SENTENCES["lead"],
        tiles=(
            Tile((Worth("5 to 9"),), "participants from each society"),
            Tile((Worth("about equally"),), "who spoke how much (by length of text)"),
            Tile((Worth("84 min"),), "length of the meeting (planned: 95 min)"),
        ),
        sections=(
            Section("stages", "How the meeting went", (WENT,)),
            Section("people", "Who took part and who spoke how much", (TOOK_PART,)),
            Section("moderation", "Moderation", (DONE,)),
            Section("announcements", "Announcements", (TOLD,)),
            Section("quotes", "In participants' words", (QUOTED, Paragraph(SENTENCES["quotes_rule"]))),
            Section("reading", "How to read this", READING),
        ),
    )


def test_a_meeting_too_small_for_figures_says_so_in_one_sentence_and_shows_no_tiles() -> None:
    found = document(a_meeting({"c_oak": 4, "c_linden": 12}))

    assert (found.tiles, found.sections[1:]) == (
        (),
        (
            Section(
                "people",
                SENTENCES["heading_people"],
                (
                    Paragraph(
                        "There are no figures here: with fewer than 5 people from a society, "
                        "numbers could show who someone is."
                    ),
                ),
            ),
            Section(
                "moderation",
                "Moderation",
                (Lines((Line(SENTENCES["held"], "fewer than 5"), Line(SENTENCES["looks"], "fewer than 5"))),),
            ),
            Section(
                "quotes",
                SENTENCES["heading_quotes"],
                (Paragraph(SENTENCES["no_quotes"]), Paragraph(SENTENCES["quotes_rule"])),
            ),
            Section(
                "reading",
                SENTENCES["heading_reading"],
                EVERY_READING,
            ),
        ),
    )


def test_where_groups_differ_each_one_is_named_in_the_tiles() -> None:
    found = document(a_meeting({"c_oak": 5, "c_linden": 12, None: 5}))

    assert found.tiles[:2] == (
        Tile(
            (
                Worth("5 to 9", en("Oak"), "diamond"),
                Worth("10 or more", en("Linden"), "square"),
                Worth("5 to 9", en("Society not named")),
            ),
            "participants",
        ),
        Tile(
            (
                Worth("some", en("Oak"), "diamond"),
                Worth("about half", en("Linden"), "square"),
                Worth("some", en("Society not named")),
            ),
            "who spoke how much (by length of text)",
        ),
    )


def test_from_ten_each_the_shares_are_exact_and_drawn_as_points() -> None:
    found = document(a_meeting({"c_oak": 10, "c_linden": 30}))

    assert found.sections[1].blocks == (
        Societies(
            "Participants",
            "Share of the conversation",
            (
                SocietyRow(en("Oak"), "diamond", "10", "25%", 25, 25),
                SocietyRow(en("Linden"), "square", "30", "75%", 75, 75),
            ),
            drawn=True,
        ),
    )


def test_a_silent_meeting_draws_no_shares() -> None:
    found = document(a_meeting(crowd=people({"c_oak": 5, "c_linden": 5}, characters=0)))

    assert found.tiles[1] == Tile((Worth("nothing was written"),), "who spoke how much (by length of text)")
    assert found.sections[1].blocks == (
        Societies(
            "Participants",
            "Share of the conversation",
            (
                SocietyRow(en("Oak"), "diamond", "5 to 9", "nothing was written", 0, 0),
                SocietyRow(en("Linden"), "square", "5 to 9", "nothing was written", 0, 0),
            ),
            drawn=False,
        ),
    )


def test_a_draft_says_that_it_is_one() -> None:
    found = document(replace(a_meeting(), status="draft"))

    assert (found.draft, found.status) == (True, SENTENCES["draft"])


def test_no_side_is_favoured_exchanged_societies_give_the_mirror_image() -> None:
    # the same crowds under exchanged societies, and the drawn order mirrored
    here = a_meeting({"c_oak": 5, "c_linden": 12}, communities=(OAK, LINDEN))
    there = a_meeting({"c_oak": 12, "c_linden": 5}, communities=(LINDEN, OAK))
    exchanged = {"Oak": LINDEN, "Linden": OAK}

    one, other = document(here), document(there)

    rows = one.sections[1].blocks[0]
    assert isinstance(rows, Societies)
    mirrored = tuple(
        replace(
            row, label=en(exchanged[row.label.text].label.words["en"]), shape=exchanged[row.label.text].shape
        )
        for row in rows.rows
    )
    assert other.sections[1].blocks == (replace(rows, rows=mirrored),)
    assert [[worth.value for worth in tile.worths] for tile in one.tiles] == [
        [worth.value for worth in tile.worths] for tile in other.tiles
    ]
    assert [s for s in one.sections if s.part != "people"] == [
        s for s in other.sections if s.part != "people"
    ]


def test_words_of_another_language_are_refused() -> None:
    with pytest.raises(Invalid):
        compose(distil(a_meeting(), "ru"), EnglishWords("en"))
