"""Hide blanks the page at once and keeps the place; a page in the background for too long is left."""

from typing import Final

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

START: Final = """async () => {
    const { hiding } = await import("/static/js/core/hide.js");
    const style = new CSSStyleSheet();
    style.replaceSync(".covered { visibility: hidden !important } main { height: 100px; overflow: auto }");
    document.adoptedStyleSheets = [style];
    const add = (place, tag, more) => place.appendChild(Object.assign(document.createElement(tag), more));
    const main = add(document.body, "main", {});
    const long = add(main, "p", { textContent: "What was said" });
    long.style.height = "2000px";
    const sheet = add(document.body, "dialog", {});
    add(sheet, "textarea", { value: "half a thought" });
    window.screen_ = hiding({ byItself: true });
}"""
HIDE_IN_BACKGROUND: Final = """() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_hide_leaves_nothing_to_read_but_the_way_back(page: Page) -> None:
    page.evaluate(START)

    page.evaluate("window.screen_.hide()")

    assert page.inner_text("body") == (
        "The screen is hidden. Your place is kept; others see no change. Tap to return."
    )
    assert page.evaluate("document.querySelector('main').inert")


def test_the_place_is_kept(page: Page) -> None:
    page.evaluate(START)
    page.evaluate("document.querySelector('main').scrollTop = 700")

    page.evaluate("window.screen_.hide()")
    page.click(".blank button")

    assert page.inner_text("body").strip() == "What was said"
    assert page.evaluate("document.querySelector('main').scrollTop") == 700


def test_an_open_sheet_goes_and_comes_back_with_its_words(page: Page) -> None:
    page.evaluate(START)
    page.evaluate("document.querySelector('dialog').showModal()")

    page.evaluate("window.screen_.hide()")
    hidden = page.evaluate("document.querySelector('dialog').open")
    page.click(".blank button")

    assert (hidden, page.evaluate("document.querySelector('dialog').open")) == (False, True)
    assert page.input_value("textarea") == "half a thought"


def test_a_page_hides_by_itself_in_the_background(page: Page) -> None:
    page.evaluate(START)

    page.evaluate(HIDE_IN_BACKGROUND)

    assert page.locator(".blank").count() == 1


def test_listening_is_no_idleness_but_the_background_is(page: Page) -> None:
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.evaluate(
        """async () => {
            const { idling } = await import("/static/js/core/hide.js");
            window.left = 0;
            idling(900, () => { window.left += 1; });
        }"""
    )

    page.clock.fast_forward(3_600_000)
    listening = page.evaluate("window.left")
    page.evaluate(HIDE_IN_BACKGROUND)
    page.clock.fast_forward(899_000)
    soon = page.evaluate("window.left")
    page.clock.fast_forward(2_000)

    assert (listening, soon, page.evaluate("window.left")) == (0, 0, 1)
