"""A GET changes nothing, whoever opens whatever; and no form asks who somebody is."""

import re

import pytest

from dialogue.store.base import Base
from tests.make.addresses import addresses
from tests.make.bed import Bed
from tests.make.door import Door
from tests.make.dump import dump
from tests.make.meeting import Meeting
from tests.make.site import Caller, Site, make_test_site

TELLING = re.compile(
    r"e_?mail|phone|tele|mobile|first_?name|last_?name|sur_?name|full_?name|real_?name|birth|address|passport|"
    r"photo|avatar|(?<![a-z])age(?![a-z])|gender|city|country|(?<![a-z])ip(?![a-z])|agent",
    re.IGNORECASE,
)


def pages(site: Site, caller: Caller, room: str) -> dict[str, str]:
    found = addresses(site.app, "GET", room=room, lang="az", build="b1").values()
    return {path: caller.get(path).text for path in sorted({path for paths in found for path in paths})}


@pytest.mark.parametrize("who", ["Lamp", "Gate", "Bridge", "Bell"])
def test_opening_every_page_changes_nothing(bed: Bed, who: str) -> None:
    meeting = Meeting(bed)
    meeting.begin()
    meeting.say("Lamp", "Bir")
    site = make_test_site(bed)
    caller = site.visitor().signed_in(meeting.people[who].token)
    before = dump(bed)

    opened = pages(site, caller, meeting.room)
    for path in opened:
        caller.client.head(path)

    assert len(opened) > 20
    assert dump(bed) == before


def test_entering_by_looking_is_not_possible(door: Door) -> None:
    caller = door.entering()
    before = dump(door.bed)

    pages(door.site, caller, door.room)

    assert dump(door.bed) == before


def test_no_form_asks_who_somebody_is(bed: Bed) -> None:
    meeting = Meeting(bed)
    meeting.begin()
    site = make_test_site(bed)
    asked = set()
    for who in ("Lamp", "Gate", "Bridge"):
        caller = site.visitor().signed_in(meeting.people[who].token)
        for text in pages(site, caller, meeting.room).values():
            asked |= set(re.findall(r'<(?:input|textarea|select)\b[^>]*\bname="([^"]+)"', text))
            assert re.findall(r'<input\b[^>]*type="(?:email|tel|file)"', text) == []

    assert [name for name in asked if TELLING.search(name)] == []


def test_no_table_has_room_for_who_somebody_is() -> None:
    columns = [
        f"{table.name}.{column.name}" for table in Base.metadata.tables.values() for column in table.columns
    ]

    assert [name for name in columns if TELLING.search(name)] == []


def test_nothing_in_a_page_is_written_by_hand_into_attributes(bed: Bed) -> None:
    """Every value in a page is quoted, so that no text can end it."""
    meeting = Meeting(bed)
    meeting.begin()
    meeting.say("Lamp", 'x" onmouseover="y')
    site = make_test_site(bed)
    caller = site.visitor().signed_in(meeting.people["Lamp"].token)

    for path, text in pages(site, caller, meeting.room).items():
        assert not re.search(r'(?<!\\)" onmouseover="y', text), path
