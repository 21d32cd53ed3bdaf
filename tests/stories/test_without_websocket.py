"""Where sockets are blocked the same page works over plain HTTP: reading, writing, being moderated."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.make.server import Served
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.story]
NAME = "Lampa"  # what the example calls the first participant


@pytest.fixture(scope="module")
def blocked(browser: Browser, served: Served) -> Iterator[Person]:
    """Somebody behind a wall that lets no socket through."""
    with Person(browser, served, "az") as person:
        person.context.route_web_socket(re.compile("/socket.io/"), lambda wire: wire.close())
        person.open(served.link("participant-1"))
        person.press("Go in")
        person.is_live()
        yield person


@pytest.fixture(scope="module")
def other(browser: Browser, served: Served) -> Iterator[Person]:
    """Somebody with a socket."""
    with Person.of_demo(browser, served, "participant-4", "ru") as person:
        yield person


def test_the_page_reads_and_writes_without_a_socket(blocked: Person, other: Person) -> None:
    blocked.send("Salam, mən də buradayam.")
    expect(other.message("Salam, mən də buradayam.")).to_be_visible()
    expect(blocked.message("Salam, mən də")).to_contain_text(blocked.said("In the room"))
    other.send("Здравствуйте, вас видно.")
    expect(other.message("вас видно")).to_be_visible()
    blocked.later(3)
    expect(blocked.message("вас видно")).to_be_visible()

    assert blocked.frames == []
    assert blocked.conversation()[-2:] == ["Salam, mən də buradayam.", "Здравствуйте, вас видно."]
    expect(blocked.page.locator("d-connection .connection")).to_have_count(0)


def test_a_sanction_shows_at_the_next_request(
    blocked: Person, other: Person, browser: Browser, served: Served
) -> None:
    with Person.of_demo(browser, served, "moderator-1", "az", "desktop") as moderator:
        people = moderator.unfold("People", moderator.page.locator("d-people"))
        row = people.locator(".person").filter(has_text=NAME)
        moderator.unfold("More…", row)
        moderator.press("Read only: {n} min", row, n=5)
        moderator.sheet.get_by_role("radio").first.check()
        moderator.do("Do it", moderator.sheet)
        expect(row.locator(".chip")).to_be_visible()

        blocked.later(3)
        expect(blocked.page.locator("d-composer .shut")).to_be_visible()
        moderator.press("May write again", row)
        moderator.later()
        expect(row.locator(".chip")).to_have_count(0)
        blocked.later(3)

    expect(blocked.composer).to_be_visible()
