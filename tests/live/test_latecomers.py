"""Whoever came later hears of older messages, and not their words."""

from dialogue.live.attendance import Attendance, Listener
from dialogue.live.fanout import Fanout, by_beginning
from dialogue.live.presence import Presence
from tests.make.bed import Bed
from tests.make.meeting import Meeting


class Ear:
    """Takes in what is written to a socket."""

    def __init__(self) -> None:
        self.heard = b""

    def send_frame(self, frame: bytes) -> None:
        self.heard += frame


def listener(since: int) -> Listener:
    return Listener("sid", b"login", "u_1", "r_1", "participant", {"st_1": "room"}, since)


def test_all_get_the_same_frame_unless_somebody_came_after_what_is_spoken_of() -> None:
    early, late, latest = listener(1), listener(5), listener(9)
    everybody = [late, early, latest]

    assert by_beginning(everybody, None) == [(1, everybody)]
    assert by_beginning(everybody, 9) == [(1, everybody)]
    assert by_beginning(everybody, 7) == [(1, [late, early]), (9, [latest])]
    assert by_beginning(everybody, 3) == [(1, [early]), (5, [late]), (9, [latest])]


def test_a_rendering_of_something_older_brings_latecomers_no_words(bed: Bed) -> None:
    meeting = Meeting(bed)
    meeting.open_waiting_room()
    for name in ("Leaf", "Cup"):
        meeting.come(name)
    meeting.do("Gate", "member.admit", members=[meeting.id("Leaf")])
    meeting.do("Gate", "session.open", session=meeting.place.sessions[0])
    meeting.do("Gate", "stage.next")
    told = meeting.say("Leaf", "Suyun səsi")
    meeting.do("Gate", "member.admit", members=[meeting.id("Cup")])
    attendance, ears = Attendance(), {}
    for name in ("Leaf", "Cup"):
        readable, ears[name] = meeting.stream(name, "room"), Ear()
        one = Listener(name, b"", meeting.id(name), meeting.room, "participant", {readable.stream: "room"})
        one.since, one.socket = readable.from_, ears[name]  # type: ignore[assignment]
        attendance.add(one)
    bed.writer.told = Fanout(
        attendance, Presence(attendance, bed.clock), bed.readers, bed.kit.sealer, lambda room: None
    )

    wording = {"message": told["message"], "revision": told["revision"]}
    meeting.do("Bridge", "rendering.give", **wording, lang="hy", text="Ջրի ձայնը")

    heard = {name: ear.heard.decode("utf-8", "replace") for name, ear in ears.items()}
    assert {name: told["message"] in words for name, words in heard.items()} == {"Leaf": True, "Cup": True}
    assert {name: "Ջրի ձայնը" in words or "Suyun səsi" in words for name, words in heard.items()} == {
        "Leaf": True,
        "Cup": False,
    }
