"""A sanction bites at once: from its commit on nothing of theirs is accepted and nothing new is sent."""

from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from dialogue.flows.reading.reader import catch_up, streams_for
from dialogue.kernel.clock import epoch
from dialogue.kernel.errors import Missing
from dialogue.rooms.models import Hand, Room
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting
from tests.make.together import tried_together

WRITES: list[tuple[str, dict[str, Any]]] = [
    ("message.send", {"audience": "room", "lang": "az", "text": "Hələ buradayam"}),
    ("hand.raise", {}),
    ("hand.lower", {}),
]


def removed(meeting: Meeting, name: str = "Leaf") -> None:
    meeting.do("Gate", "member.remove", member=meeting.id(name), reason="rules")


def kinds_read(meeting: Meeting, name: str) -> list[str]:
    return [readable.audience.stream for readable in streams_for(meeting.standing(name))]


@pytest.mark.parametrize(("command", "args"), WRITES)
def test_nothing_of_somebody_removed_is_accepted(bed: Bed, command: str, args: dict[str, Any]) -> None:
    meeting = make_meeting(bed)

    removed(meeting)

    assert meeting.refused("Leaf", command, **args) == ("forbidden", {"why": "state", "state": "removed"})


def test_nothing_new_is_sent_to_somebody_removed(bed: Bed) -> None:
    meeting = make_meeting(bed)
    before = meeting.snapshot("Leaf", "room")

    removed(meeting)
    meeting.say("Cup", "Բարև")

    assert kinds_read(meeting, "Leaf") == ["personal"]
    standing, cursors = meeting.standing("Leaf"), {before["stream"]: before["at"]}
    with meeting.reading() as db, pytest.raises(Missing):
        catch_up(db, bed.kit.sealer, standing, cursors)


def test_a_command_that_arrives_with_the_removal_and_after_it_is_refused(bed: Bed) -> None:
    meeting = make_meeting(bed)

    tries = [
        partial(meeting.say, "Leaf", "əvvəl"),
        partial(meeting.do, "Gate", "member.remove", member=meeting.id("Leaf"), reason="rules"),
        partial(meeting.say, "Leaf", "sonra"),
    ]
    done, refused = tried_together(tries)

    assert len(done) == 2
    assert [fault.data for fault in refused] == [{"why": "state", "state": "removed"}]


def test_the_room_learns_that_somebody_is_gone_and_not_why(bed: Bed) -> None:
    meeting = make_meeting(bed)
    before = meeting.snapshot("Cup", "room")["at"]

    removed(meeting)

    [told] = meeting.log("Cup", "room", before)
    assert (told.event.kind, told.actor) == ("member_gone", None)
    assert meeting.snapshot("Gate", "desk")["sanctions"] == [
        {"member": meeting.id("Leaf"), "kind": "removed", "until": None, "reason": "rules"}
    ]
    assert meeting.snapshot("Leaf", "personal")["sanction"] == {
        "kind": "removed",
        "until": None,
        "reason": "rules",
    }


