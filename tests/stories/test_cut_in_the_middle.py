"""A connection goes away in the middle of a sentence and comes back: nothing is lost or said twice."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.make.server import Served
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.story]
LOST = (
    "The connection is lost. What you wrote stays on this page and will be sent when the connection is back. "
    "Do not close the page."
)
BACK = "The connection is back. Nothing was lost."


@pytest.fixture(scope="module")
def writer(browser: Browser, served: Served) -> Iterator[Person]:
    """Somebody on a phone."""
    with Person.of_demo(browser, served, "participant-3", "en") as person:
        yield person


@pytest.fixture(scope="module")
def other(browser: Browser, served: Served) -> Iterator[Person]:
    """Somebody else in the same room."""
    with Person.of_demo(browser, served, "participant-4", "ru") as person:
        yield person


def test_what_is_written_during_a_cut_arrives_once_and_in_order(writer: Person, other: Person) -> None:
    writer.page.evaluate(
        """() => { window.heard = []; new MutationObserver((all) => all.forEach(({ addedNodes }) =>
             addedNodes.forEach((node) => window.heard.push(node.textContent)))).observe(
               document.querySelector('[role=status].visually-hidden'), { childList: true }); }"""
    )

    writer.write("The first of two, written")
    writer.context.set_offline(True)
    writer.composer.press_sequentially(" while it was cut.")
    writer.press("Send")
    writer.later()
    writer.send("And the second.")
    writer.reads(LOST)
    other.send("Меж тем разговор идёт дальше.")
    expect(other.message("Меж тем")).to_contain_text(other.said("In the room"))
    seen_while_cut = other.conversation()[-1:]
    writer.context.set_offline(False)
    expect(writer.message("And the second.")).to_contain_text(writer.said("In the room"))
    expect(other.message("And the second.")).to_be_visible()

    last_three = [
        "Меж тем разговор идёт дальше.",
        "The first of two, written while it was cut.",
        "And the second.",
    ]
    assert seen_while_cut == last_three[:1]
    assert (writer.conversation()[-3:], other.conversation()[-3:]) == (last_three, last_three)
    writer.reads(BACK)
    heard = writer.page.evaluate("window.heard")
    assert [heard.count(writer.said(line)) for line in (LOST, BACK)] == [1, 1]


def test_a_draft_survives_a_reload(writer: Person) -> None:
    writer.write("Half a sentence that")

    writer.page.reload()
    writer.is_live()

    expect(writer.composer).to_have_value("Half a sentence that")


def test_what_was_sent_during_a_cut_survives_a_reload_of_the_page(writer: Person, other: Person) -> None:
    """The page is closed while its message cannot leave; the next page of the same tab sends it, once."""
    writer.write("")
    writer.context.set_offline(True)
    writer.send("Written before the page was opened anew.")
    expect(writer.outgoing("Written before")).to_be_visible()
    writer.context.set_offline(False)

    writer.page.reload()
    writer.is_live()

    expect(other.message("Written before")).to_have_count(1)
    expect(writer.outgoing("Written before")).to_have_count(0)
    expect(writer.message("Written before")).to_contain_text(writer.said("In the room"))
