"""What was to be told is lost, comes twice or too early: the page shows everything once and in order."""

from threading import Event
from time import monotonic
from typing import Final
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, expect

from dialogue.kernel import limits
from dialogue.people.csrf import COOKIE
from dialogue.rooms.events import HandLowered, HandRaised
from dialogue.store.work import Work
from dialogue.streams.append import append
from tests.make.bed import make_bed
from tests.make.bustle import bustle
from tests.make.insistent import Insistent, spelled
from tests.make.invariants import check, check_writers, room_of, texts_of
from tests.make.meddler import SOCKETS, Meddler
from tests.make.seed import Seed
from tests.make.venue import Venue
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.story, pytest.mark.sqlite]
READER: Final = "Bell"
HEALED: Final = 25.0  # seconds after which even a lost last message is there
EVENTS: Final = 5000
TURN: Final = 50  # milliseconds in which what has come for the page is passed on


def come_in(reader: Person, venue: Venue, meddler: Meddler | None = None) -> None:
    """Have somebody open the room's page."""
    reader.context.add_cookies(
        [{"name": COOKIE, "value": venue.people[READER].token, "url": venue.served.url}]
    )
    if meddler:
        reader.context.route_web_socket(SOCKETS, meddler)
    reader.open(f"/room/{venue.room}")
    reader.is_live()


def said(writer: Insistent) -> str:
    """Have somebody say something; return what."""
    text = spelled()
    writer.send(str(uuid4()), text)
    return text


def test_a_page_shows_everything_once_and_in_order_whatever_becomes_of_emits(
    hall: Venue, seed: Seed, browser: Browser
) -> None:
    meddler = Meddler(seed, seed.randint(2, 7))
    with Person(browser, hall.served, "ru") as reader:
        come_in(reader, hall, meddler)
        with bustle(hall, seed) as people:
            for _ in seed.rounds(10, 100):
                people.go_on(0)
                reader.page.wait_for_timeout(TURN)
        wanted = [text for _, text in sorted(texts_of(hall.guest(READER)).items())]
        hall.served.move(limits.HEAD_BEACON)
        expect(reader.message(wanted[-1])).to_be_visible()
        shown = reader.conversation()
        reader.watch.nothing_wrong()

    assert shown == wanted
    assert min(meddler.fates.values()) > 0, meddler.fates
    check(hall, people)


def test_the_last_message_that_nobody_delivered_is_there_within_25_seconds(
    hall: Venue, seed: Seed, browser: Browser
) -> None:
    meddler, writer = Meddler(seed, 1000), Insistent(hall.guest("Kite"), "en", Event())
    with Person(browser, hall.served, "ru") as reader:
        come_in(reader, hall, meddler)
        expect(reader.message(said(writer))).to_be_visible()
        meddler.loses_all = True
        began, last = monotonic(), said(writer)
        while not meddler.fates["lost"]:
            reader.page.wait_for_timeout(TURN)
        reader.sees_nowhere(last)
        if not seed.long:  # the short version does not wait for the beacon
            hall.served.move(limits.HEAD_BEACON)
        expect(reader.message(last)).to_be_visible(timeout=HEALED * 1000)
        healed = monotonic() - began
        reader.watch.nothing_wrong()

    assert healed < HEALED
    check_writers(hall, {"Kite": writer})


def test_a_page_that_is_5000_events_behind_takes_the_room_anew(
    hall: Venue, seed: Seed, browser: Browser
) -> None:
    writer, member = Insistent(hall.guest("Kite"), "en", Event()), hall.id("Leaf")
    room = room_of(hall.guest(READER))

    def much(work: Work) -> None:
        for _ in range(EVENTS // 2):
            append(work, room["stream"], HandRaised(member))
            append(work, room["stream"], HandLowered(member))

    with Person(browser, hall.served, "ru") as reader:
        come_in(reader, hall)
        asked: list[str] = []
        reader.page.on("request", lambda request: asked.append(request.url.partition("?")[0]))
        hall.served.kill()
        bed = make_bed(hall.folder, pair=hall.pair)
        bed.writer.run(much)
        bed.close()
        hall.served.again()
        before = said(writer)
        expect(reader.message(before)).to_be_visible()
        after = said(writer)
        expect(reader.message(after)).to_be_visible()
        shown = reader.conversation()

    far = hall.guest(READER).events({room["stream"]: room["at"]})
    assert shown == [before, after]
    assert [url.rsplit("/", 1)[1] for url in asked].count("snapshot") >= 1
    assert (far["batches"], far["snapshot"]) == ([], True)
    assert far["heads"][room["stream"]] == room["at"] + EVENTS + 2
    check_writers(hall, {"Kite": writer})
