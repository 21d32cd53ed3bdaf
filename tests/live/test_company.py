"""Several processes tell each other's pages everything, in one order, whatever becomes of the bus."""

from collections.abc import Iterator

import pytest

from dialogue.adapters.redis_bus import RedisBus
from dialogue.live.envelope import Envelope
from dialogue.live.news import Ended, Grew, Line, written
from dialogue.people import logins
from dialogue.store.work import Pending
from tests.make.bed import Bed
from tests.make.channel import cooperating, until
from tests.make.meeting import Meeting, make_meeting
from tests.make.neighbours import SECRET, Page, Process, acquainted
from tests.make.redis import Server, need


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    need("redis-server")
    started = Server()
    yield started
    started.close()


@pytest.fixture
def redis(server: Server) -> Iterator[Server]:
    """A Redis that runs, whatever the test before has done to it."""
    server.kill()
    server.again()
    with cooperating():
        yield server


@pytest.fixture
def meeting(bed: Bed) -> Meeting:
    return make_meeting(bed)


@pytest.fixture
def two(meeting: Meeting, redis: Server) -> Iterator[tuple[Process, Process]]:
    """Two processes that know each other."""
    pair = Process(meeting, redis.url), Process(meeting, redis.url)
    acquainted(*pair)
    yield pair
    for process in pair:
        process.stop()
    for process in pair:
        process.settle()


def room(meeting: Meeting) -> str:
    return meeting.standing("Leaf").room_stream


def test_pages_at_every_process_get_the_same_numbers_in_the_same_order(
    meeting: Meeting, two: tuple[Process, Process]
) -> None:
    pages = [process.listen(name) for process in two for name in ("Leaf", "Cup", "Gate")]
    stream, since = room(meeting), len(meeting.log("Leaf", "room"))

    for number in range(6):
        two[number % 2].commits()
        meeting.later(20)
        meeting.say(("Leaf", "Cup", "Kite")[number % 3], f"word number {number}")
    until(lambda: all(len(page.numbers(stream)) >= 6 for page in pages))

    assert [page.numbers(stream) for page in pages] == [list(range(since + 1, since + 7))] * 6


def test_hints_that_are_lost_doubled_or_late_change_nothing(
    meeting: Meeting, two: tuple[Process, Process]
) -> None:
    page = two[1].listen("Cup")
    meeting.bed.writer.told = two[0].fanout  # tells no other process
    seqs = []
    for number in range(4):
        meeting.later(20)
        seqs.append(meeting.say("Leaf", f"word number {number}")["seq"])
    hints = [Grew({room(meeting): (seq, seq)}) for seq in seqs]

    for hint in (hints[2], hints[0], hints[2], hints[3], hints[1], hints[3]):
        two[1].company.hear("p_other", hint)

    assert page.numbers(room(meeting)) == seqs


def test_what_another_process_committed_before_is_told_before_our_own(
    meeting: Meeting, two: tuple[Process, Process]
) -> None:
    page = two[1].listen("Cup")
    meeting.bed.writer.told = two[0].fanout  # tells no other process
    first = meeting.say("Leaf", "committed elsewhere")["seq"]

    two[1].commits()
    second = meeting.say("Kite", "committed here")["seq"]

    assert page.numbers(room(meeting)) == [first, second]


def test_what_was_read_before_it_was_told_here_is_told_once(
    meeting: Meeting, two: tuple[Process, Process]
) -> None:
    page = two[1].listen("Cup")

    def read_first(pending: list[Pending]) -> None:
        two[1].company.catch_up()
        two[1].company.relay(pending)

    meeting.bed.writer.told = read_first
    seq = meeting.say("Leaf", "a word that is read at once")["seq"]

    assert page.numbers(room(meeting)) == [seq]


def test_a_hint_that_never_came_is_noticed_by_the_next_line(
    meeting: Meeting, two: tuple[Process, Process]
) -> None:
    page = two[1].listen("Cup")
    meeting.bed.writer.told = two[0].fanout
    seq = meeting.say("Leaf", "nobody hints at it")["seq"]

    two[0].exchange.sent += 1

    until(lambda: page.numbers(room(meeting)) == [seq])


def test_a_sanction_closes_the_pages_at_every_process_and_nothing_follows(
    meeting: Meeting, two: tuple[Process, Process]
) -> None:
    pages = [process.listen("Lamp") for process in two]
    two[0].commits()

    meeting.do("Gate", "member.remove", member=meeting.id("Lamp"), reason="hurtful")
    meeting.say("Cup", "not for who has gone")
    until(lambda: pages[1].bye_code)

    assert [page.bye_code for page in pages] == ["removed", "removed"]
    assert [page.numbers(room(meeting)) for page in pages] == [[], []]


def test_who_is_removed_is_told_so_though_only_the_room_has_been_read(
    meeting: Meeting, two: tuple[Process, Process]
) -> None:
    page = two[1].listen("Lamp")
    meeting.bed.writer.told = two[0].fanout  # tells no other process
    seq = meeting.say("Cup", "a word before")["seq"]
    meeting.do("Gate", "member.remove", member=meeting.id("Lamp"), reason="hurtful")

    two[1].company.hear("p_other", Grew({room(meeting): (seq, seq)}))

    assert (page.bye_code, page.numbers(room(meeting))) == ("removed", [])


def test_a_login_that_ends_at_one_process_closes_its_pages_at_the_other(
    meeting: Meeting, two: tuple[Process, Process]
) -> None:
    page, other = two[1].listen("Leaf"), two[1].listen("Cup")

    two[0].company.ended(meeting.people["Leaf"].login)
    until(lambda: page.bye_code)

    assert (page.bye_code, other.bye_code) == ("signed_out", None)


