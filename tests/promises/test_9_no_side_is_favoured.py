"""No side is favoured: with the societies exchanged and the lots mirrored, everything comes out mirrored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from dialogue.flows.reading.reader import all_snapshots, history, told
from dialogue.kernel.errors import DialogueError
from dialogue.programmes.communities import communities_of
from dialogue.programmes.lists import set_terms
from dialogue.programmes.texts import read_texts
from tests.make.bed import Bed, make_bed
from tests.make.draw import FixedDraw
from tests.make.meeting import Meeting, everybody
from tests.make.mirror import OTHER, MirroredDraw, Names, mirrored

PAIRS = [("Leaf", "Cup"), ("Lamp", "Chair")]


@dataclass
class Side:
    """One of the two courses of the same meeting, and all that was answered in it."""

    meeting: Meeting
    exchanged: bool
    answers: list[Any] = field(default_factory=list)

    def lang(self, lang: str) -> str:
        """A language of the script, as it is on this side of the mirror."""
        return OTHER[lang] if self.exchanged else lang

    def do(self, who: str, command: str, /, **args: Any) -> dict[str, Any]:
        self.meeting.bed.clock.advance(3)
        try:
            answer = self.meeting.do(who, command, **args)
        except DialogueError as fault:
            answer = {"refused": fault.code, **fault.data}
        self.answers.append(answer)
        return answer

    def say(self, who: str, text: str, lang: str) -> dict[str, Any]:
        return self.do(who, "message.send", audience="room", lang=self.lang(lang), text=text)


@pytest.fixture
def sides(tmp_path: Path) -> Iterator[list[Side]]:
    """The meeting and its mirror image."""
    beds = []

    def side(exchanged: bool) -> Side:
        folder = tmp_path / str(exchanged)
        folder.mkdir()
        bed = make_bed(folder, MirroredDraw() if exchanged else FixedDraw())
        beds.append(bed)
        people = mirrored(everybody()) if exchanged else everybody()
        return Side(Meeting(bed, people), exchanged)

    yield [side(False), side(True)]
    for bed in beds:
        bed.close()


def course(side: Side) -> None:
    """A meeting in which either side does, and is done, what the other is."""
    meeting = side.meeting
    listed(meeting.bed, meeting.place.programme)
    meeting.begin(stage=1)
    for one, other in PAIRS:
        for who in (one, other):
            side.do(who, "hand.raise")
    for who, lang in (("Cup", "hy"), ("Leaf", "az"), ("Chair", "hy"), ("Lamp", "az")):
        side.do("Gate", "floor.give", member=meeting.id(who))
        side.say(who, f"The word of {who}", lang)
        side.say(who, f"The word of {who}", lang)
    side.do("Stair", "stage.next")
    judged(side)
    for who in ("Leaf", "Cup"):
        side.do("Gate", "member.mute", member=meeting.id(who), minutes=5, reason="off_stage")
        side.say(who, "And yet", "az" if who == "Leaf" else "hy")
    side.do("Stair", "member.remove", member=meeting.id("Lamp"), reason="rules")
    side.do("Stair", "member.remove", member=meeting.id("Chair"), reason="rules")
    side.do("Gate", "session.close")


def judged(side: Side) -> None:
    """What screening and moderators do with a text, once in each language."""
    side.do("Gate", "mode.set", mode="open")
    for who, lang, reader, blind in (("Leaf", "az", "Gate", "Stair"), ("Cup", "hy", "Stair", "Gate")):
        side.say(who, f"A tangle by {who}", lang)
        told = side.answers[-1]
        wording = {"message": told["message"], "revision": told["revision"]}
        side.do(blind, "hold.show", **wording)
        side.do(reader, "rendering.ask", **wording, lang="en")
        side.do("Bridge", "rendering.give", **wording, lang="en", text=f"In English: {who}")
        side.do(reader, "hold.show", **wording)
        side.do(who, "quote.give", **wording, lang=side.lang(lang))
        side.say(who, "Write to a@example.org", lang)
        side.say(who, "At the same time again and again", lang)
        side.say(who, "At the same time again and again", lang)


def listed(bed: Bed, programme: str) -> None:
    """One word that is looked out for, in either language."""
    bed.writer.run(lambda work: set_terms(work, programme, {"az": ["tangle"], "hy": ["tangle"]}))


def seen(side: Side) -> list[object]:
    """All that anybody gets: answers, every event, every snapshot with its words, older pages."""
    meeting, names = side.meeting, Names(exchanged=side.exchanged)
    shared = [
        [told(numbered) for numbered in meeting.log("Gate", kind)] for kind in ("room", "desk", "booth")
    ]
    found = [names.of(side.answers), names.of(shared)]
    for name in meeting.people:
        standing = meeting.standing(name)
        found.append(names.of([told(numbered) for numbered in meeting.log(name, "personal")]))
        with meeting.reading() as db:
            values, words = all_snapshots(db, meeting.bed.kit.sealer, standing)
            pages = [history(db, meeting.bed.kit.sealer, standing, 10**6, 50)] if standing.admitted else []
        found += [names.of(values), names.of(said(words)), names.of([said(page) for page in pages])]
    return found


def said(answer: dict[str, Any]) -> dict[str, Any]:
    """What people said; the product's own words are others in each language, as they should be."""
    titles = answer.get("texts", {})
    sessions = {"sessions": answer.get("sessions", {})}
    return {**sessions, **answer, "texts": {text: dict.fromkeys(titles[text], "there") for text in titles}}


def test_the_mirror_image_of_a_meeting_is_the_meeting_of_the_mirror_image(sides: list[Side]) -> None:
    for side in sides:
        course(side)

    plain, mirror = map(seen, sides)

    assert mirror == plain
    assert {answer.get("became", answer.get("refused")) for answer in sides[0].answers} == {
        *("shown", "held", "done"),
        *("declined", "ask", "forbidden"),
    }


def test_the_draw_really_exchanged_the_societies(sides: list[Side]) -> None:
    def in_order(side: Side) -> list[tuple[str, str]]:
        meeting = side.meeting
        with meeting.reading() as db:
            societies = [each for each in communities_of(db, meeting.place.programme) if not each.other]
            labels = read_texts(db, meeting.bed.kit.sealer, [each.label for each in societies])
        return [(labels[each.label]["en"], each.shape) for each in societies]

    plain, mirror = map(in_order, sides)

    assert [label for label, _ in mirror] == [label for label, _ in reversed(plain)]
    assert [shape for _, shape in mirror] == [shape for _, shape in plain]


@pytest.mark.parametrize("tilt", [lambda side: side.say("Leaf", "One word more", "az")])
def test_a_difference_would_be_seen(sides: list[Side], tilt: Callable[[Side], object]) -> None:
    for side in sides:
        side.meeting.begin()
    tilt(sides[0])

    plain, mirror = map(seen, sides)

    assert mirror != plain
