"""Acknowledged means kept: an answer leaves after the commit, and says what became of the words."""

import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from dialogue.flows.reading.snapshot_room import room_snapshot
from dialogue.kernel.errors import Unavailable
from dialogue.store.engines import reader_engine, sqlite_url
from dialogue.store.work import Pending
from tests.make.bed import Bed
from tests.make.canary import canaries
from tests.make.dump import dump
from tests.make.meeting import Meeting, make_meeting
from tests.make.together import tried_together


def shown_after_a_power_cut(meeting: Meeting, folder: Path) -> list[str]:
    """The messages in a copy of the files as they lie on the disk at this moment."""
    folder.mkdir()
    for file in meeting.bed.folder.glob("dialogue.sqlite*"):
        if not file.name.endswith("-shm"):
            shutil.copy(file, folder)
    engine = reader_engine(sqlite_url(folder / "dialogue.sqlite"))
    with engine.connect() as db:
        messages = room_snapshot(db, meeting.room, 1)["messages"]
    engine.dispose()
    return [message["id"] for message in messages]


def fill_the_disk(db: Connection, pages: int) -> None:
    """Leave room for so many more pages."""
    there = db.execute(text("PRAGMA page_count")).scalar_one()
    db.execute(text(f"PRAGMA max_page_count = {there + pages}"))


@pytest.mark.sqlite
def test_what_was_answered_is_on_the_disk_already(bed: Bed, tmp_path: Path) -> None:
    meeting = make_meeting(bed)

    told = [meeting.say("Leaf", "Salam")["message"], meeting.say("Cup", "Բարև")["message"]]

    assert shown_after_a_power_cut(meeting, tmp_path / "copy") == told


@pytest.mark.sqlite
def test_nobody_is_told_before_the_disk_has_it(bed: Bed, tmp_path: Path) -> None:
    meeting = make_meeting(bed)
    seen: list[list[str]] = []

    def listen(pending: list[Pending]) -> None:
        seen.append(shown_after_a_power_cut(meeting, tmp_path / f"copy {len(seen)}"))

    bed.writer.told = listen
    told = meeting.say("Leaf", "Salam")["message"]

    assert seen == [[told]]


def test_an_answer_says_what_became_of_the_words(bed: Bed) -> None:
    meeting = make_meeting(bed)
    head = meeting.snapshot("Gate", "room")["at"]

    shown = meeting.say("Leaf", "Salam")
    meeting.do("Gate", "mode.set", mode="read_first")
    held = meeting.say("Leaf", "Mən də buradayam")
    meeting.do("Gate", "mode.set", mode="read_only")
    declined = meeting.refused("Leaf", "message.send", audience="room", lang="az", text="Bir söz də")

    assert {name: shown[name] for name in ("became", "seq")} == {"became": "shown", "seq": head + 1}
    assert {name: held[name] for name in ("became", "rule")} == {"became": "held", "rule": "read_first"}
    assert declined == ("declined", {"rule": "mode"})
    assert set(shown) == {"became", "message", "revision", "seq"}
    assert set(held) == {"became", "message", "revision", "rule"}


def test_what_was_declined_or_asked_about_left_nothing_behind(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "slow_mode.set", seconds=60)
    meeting.say("Leaf", "Salam")
    before = dump(bed)

    declined = meeting.refused("Leaf", "message.send", audience="room", lang="az", text="Yenə mən")
    asked = meeting.refused("Cup", "message.send", audience="room", lang="hy", text="գրեք a@example.org")

    assert (declined, asked) == (
        ("declined", {"rule": "slow_mode", "wait_s": 60}),
        ("ask", {"rule": "contact"}),
    )
    assert dump(bed) == before


@pytest.mark.sqlite
def test_with_a_full_disk_exactly_what_was_acknowledged_is_there(bed: Bed) -> None:
    meeting = make_meeting(bed)
    with bed.engine.connect() as db:
        fill_the_disk(db, 6)
    texts = canaries()
    wishes: list[dict[str, Any]] = [
        {"audience": "desk", "lang": "en", "text": next(texts) + " and so on" * 190} for _ in range(15)
    ]

    tries = [partial(meeting.do, "Gate", "message.send", **wish) for wish in wishes]
    done, refused = tried_together(tries)

    acknowledged = [told["message"] for told in done]
    assert {type(fault) for fault in refused} == {Unavailable}
    assert [each["id"] for each in meeting.snapshot("Gate", "desk")["messages"]] == acknowledged
    assert acknowledged


def test_every_command_is_answered_and_a_broken_one_too(bed: Bed) -> None:
    meeting = make_meeting(bed)

    answers = [
        meeting.refused("Leaf", "message.shout"),
        meeting.refused("Leaf", "message.send", text="no audience"),
        meeting.refused("Leaf", "message.send", audience="room", lang="az", text="Salam", seat=7),
        meeting.refused("Leaf", "message.send", audience="room", lang="az", text="Salam", key="mine"),
    ]

    assert answers == [
        ("missing", {}),
        ("invalid", {"field": "a", "problem": "shape"}),
        ("invalid", {"field": "a", "problem": "shape"}),
        ("invalid", {"field": "key", "problem": "shape"}),
    ]