def present(process: Process, meeting: Meeting) -> tuple[int, list[str]]:
    told = process.presence.signal(meeting.room, None)
    return told["present"]["participant"], told["away"]


def test_who_is_here_counts_once_whatever_process_they_are_at(
    meeting: Meeting, two: tuple[Process, Process]
) -> None:
    two[0].listen("Leaf")
    two[1].listen("Leaf")
    two[1].listen("Cup")
    two[1].presence.glimpse(meeting.room, meeting.id("Chair"), "participant")
    two[0].presence.take_break(meeting.room, meeting.id("Leaf"))
    here = (3, [meeting.id("Leaf")])
    until(lambda: [present(process, meeting) for process in two] == [here, here])

    came_back = two[1].presence.come_back(meeting.id("Leaf"))
    until(lambda: present(two[0], meeting) == (3, []))

    assert came_back
    assert present(two[1], meeting) == (3, [])


def test_who_was_at_a_process_that_fell_silent_is_not_here(
    meeting: Meeting, two: tuple[Process, Process]
) -> None:
    two[0].listen("Leaf")
    two[1].listen("Cup")
    until(lambda: present(two[0], meeting) == (2, []))

    two[1].lose_the_bus()

    until(lambda: present(two[0], meeting) == (1, []))
    assert two[0].exchange.missed == 1


def test_what_is_committed_by_a_process_that_lost_the_bus_alone_is_told_all_the_same(
    meeting: Meeting, two: tuple[Process, Process]
) -> None:
    pages = [two[1].listen(name) for name in ("Cup", "Lamp")]
    two[0].commits()
    two[0].lose_the_bus()

    first = meeting.say("Leaf", "said just then")["seq"]
    until(lambda: all(page.numbers(room(meeting)) == [first] for page in pages))
    until(lambda: two[1].exchange.missed)
    second = meeting.say("Kite", "said while it was missed")["seq"]
    meeting.do("Gate", "member.remove", member=meeting.id("Lamp"), reason="hurtful")
    until(lambda: pages[1].bye_code)

    assert [page.bye_code for page in pages] == [None, "removed"]
    assert pages[0].numbers(room(meeting))[:2] == [first, second]
    assert not two[1].exchange.deaf


def test_who_is_missed_is_not_missed_for_ever_and_not_once_it_is_heard(
    meeting: Meeting, two: tuple[Process, Process], redis: Server
) -> None:
    third = Process(meeting, redis.url, missed_for=4)
    acquainted(*two, third)

    two[0].lose_the_bus()
    until(lambda: two[1].exchange.missed and third.exchange.missed)
    until(lambda: not third.exchange.missed)
    still = two[1].exchange.missed
    two[0].find_the_bus()
    until(lambda: not two[1].exchange.missed)
    third.stop()
    third.settle()

    assert (still, two[1].exchange.missed) == (1, 0)


def test_a_process_that_ends_well_is_forgotten_at_once_and_not_missed(
    meeting: Meeting, two: tuple[Process, Process]
) -> None:
    two[0].listen("Leaf")
    two[1].listen("Cup")
    until(lambda: present(two[0], meeting) == (2, []))

    two[1].stop()
    until(lambda: present(two[0], meeting) == (1, []))

    assert (two[0].exchange.peers, two[0].exchange.missed) == (0, 0)


def pages_of(two: tuple[Process, Process]) -> list[Page]:
    return [two[0].listen("Leaf"), two[1].listen("Cup"), two[1].listen("Lamp")]


@pytest.mark.parametrize("how", ["killed", "frozen"])
def test_without_the_bus_everything_is_told_all_the_same(
    meeting: Meeting, two: tuple[Process, Process], redis: Server, how: str
) -> None:
    pages = pages_of(two)
    two[0].commits()
    if how == "killed":
        redis.kill()
    else:
        redis.freeze()
    until(lambda: two[1].exchange.deaf)

    meeting.do("Gate", "member.remove", member=meeting.id("Lamp"), reason="hurtful")
    seq = meeting.say("Leaf", "said without a bus")["seq"]
    meeting.bed.writer.run(lambda work: logins.end(work.db, meeting.people["Cup"].login))
    until(lambda: pages[1].bye_code and pages[2].bye_code)

    if how == "killed":
        redis.again()
    else:
        redis.thaw()
    until(lambda: not any(process.exchange.deaf for process in two))
    assert [page.bye_code for page in pages] == [None, "signed_out", "removed"]
    assert [seq in page.numbers(room(meeting)) for page in pages] == [True, True, False]
    assert pages[2].numbers(room(meeting)) == []
    assert "heads" in pages[0].others


def test_what_redis_carries_can_be_neither_read_nor_made_up(
    meeting: Meeting, two: tuple[Process, Process], redis: Server
) -> None:
    page, overheard = two[1].listen("Cup"), list[bytes]()
    stranger = RedisBus(redis.url, Envelope(SECRET).channel)
    stranger.start(overheard.append)
    until(lambda: overheard)
    two[0].commits()

    seq = meeting.say("Leaf", "a word for the room")["seq"]
    until(lambda: page.batches)
    mark = len(overheard)
    stranger.send(written(Line("p_me", 1, Ended([meeting.people["Cup"].login]))))
    until(lambda: len(overheard) > mark + 2)
    stranger.stop()

    telling = [line for line in overheard[:mark] if room(meeting).encode() in line or b"word" in line]
    assert (telling, page.bye_code, page.numbers(room(meeting))) == ([], None, [seq])
