"""The example as it stands in a database, made through the flows that everybody uses."""

from datetime import timedelta

from sqlalchemy import Connection, select

from dialogue.flows.demo.content import example
from dialogue.flows.demo.seed import Demo, demo_of
from dialogue.flows.entering.steps import next_step
from dialogue.flows.reading.snapshot_desk import desk_snapshot
from dialogue.flows.reading.snapshot_room import room_snapshot
from dialogue.people.models import Account
from dialogue.programmes.outline import find_programme
from dialogue.rooms.meetings import meetings_of
from dialogue.rooms.members import known_members
from dialogue.streams.models import Stream
from dialogue.streams.read import first_fault
from dialogue.summaries.publication import state_of
from tests.make.bed import Bed


def names(db: Connection, bed: Bed, demo: Demo) -> dict[str, str]:
    known = known_members(db, bed.kit.sealer, demo.room)
    return {key: known[member].said.name for key, member in demo.members.items()}  # type: ignore[union-attr]


def test_every_link_finds_its_person_also_at_a_later_start(stage: Bed, demo: Demo) -> None:
    with stage.readers.connect() as db:
        again = demo_of(db)

        assert again == demo
        assert sorted(demo.accounts) == ["interpreter", "moderator-1", "moderator-2", "organiser"]
        assert names(db, stage, demo) == {
            "participant-1": "Lampa",
            "participant-2": "Սանդուղք",
            "participant-3": "Cup",
            "participant-4": "Стул",
        }
        assert [next_step(db, member) for member in demo.members.values()] == [None] * 4


def test_the_open_meeting_stands_as_the_pictures_show_it(stage: Bed, demo: Demo) -> None:
    with stage.readers.connect() as db:
        room = room_snapshot(db, demo.room, 1)
        desk = desk_snapshot(db, demo.room)
        [first, second, *later] = meetings_of(db, demo.room)

    assert (room["session"]["state"], room["session"]["mode"], room["stage"]) == ("open", "open", 2)
    assert [message["stage"] for message in room["messages"]] == [
        *(message.stage for meeting in example().meetings for message in meeting.messages)
    ]
    assert sum(not member["gone"] for member in room["members"]) == 4 + 3
    assert room["hands"] == [demo.members["participant-1"]]
    assert [held["rule"] for held in desk["held"]] == ["asked_by_author"]
    assert (len(desk["looks"]), len(desk["messages"]), desk["waiting"]) == (1, 1, [])
    assert (first.state, second.state, {each.state for each in later}) == ("closed", "open", {"planned"})
    assert second.starts - first.starts == timedelta(days=7)
    assert stage.clock.now() - second.starts < timedelta(hours=1)


def test_it_is_marked_as_a_demo_and_its_summary_is_out(stage: Bed, demo: Demo) -> None:
    with stage.readers.connect() as db:
        programme = find_programme(db, demo.programme)
        meetings = meetings_of(db, demo.room)
        states = [state_of(db, meeting.id) for meeting in meetings[:2]]
        accounts = db.execute(select(Account.demo, Account.totp)).all()

    assert programme is not None
    assert (programme.demo, programme.publish_after_hours) == (True, 0)
    assert states == ["published", "none"]
    assert accounts == [(True, None)] * 4


def test_every_stream_of_it_is_numbered_and_whole(stage: Bed, demo: Demo) -> None:
    with stage.readers.connect() as db:
        streams = list(db.scalars(select(Stream.id)))

        assert {first_fault(db, stream) for stream in streams} == {None}
    assert len(streams) == 1 + 3 + 12 + 3


def test_both_moderators_of_it_do_as_much(stage: Bed, demo: Demo) -> None:
    with stage.readers.connect() as db:
        acts = desk_snapshot(db, demo.room)["acts"]

    done = [act["actor"] for act in acts]
    assert abs(done.count(done[0]) - (len(done) - done.count(done[0]))) <= len(done) // 4
