"""A session opens, pauses, goes on through its stages, and closes."""

from sqlalchemy import select

from dialogue.rooms.models import RoomSession, Stage
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting


def stages(meeting: Meeting) -> list[tuple[int, bool, bool]]:
    """Each stage of the first session: whether it has begun, whether it has ended."""
    query = select(Stage.number, Stage.opened, Stage.ended).where(
        Stage.session_id == meeting.place.sessions[0]
    )
    with meeting.reading() as db:
        return [
            (row[0], row[1] is not None, row[2] is not None)
            for row in db.execute(query.order_by(Stage.number))
        ]


def acts(meeting: Meeting) -> list[str]:
    return [act["act"] for act in meeting.snapshot("Gate", "desk")["acts"]]


def test_a_session_begins_with_its_first_stage(bed: Bed) -> None:
    meeting = make_meeting(bed, stage=1)

    value = meeting.snapshot("Cup", "room")

    assert (value["session"]["state"], value["stage"]) == ("open", 1)
    assert stages(meeting) == [(1, True, False), (2, False, False), (3, False, False)]


def test_stages_follow_one_another_to_the_last(bed: Bed) -> None:
    meeting = make_meeting(bed, stage=3)

    refused = meeting.refused("Gate", "stage.next")

    assert refused == ("conflict", {"why": "last"})
    assert stages(meeting) == [(1, True, True), (2, True, True), (3, True, False)]


def test_only_the_session_that_is_due_can_be_opened(bed: Bed) -> None:
    meeting, other = Meeting(bed), Meeting(bed)
    meeting.open_waiting_room()
    first, second = meeting.place.sessions

    answers = [
        meeting.refused("Gate", "session.open", session=second),
        meeting.refused("Gate", "session.open", session=other.place.sessions[0]),
        meeting.do("Gate", "session.open", session=first)["became"],
    ]

    assert answers == [("conflict", {"why": "session"}), ("missing", {}), "done"]


def test_what_is_so_already_is_done_without_an_event(bed: Bed) -> None:
    meeting = make_meeting(bed)
    session = meeting.place.sessions[0]
    before = meeting.snapshot("Gate", "room")["at"], meeting.snapshot("Gate", "desk")["at"]

    answers = [
        meeting.do("Stair", "session.open", session=session),
        meeting.do("Stair", "session.resume"),
        meeting.do("Stair", "mode.set", mode="open"),
        meeting.do("Stair", "slow_mode.set", seconds=0),
        meeting.do("Stair", "floor.clear"),
    ]

    assert answers == [{"became": "done", "seq": None}] * 5
    assert (meeting.snapshot("Gate", "room")["at"], meeting.snapshot("Gate", "desk")["at"]) == before


def test_while_it_pauses_moderators_write_and_others_read(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "session.pause")

    refused = meeting.refused("Leaf", "message.send", audience="room", lang="az", text="Salam")
    told = meeting.say("Stair", "We go on in a moment", lang="en")
    meeting.do("Gate", "session.resume")

    assert refused == ("forbidden", {"why": "room", "state": "paused"})
    assert meeting.snapshot("Leaf", "room")["messages"][0]["id"] == told["message"]
    assert meeting.say("Leaf", "Salam")["became"] == "shown"


def test_the_close_gives_back_what_waits_and_empties_floor_and_waiting_room(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "mode.set", mode="read_first")
    told = meeting.say("Leaf", "Salam")
    meeting.do("Cup", "hand.raise")
    meeting.do("Gate", "floor.give", member=meeting.id("Chair"))
    meeting.do("Gate", "member.remove", member=meeting.id("Kite"), reason="rules")
    meeting.do("Gate", "member.readmit", member=meeting.id("Kite"))

    meeting.do("Stair", "session.close")

    room, desk = meeting.snapshot("Cup", "room"), meeting.snapshot("Gate", "desk")
    [item] = meeting.snapshot("Leaf", "personal")["own"]
    assert (room["session"]["state"], room["floor"], room["hands"]) == ("closed", None, [])
    assert (desk["held"], desk["waiting"], desk["sanctions"]) == ([], [], [])
    assert (item["message"], item["state"]) == (told["message"], "returned")
    assert stages(meeting)[1] == (2, True, True)


def test_those_who_were_in_read_on_after_the_close(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", "Salam")

    meeting.do("Gate", "session.close")
    meeting.later(5 * 24 * 3600)

    assert meeting.snapshot("Cup", "room")["messages"][0]["id"] == told["message"]
    assert meeting.words("Cup", "room")["revisions"][told["revision"]]["text"] == "Salam"


def test_what_came_back_at_the_close_can_be_sent_again_in_the_next_session(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "mode.set", mode="read_first")
    told = meeting.say("Lamp", "Здравствуйте", lang="ru")
    meeting.do("Gate", "session.close")
    meeting.begin(stage=2)

    wish = {"message": told["message"], "revision": told["revision"], "lang": "ru", "text": "Добрый вечер"}
    again = meeting.do("Lamp", "message.revise", **wish)
    meeting.do("Gate", "hold.show", message=told["message"], revision=again["revision"])

    assert (again["became"], again["rule"]) == ("held", "read_first")
    with meeting.reading() as db:
        session = db.scalar(select(RoomSession.id).where(RoomSession.state == "open"))
    assert session == meeting.place.sessions[1]
    assert meeting.snapshot("Cup", "room")["messages"][0]["stage"] == 2


def test_every_act_that_the_room_sees_says_at_the_desk_who_did_it(bed: Bed) -> None:
    meeting = make_meeting(bed, stage=1)
    meeting.do("Stair", "mode.set", mode="read_first")
    meeting.do("Stair", "slow_mode.set", seconds=30)
    meeting.do("Stair", "stage.next")
    meeting.do("Stair", "question.set", text={"en": "What did you eat at school?"})
    meeting.do("Stair", "announcement.post", text={"en": "A break at eight."})
    meeting.do("Stair", "floor.give", member=meeting.id("Cup"))
    meeting.do("Stair", "floor.clear")
    meeting.do("Stair", "session.pause")
    meeting.do("Stair", "session.resume")
    meeting.do("Stair", "session.close")

    assert acts(meeting) == [
        *["member.admit"] * 6,
        "session.open",
        *["mode.set", "slow_mode.set", "stage.next", "question.set", "announcement.post"],
        *["floor.give", "floor.clear", "session.pause", "session.resume", "session.close"],
    ]
    told = [numbered.actor for numbered in meeting.log("Cup", "room")]
    assert set(told) == {None}


def test_a_pause_between_messages_is_one_of_a_few(bed: Bed) -> None:
    meeting = make_meeting(bed)

    assert meeting.refused("Gate", "slow_mode.set", seconds=11) == (
        "invalid",
        {"field": "seconds", "problem": "choice"},
    )