def test_hand_and_floor_go_with_whoever_is_removed(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Leaf", "hand.raise")
    meeting.do("Gate", "floor.give", member=meeting.id("Leaf"))
    meeting.do("Leaf", "hand.raise")

    removed(meeting)

    value = meeting.snapshot("Cup", "room")
    assert (value["floor"], value["hands"]) == (None, [])
    with meeting.reading() as db:
        assert (db.scalar(select(Hand.member_id)), db.scalar(select(Room.floor))) == (None, None)


def test_what_is_held_of_somebody_removed_stays_for_the_moderators(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "mode.set", mode="read_first")
    told = meeting.say("Leaf", "Salam")

    removed(meeting)
    shown = meeting.do("Gate", "hold.show", message=told["message"], revision=told["revision"])

    assert meeting.snapshot("Cup", "room")["messages"][0]["seq"] == shown["seq"]


def test_somebody_removed_still_takes_back_and_erases_what_is_theirs(bed: Bed) -> None:
    meeting = make_meeting(bed)
    first, second = meeting.say("Leaf", "Salam"), meeting.say("Leaf", "Necəsiniz")
    removed(meeting)

    meeting.do("Leaf", "message.withdraw", message=first["message"])
    meeting.do("Leaf", "message.erase", message=second["message"])

    states = [message["state"] for message in meeting.snapshot("Cup", "room")["messages"]]
    assert states == ["withdrawn", "erased"]


def test_somebody_let_back_is_where_they_were(bed: Bed) -> None:
    meeting = make_meeting(bed)
    removed(meeting)

    meeting.do("Stair", "member.readmit", member=meeting.id("Leaf"))

    assert meeting.say("Leaf", "Yenə buradayam")["became"] == "shown"
    assert meeting.snapshot("Leaf", "personal")["sanction"] is None
    assert meeting.snapshot("Gate", "desk")["sanctions"] == []


@pytest.mark.parametrize("minutes", [5, 10, 30])
def test_somebody_muted_reads_only_until_the_minutes_are_over(bed: Bed, minutes: int) -> None:
    meeting = make_meeting(bed)
    until = epoch(bed.clock.now()) + minutes * 60

    meeting.do("Gate", "member.mute", member=meeting.id("Leaf"), minutes=minutes, reason="off_stage")
    refused = [meeting.refused("Leaf", command, **args) for command, args in WRITES]
    meeting.later(minutes * 60 - 1)
    last = meeting.refused("Leaf", *WRITES[0][:1], **WRITES[0][1])
    meeting.later(1)

    assert refused == [("declined", {"rule": "muted", "until": until})] * 3
    assert last == ("declined", {"rule": "muted", "until": until})
    assert meeting.do("Leaf", "message.send", **WRITES[0][1])["became"] == "shown"


def test_somebody_muted_to_the_end_may_write_again_in_the_next_session(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "member.mute", member=meeting.id("Leaf"), minutes=None, reason="off_stage")
    meeting.later(3600)
    before = meeting.refused("Leaf", "message.send", **WRITES[0][1])

    meeting.do("Gate", "session.close")
    after = meeting.snapshot("Leaf", "personal")["sanction"]
    meeting.begin()

    assert before == ("declined", {"rule": "muted", "until": 0})
    assert after is None
    assert meeting.do("Leaf", "message.send", **WRITES[0][1])["became"] == "shown"


def test_somebody_muted_reads_on_and_may_write_to_the_moderators(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Cup", "Բարև")
    meeting.do("Gate", "member.mute", member=meeting.id("Leaf"), minutes=None, reason="off_stage")

    aside = meeting.say("Leaf", "Niyə?", audience="moderators")
    look = meeting.do("Leaf", "look.ask", message=told["message"], lang="az", text="Baxın")

    assert (aside["became"], look["became"]) == ("shown", "done")
    assert kinds_read(meeting, "Leaf") == ["room", "personal"]


def test_sanctions_of_one_session_end_with_it(bed: Bed) -> None:
    meeting = make_meeting(bed)
    removed(meeting)
    meeting.do("Gate", "member.mute", member=meeting.id("Cup"), minutes=30, reason="rules")

    meeting.do("Stair", "session.close")

    assert meeting.snapshot("Gate", "desk")["sanctions"] == []
    assert [meeting.standing(name).member_state for name in ("Leaf", "Cup")] == ["away", "admitted"]


def test_a_sanction_once_more_changes_nothing(bed: Bed) -> None:
    meeting = make_meeting(bed)
    removed(meeting)
    meeting.do("Gate", "member.unmute", member=meeting.id("Cup"))
    before = meeting.snapshot("Gate", "desk")["at"]

    removed(meeting)
    meeting.do("Stair", "member.readmit", member=meeting.id("Cup"))
    meeting.do("Gate", "member.unmute", member=meeting.id("Cup"))

    assert meeting.snapshot("Gate", "desk")["at"] == before


@pytest.mark.parametrize("command", ["member.mute", "member.remove"])
def test_moderators_do_not_sanction_one_another(bed: Bed, command: str) -> None:
    meeting = make_meeting(bed)
    more = {"minutes": 5} if command == "member.mute" else {}

    refused = meeting.refused("Gate", command, member=meeting.id("Stair"), reason="other", **more)

    assert refused == ("forbidden", {"why": "staff"})
