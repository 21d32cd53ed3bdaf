"""Without JavaScript: enter, agree, read, write, ask a moderator to look, leave, come back, erase."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.make.guest import Guest
from tests.make.server import Served
from tests.stories.entering import come_back, come_in
from tests.stories.people import Person
from tests.stories.seats import new_seat

pytestmark = [pytest.mark.browser, pytest.mark.story]


@pytest.fixture(scope="module")
def plain(browser: Browser, served: Served) -> Iterator[Person]:
    """Somebody whose browser runs no script."""
    with Person(browser, served, "hy", script=False) as person:
        yield person


@pytest.fixture(scope="module")
def moderator(browser: Browser, served: Served) -> Iterator[Person]:
    """A moderator whose browser runs none either."""
    with Person.of_demo(browser, served, "moderator-1", "az", "desktop", script=False) as person:
        yield person


@pytest.fixture(scope="module")
def other(served: Served) -> Guest:
    """Somebody else in the room."""
    return Guest.of_demo(served, "participant-3")


@pytest.fixture(scope="module")
def link(served: Served, moderator: Person) -> str:
    """A link for a new seat in the room of the example."""
    return new_seat(Guest.of_demo(served, "organiser"), moderator.room)


def test_everything_that_matters_works_without_a_script(
    plain: Person, moderator: Person, other: Guest, link: str
) -> None:
    """The words written down on the way in bring the same person back after leaving."""
    entered = come_in(plain, link, society=3)
    plain.reads("You are in the waiting room")
    moderator.page.reload()
    waiting = moderator.page.locator('label:has([name="members"])').filter(has_text=entered.name)
    waiting.locator("input").check()
    moderator.press("Let in")
    expect(waiting).to_have_count(0)
    plain.open("/wait")
    page = plain.page
    page.wait_for_url("**/room/**")

    other.say("Somebody has just come in.")
    plain.press("Show new messages")
    plain.sees("Somebody has just come in.")
    page.locator('#compose-form [name="text"]').fill("Բարև ձեզ, ես հիմա եկա։")
    page.locator('#compose-form button[name="audience"][value="room"]').click()
    expect(plain.page.locator("article.mine")).to_contain_text("Բարև ձեզ, ես հիմա եկա։")
    plain.reads("In the room")

    theirs = page.locator("article.msg:not(.mine)").last
    plain.unfold("More…", theirs)
    theirs.locator('form[action$="look.ask"] textarea').fill("Ի՞նչ է նշանակում այս բառը։")
    plain.press("Ask a moderator to look", theirs)
    moderator.page.reload()
    moderator.sees("Ի՞նչ է նշանակում այս բառը։")

    plain.open("/mine")
    own = page.locator("article").filter(has_text="ես հիմա եկա")
    plain.unfold("Erase…", own)
    plain.press("Erase for good", own)
    plain.sees_nowhere("ես հիմա եկա")
    moderator.page.reload()
    moderator.sees_nowhere("ես հիմա եկա")
    moderator.reads("A message was erased")

    plain.open(f"/room/{moderator.room}")
    plain.press("Leave")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    plain.open(f"/room/{moderator.room}")
    assert page.url.split("?")[0].endswith("/return")

    come_back(plain, entered.words)
    page.wait_for_url("**/room/**")
    plain.sees("Somebody has just come in.")
    plain.open("/mine")
    page.locator('[name="agree"]').check()
    plain.press("Erase everything of mine")
    expect(page.locator('[name="agree"]')).to_have_count(0)
    come_back(plain, entered.words)
    expect(page.get_by_role("alert")).to_be_visible()


def test_the_draft_stays_where_it_was_when_new_messages_are_asked_for(
    browser: Browser, served: Served, other: Guest
) -> None:
    with Person.of_demo(browser, served, "participant-4", "ru", script=False) as person:
        draft = person.page.locator('#compose-form [name="text"]')
        draft.fill("Начало мысли")
        other.say("Something new meanwhile.")

        person.press("Show new messages")

        person.sees("Something new meanwhile.")
        expect(draft).to_have_value("Начало мысли")


def test_a_wish_to_be_read_first_outlives_the_question_of_a_rule(browser: Browser, served: Served) -> None:
    with Person.of_demo(browser, served, "participant-1", "az", script=False) as person:
        send = person.page.locator('#compose-form button[name="audience"][value="room"]')
        draft = person.page.locator('#compose-form [name="text"]')
        wish = person.field("Ask a moderator to read this first")
        draft.fill("Mənə yazın: bulka@example.org")
        wish.check()
        send.click()

        expect(person.page.get_by_role("alert")).to_be_visible()
        expect(draft).to_have_value("Mənə yazın: bulka@example.org")
        expect(wish).to_be_checked()
        draft.fill("Yaxşısı budur, yazmayın.")
        send.click()

        expect(person.page.locator("article.held")).to_contain_text(
            person.said(
                "You asked a moderator to read this first. For now only you and the moderators see it. "
                "You can change it or take it back."
            )
        )
        expect(wish).not_to_be_checked()


def test_a_refused_text_comes_back_with_the_rule_and_can_be_sent_anyway(
    browser: Browser, served: Served
) -> None:
    with Person.of_demo(browser, served, "participant-2", "hy", script=False) as person:
        send = person.page.locator('#compose-form button[name="audience"][value="room"]')
        draft = person.page.locator('#compose-form [name="text"]')
        draft.fill("Գրեք ինձ՝ bulka@example.org")
        send.click()

        expect(person.page.get_by_role("alert")).to_be_visible()
        expect(draft).to_have_value("Գրեք ինձ՝ bulka@example.org")
        expect(send).to_have_text(person.said("Send anyway"))
        send.click()

        expect(person.page.locator("article.held")).to_contain_text("bulka@example.org")
