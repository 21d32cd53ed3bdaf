"""Rows asked for once for several streams: each room still gets only its own."""

import pytest
from sqlalchemy.exc import ResourceClosedError

from dialogue.flows.reading.readable import Audience
from dialogue.flows.reading.reader import Readable, batch, look_ahead
from dialogue.flows.reading.rows import Rows
from dialogue.streams.read import Numbered, after
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting


def two_rooms(bed: Bed) -> tuple[Meeting, Meeting]:
    rooms = make_meeting(bed), make_meeting(bed)
    for meeting in rooms:
        meeting.begin()
    return rooms


def newest(meeting: Meeting) -> Numbered:
    with meeting.reading() as db:
        return after(db, meeting.stream("Leaf", "room").stream, 0)[-1]


def in_room(numbered: Numbered) -> Readable:
    return Readable(numbered.stream, Audience("room"), 1)


def test_what_is_told_does_not_depend_on_who_was_told_with_it(bed: Bed) -> None:
    one, other = two_rooms(bed)
    one.say("Leaf", "kettle")
    other.say("Cup", "bread")
    events = [(meeting, newest(meeting)) for meeting in (one, other)]

    with one.reading() as db:
        together = Rows(db, bed.kit.sealer)
        look_ahead(together, [each for _, each in events])
        told = [batch(together, meeting.room, in_room(each), [each]) for meeting, each in events]
        alone = [
            batch(Rows(db, bed.kit.sealer), meeting.room, in_room(each), [each]) for meeting, each in events
        ]

    said = [[words["text"] for words in each["words"]["revisions"].values()] for each in told]
    named = [[who["name"] for who in each["words"]["members"].values()] for each in told]
    assert (told, said, named) == (alone, [["kettle"], ["bread"]], [["Leaf"], ["Cup"]])


def test_rows_of_another_room_are_not_given(bed: Bed) -> None:
    one, other = two_rooms(bed)
    revision = other.say("Cup", "bread")["revision"]

    with one.reading() as db:
        rows = Rows(db, bed.kit.sealer)
        rows.look_ahead([revision], [other.id("Cup")])
        foreign = rows.wordings(one.room, {revision}), rows.members(one.room, {other.id("Cup")})
        own = rows.wordings(other.room, {revision}), rows.members(other.room, {other.id("Cup")})

    assert foreign == ([], [])
    assert [[row.id for row in found] for found in own] == [[revision], [other.id("Cup")]]


def test_what_was_asked_for_ahead_is_not_asked_for_again(bed: Bed) -> None:
    one, other = two_rooms(bed)
    said = [meeting.say("Leaf", "kettle")["revision"] for meeting in (one, other)]
    people = [meeting.id("Leaf") for meeting in (one, other)]

    with one.reading() as db:
        rows = Rows(db, bed.kit.sealer)
        rows.look_ahead([*said, "v_gone"], [*people, "u_gone"])

    # the connection is closed: whatever were asked of it now would be refused
    for meeting, revision, member in zip((one, other), said, people, strict=True):
        assert [row.id for row in rows.wordings(meeting.room, {*said, "v_gone"})] == [revision]
        assert [row.id for row in rows.members(meeting.room, {*people, "u_gone"})] == [member]
    with pytest.raises(ResourceClosedError):
        rows.wordings(one.room, {"v_new"})
