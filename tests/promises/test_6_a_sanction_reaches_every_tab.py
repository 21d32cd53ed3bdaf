"""A sanction bites at once on the real server: on every tab, on plain HTTP, and in the middle of a rush."""

from collections.abc import Iterator
from threading import Event, Thread
from time import monotonic
from typing import Any

import pytest
from wsproto.utilities import LocalProtocolError

from dialogue.kernel import limits
from tests.make.venue import Line, Venue, open_venue


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with open_venue(tmp_path_factory.mktemp("sanctions") / "data") as opened:
        yield opened


def test_every_tab_is_closed_at_once_and_hears_nothing_more(venue: Venue) -> None:
    tabs = [venue.wire("Chair") for _ in range(3)]
    with venue.wire("Gate") as desk:
        desk.do("member.remove", member=venue.id("Chair"), reason="hurtful")
        began = monotonic()
        desk.do("announcement.post", text={"en": "not for who has gone"})
        ends = [(tab.wire.event("bye")["code"], tab.wire.until_closed()) for tab in tabs]
        took = monotonic() - began
    for tab in tabs:
        tab.wire.close()

    assert ends == [("removed", 1000)] * 3
    assert [bytes(tab.wire.received).count(b"not for who has gone") for tab in tabs] == [0, 0, 0]
    assert took < limits.HEAD_BEACON / 4  # by themselves they would be noticed with the next beacon
    assert venue.refused("Chair") == "forbidden"


def test_plain_http_shows_it_at_the_next_request(venue: Venue) -> None:
    guest = venue.guest("Lamp")
    room = f"/room/{venue.room}"
    before = (guest.get(room).status, guest.get(f"{room}/snapshot", Accept="application/json").status)
    with venue.wire("Gate") as desk:
        desk.do("member.remove", member=venue.id("Lamp"), reason="other")

    page = guest.get(room)
    answers = [guest.get(f"{room}/{path}", Accept="application/json") for path in ("snapshot", "events")]
    said = guest.say("once more", lang="az")

    assert before == (200, 200)
    assert (page.status, page.location, guest.get("/mine").status) == (303, "/mine", 200)
    assert [answer.status for answer in answers] == [403, 403]
    assert [answer.text for answer in answers] == [
        '{"code":"forbidden","data":{"why":"state","state":"removed"}}\n'
    ] * 2
    assert said == {"code": "forbidden", "data": {"why": "state", "state": "removed"}}


def test_a_mute_is_in_force_on_every_tab_when_it_is_answered(venue: Venue) -> None:
    venue.served.move(60)
    with venue.wire("Leaf") as one, venue.wire("Leaf") as two, venue.wire("Gate") as desk:
        before = one.say("before", lang="az")
        muted = desk.do("member.mute", member=venue.id("Leaf"), minutes=5, reason="other")
        after = [tab.say("after", lang="az") for tab in (one, two)]
        aside = one.say("to you alone", lang="az", audience="moderators")
        desk.do("member.unmute", member=venue.id("Leaf"))
        again = two.say("again", lang="az")

    assert (before["became"], muted["became"], aside["became"], again["became"]) == (
        "shown",
        "done",
        "shown",
        "shown",
    )
    assert [(answer["code"], answer["data"]["rule"]) for answer in after] == [("declined", "muted")] * 2


def test_in_a_rush_nothing_of_theirs_comes_after_their_end(venue: Venue) -> None:
    venue.served.move(60)
    with venue.wire("Cup") as one, venue.wire("Cup") as two, venue.wire("Gate") as desk:
        answers: list[dict[str, Any]] = []
        going = Event()
        rush = [Thread(target=write, args=(tab, answers, going), daemon=True) for tab in (one, two)]
        for thread in rush:
            thread.start()
        going.wait(10)
        venue.served.move(30)
        removed = desk.do("member.remove", member=venue.id("Cup"), reason="other")
        for thread in rush:
            thread.join(20)
        room = venue.guest("Gate").events({desk.streams["room"]: 0})["batches"][0]

    told = {room["from"] + place: event for place, event in enumerate(room["events"])}
    cup = venue.id("Cup")
    [ended] = [
        seq for seq, (kind, _, _, refs) in told.items() if (kind, refs.get("member")) == ("member_gone", cup)
    ]
    theirs = [seq for seq, (_, _, actor, _) in told.items() if actor == cup]
    shown = [answer["seq"] for answer in answers if answer.get("became") == "shown"]
    assert removed["became"] == "done"
    assert shown
    assert sorted(theirs) == sorted(shown)
    assert max(theirs) < ended


def write(tab: Line, answers: list[dict[str, Any]], going: Event) -> None:
    """Write until the socket is closed."""
    for letter in "abdefghijkmnopqrstuvwxyz":
        try:
            answers.append(tab.say(f"rush {letter}", lang="hy"))
        except (OSError, LocalProtocolError):
            return
        going.set()
