"""What one reader gets: which streams, how far back, in which portions."""

from collections.abc import Iterator

import pytest

from dialogue.flows.reading.folds import fold
from dialogue.flows.reading.reader import all_snapshots, catch_up, history, merge, oldest_named, streams_for
from dialogue.kernel import limits
from dialogue.kernel.errors import Missing
from tests.make.bed import Bed
from tests.make.canary import canaries
from tests.make.meeting import Meeting, make_meeting


def much_said(meeting: Meeting, count: int, texts: Iterator[str] | None = None) -> list[str]:
    texts, said = texts or canaries(), []
    for _ in range(count):
        meeting.bed.clock.advance(2)
        said.append(meeting.say("Gate", next(texts), lang="en")["message"])
    return said


def kinds(meeting: Meeting, name: str) -> list[str]:
    return [readable.audience.stream for readable in streams_for(meeting.standing(name))]


@pytest.mark.parametrize(
    ("name", "streams"),
    [
        ("Leaf", ["room", "personal"]),
        ("Kite", ["room", "personal"]),
        ("Bell", ["room", "personal"]),
        ("Bridge", ["room", "personal", "booth"]),
        ("Gate", ["room", "personal", "booth", "desk"]),
    ],
)
def test_each_role_reads_its_streams(bed: Bed, name: str, streams: list[str]) -> None:
    assert kinds(make_meeting(bed), name) == streams


def test_a_snapshot_holds_the_last_fifty_and_says_that_there_are_older_ones(bed: Bed) -> None:
    meeting = make_meeting(bed)
    said = much_said(meeting, 53)

    value = meeting.snapshot("Leaf", "room")

    assert [message["id"] for message in value["messages"]] == said[-50:]
    assert value["older"] is True


def test_older_pages_join_on_without_a_gap(bed: Bed) -> None:
    meeting = make_meeting(bed)
    said = much_said(meeting, 53)
    first = meeting.snapshot("Leaf", "room")["messages"][0]["seq"]

    with meeting.reading() as db:
        two = history(db, bed.kit.sealer, meeting.standing("Leaf"), first, 2)
        rest = history(db, bed.kit.sealer, meeting.standing("Leaf"), two["messages"][0]["seq"], 50)

    assert [message["id"] for message in [*rest["messages"], *two["messages"]]] == said[:3]
    assert (two["older"], rest["older"]) == (True, False)
    assert set(two["words"]["revisions"]) == {message["revision"] for message in two["messages"]}


def test_the_window_moves_with_the_fold(bed: Bed) -> None:
    meeting, texts = make_meeting(bed), canaries()
    much_said(meeting, 49, texts)
    before = meeting.snapshot("Leaf", "room")
    much_said(meeting, 3, texts)

    after = fold(before, meeting.log("Leaf", "room", before["at"]))

    assert (before["older"], after["older"], len(after["messages"])) == (False, True, 50)
    assert after == meeting.snapshot("Leaf", "room")


def test_events_that_are_known_already_change_nothing(bed: Bed) -> None:
    meeting = make_meeting(bed)
    much_said(meeting, 3)
    value = meeting.snapshot("Leaf", "room")

    assert fold(value, meeting.log("Leaf", "room")) == value


def test_whoever_lacks_some_gets_them_in_portions(bed: Bed) -> None:
    meeting = make_meeting(bed)
    much_said(meeting, limits.EVENTS_PER_ANSWER + 5)
    readable = meeting.stream("Gate", "room")

    with meeting.reading() as db:
        told = catch_up(db, bed.kit.sealer, meeting.standing("Gate"), {readable.stream: 1})

    [batch] = told["batches"]
    assert (batch["from"], len(batch["events"])) == (2, limits.EVENTS_PER_ANSWER)
    assert told["heads"][readable.stream] == meeting.snapshot("Gate", "room")["at"]
    assert told["snapshot"] is False


def test_whoever_lacks_nothing_gets_only_heads(bed: Bed) -> None:
    meeting = make_meeting(bed)
    with meeting.reading() as db:
        values, _ = all_snapshots(db, bed.kit.sealer, meeting.standing("Leaf"))
        cursors = {value["stream"]: value["at"] for value in values}

        told = catch_up(db, bed.kit.sealer, meeting.standing("Leaf"), cursors)

    assert told == {"batches": [], "heads": cursors, "snapshot": False}


@pytest.mark.parametrize("kind", ["desk", "booth"])
def test_a_stream_one_may_not_read_is_missing_like_one_that_never_was(bed: Bed, kind: str) -> None:
    meeting, other = make_meeting(bed), make_meeting(bed)
    streams = [meeting.stream("Gate", kind).stream, other.stream("Gate", "room").stream, f"st_{'a' * 20}"]

    for stream in streams:
        with meeting.reading() as db, pytest.raises(Missing):
            catch_up(db, bed.kit.sealer, meeting.standing("Leaf"), {stream: 0})


def test_somebody_outside_gets_no_history(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "member.remove", member=meeting.id("Leaf"), reason="rules")
    standing = meeting.standing("Leaf")

    with meeting.reading() as db, pytest.raises(Missing):
        history(db, bed.kit.sealer, standing, 100, 10)


def test_words_of_one_stream_are_not_covered_by_the_null_of_another() -> None:
    words = {"v_1": {"text": "mine"}, "v_2": None}

    merge(words, {"v_1": None, "v_2": {"text": "now"}, "v_3": None})

    assert words == {"v_1": {"text": "mine"}, "v_2": {"text": "now"}, "v_3": None}


def test_the_oldest_message_spoken_of_is_found(bed: Bed) -> None:
    meeting = make_meeting(bed)
    first = meeting.say("Leaf", "Salam")
    meeting.say("Cup", "Բարև", reply_to=first["message"])
    events = meeting.log("Gate", "room")

    with meeting.reading() as db:
        found = oldest_named(db, events[-1:]), oldest_named(db, events[:3])

    assert found == (first["seq"], None)
