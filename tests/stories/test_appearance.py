"""Text size, light and dark: chosen in the middle of a sentence, which stays; once, for every page after."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.make.server import Served
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.story]
BEGUN = "Başlanmış cümlə"
SHOWN = """() => {
  const { theme, size } = document.documentElement.dataset;
  const { fontSize, colorScheme } = getComputedStyle(document.documentElement);
  return [theme, size, fontSize, colorScheme];
}"""


@pytest.fixture(scope="module")
def person(browser: Browser, served: Served) -> Iterator[Person]:
    """Somebody with a phone, who has begun to write."""
    with Person.of_demo(browser, served, "participant-1", "az") as found:
        yield found


def choose(page: Page, value: str) -> None:
    """Press it in the menu, and wait until the server knows."""
    with page.expect_response("**/appearance") as answer:
        page.locator(f'.langs button[value="{value}"]').click()
    assert answer.value.ok


def test_the_page_changes_at_once_and_keeps_what_is_being_written(person: Person) -> None:
    page = person.page
    person.write(BEGUN)
    page.evaluate("() => { window.same = true; }")
    before = page.evaluate(SHOWN)

    page.locator(".langs summary").click()
    choose(page, "larger")
    choose(page, "dark")

    assert (before, page.evaluate(SHOWN)) == (
        ["auto", "usual", "17px", "light"],
        ["dark", "larger", "24px", "dark"],
    )
    assert page.locator('.langs [aria-pressed="true"]').evaluate_all(
        "(all) => all.map((one) => one.value)"
    ) == [
        "larger",
        "dark",
    ]
    assert page.evaluate("window.same")
    expect(person.composer).to_have_value(BEGUN)


def test_the_next_page_looks_the_same_from_its_first_moment(person: Person) -> None:
    person.open("/mine")
    next_page = person.page.evaluate(SHOWN)
    person.open("/wait")
    person.is_live()

    assert next_page == person.page.evaluate(SHOWN) == ["dark", "larger", "24px", "dark"]
    expect(person.composer).to_have_value(BEGUN)


def test_the_menu_can_be_used_and_left_with_the_keyboard_alone(person: Person) -> None:
    page, menu = person.page, person.page.locator("details.langs")
    page.locator(".langs summary").focus()

    page.keyboard.press("Enter")
    light = page.locator('.langs button[value="light"]')
    while not light.evaluate("(button) => button === document.activeElement"):
        page.keyboard.press("Tab")
        expect(page.locator(".langs button:focus")).to_be_in_viewport(ratio=1)
    with page.expect_response("**/appearance"):
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")

    assert page.evaluate(SHOWN) == ["light", "larger", "24px", "light"]
    expect(menu).not_to_have_attribute("open", "")
    expect(page.locator(".langs summary")).to_be_focused()


def test_without_a_connection_the_page_changes_all_the_same_and_the_next_one_too(person: Person) -> None:
    person.page.locator(".langs summary").click()
    person.context.set_offline(True)

    with person.page.expect_event("requestfailed"):
        person.page.locator('.langs button[value="usual"]').click()
    shown = person.page.evaluate(SHOWN)
    with person.page.expect_response("**/appearance"):
        person.context.set_offline(False)
    expect(person.composer).to_have_value(BEGUN)
    person.open("/mine")

    assert shown == person.page.evaluate(SHOWN) == ["light", "usual", "17px", "light"]


def test_a_choice_that_did_not_arrive_is_told_again_while_the_page_is_there(person: Person) -> None:
    page = person.page
    page.route("**/appearance", lambda route: route.abort())
    page.locator(".langs summary").click()
    with page.expect_event("requestfailed"):
        page.locator('.langs button[value="large"]').click()
    page.unroute("**/appearance")

    with page.expect_response("**/appearance"):
        person.later()
    person.open("/about")

    assert page.evaluate(SHOWN) == ["light", "large", "20px", "light"]


def test_without_a_script_the_page_comes_back_as_chosen_with_what_was_written(
    browser: Browser, served: Served
) -> None:
    with Person.of_demo(browser, served, "participant-3", "hy", script=False) as plain:
        draft = plain.page.locator('#compose-form [name="text"]')
        draft.fill("Սկսված նախադասություն")
        plain.page.locator(".langs summary").click()
        plain.page.locator('.langs button[value="large"]').click()

        expect(plain.page.locator("html")).to_have_attribute("data-size", "large")
        expect(draft).to_have_value("Սկսված նախադասություն")
        plain.page.locator(".langs summary").click()
        expect(plain.page.locator('.langs button[value="large"]')).to_have_attribute("aria-pressed", "true")


def test_before_any_login_a_code_that_is_being_typed_stays_too(browser: Browser, served: Served) -> None:
    with Person(browser, served, "ru") as guest:
        guest.open("/join")
        code = guest.page.locator('[name="code"]')
        code.fill("ABCD2-EFGH3")
        guest.page.evaluate("() => { window.same = true; }")

        guest.page.locator(".langs summary").click()
        choose(guest.page, "dark")

        assert guest.page.evaluate("window.same")
        expect(code).to_have_value("ABCD2-EFGH3")
        guest.open("/about")
        assert guest.page.evaluate(SHOWN) == ["dark", "usual", "17px", "dark"]
