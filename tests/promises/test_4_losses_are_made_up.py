"""No silent hole: a page that loses what is sent to it ends with the whole, by numbers alone."""

from collections.abc import Iterator

import pytest

from dialogue.flows.reading.reader import catch_up
from dialogue.kernel import limits
from dialogue.rooms.events import AnnouncementPosted
from dialogue.store.work import Work
from dialogue.streams.append import append
from tests.make.bed import Bed
from tests.make.follower import Follower
from tests.make.meeting import make_meeting
from tests.make.venue import Line, Venue, open_venue

TURNS = 12
SPEAKERS = (("Leaf", "az"), ("Cup", "hy"), ("Kite", "en"), ("Lamp", "ru"))


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with open_venue(tmp_path_factory.mktemp("holes") / "data") as opened:
        yield opened


def talk(venue: Venue, lines: dict[str, Line]) -> None:
    """Have things happen in every stream."""
    desk = lines["Gate"]
    for turn in range(TURNS):
        venue.served.move(30)
        name, lang = SPEAKERS[turn % len(SPEAKERS)]
        said = lines[name].say(f"turn {'abdefghijkmn'[turn]}", lang=lang)
        if turn % 3 == 0:
            desk.do("rendering.ask", message=said["message"], revision=said["revision"], lang="en")
            lines[name].do("message.withdraw", message=said["message"])
        if turn % 4 == 0:
            desk.do("note.send", member=venue.id("Leaf"), lang="en", text="take your time")
            desk.do("slow_mode.set", seconds=10 if turn % 8 else 0)


@pytest.mark.parametrize("name", ["Leaf", "Bridge", "Stair"])
def test_who_loses_all_that_is_sent_but_the_beacon_ends_with_the_whole(venue: Venue, name: str) -> None:
    lines = {who: venue.wire(who) for who in ("Leaf", "Cup", "Kite", "Lamp", "Gate")}
    with venue.wire(name) as reader:
        follower = Follower(venue.guest(name))
        talk(venue, lines)
        venue.served.move(limits.HEAD_BEACON)
        heads = reader.wire.event("heads")[
            "heads"
        ]  # what came before it is dropped here, and that is a loss too

        follower.compare(heads)
        agreed = follower.agrees()
    for line in lines.values():
        line.wire.close()

    assert agreed


def test_every_second_batch_that_is_lost_is_noticed_by_the_next(venue: Venue) -> None:
    lines = {who: venue.wire(who) for who in ("Leaf", "Cup", "Kite", "Lamp", "Gate")}
    counted = iter(range(10_000))
    follower = Follower(venue.guest("Leaf"), loses=lambda batch: next(counted) % 2 == 0)
    with venue.wire("Leaf") as reader:
        talk(venue, lines)
        last = lines["Gate"].do("announcement.post", text={"en": "the last word"})["seq"]
        while (batch := reader.batch())["stream"] != reader.streams["room"] or batch["from"] < last:
            follower.hear(batch)
        follower.apply(batch)
    for line in lines.values():
        line.wire.close()

    assert follower.missed > TURNS / 2
    assert follower.agrees()


def test_without_a_socket_the_same_page_has_the_same(venue: Venue) -> None:
    lines = {who: venue.wire(who) for who in ("Leaf", "Cup", "Kite", "Lamp", "Gate")}
    follower = Follower(venue.guest("Stair"))
    talk(venue, lines)
    for line in lines.values():
        line.wire.close()

    follower.fetch()

    assert follower.agrees()


def test_a_long_absence_is_made_up_in_dense_answers(bed: Bed) -> None:
    meeting = make_meeting(bed)
    standing = meeting.standing("Leaf")
    many = limits.EVENTS_PER_ANSWER * 2 + 7
    start = meeting.snapshot("Leaf", "room")["at"]
    bed.writer.run(lambda work: repeat(work, standing.room_stream, many))

    cursor, answers = start, []
    with meeting.reading() as db:
        while cursor < start + many:
            found = catch_up(db, bed.kit.sealer, standing, {standing.room_stream: cursor})
            [batch] = found["batches"]
            answers.append((batch["from"] - cursor, len(batch["events"]), found["snapshot"]))
            cursor += len(batch["events"])

    assert answers == [(1, limits.EVENTS_PER_ANSWER, False)] * 2 + [(1, 7, False)]


def test_who_is_too_far_behind_is_told_to_begin_anew(bed: Bed) -> None:
    meeting = make_meeting(bed)
    standing = meeting.standing("Leaf")
    start = meeting.snapshot("Leaf", "room")["at"]
    bed.writer.run(lambda work: repeat(work, standing.room_stream, limits.FAR_BEHIND + 1))

    with meeting.reading() as db:
        found = catch_up(db, bed.kit.sealer, standing, {standing.room_stream: start})

    assert (found["batches"], found["snapshot"]) == ([], True)
    assert found["heads"][standing.room_stream] == start + limits.FAR_BEHIND + 1


def repeat(work: Work, stream: str, times: int) -> None:
    """Have something small happen very often."""
    for _ in range(times):
        append(work, stream, AnnouncementPosted("t_aaaaaaaaaaaaaaaaaaaa"))
