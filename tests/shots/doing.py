"""What people do in many scenes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.shots.visitor import Visitor

Doing = Callable[["Visitor"], None]


def sends(**fields: str) -> Doing:
    """Fill the page's form and send it."""

    def send(visitor: "Visitor") -> None:
        form = visitor.page.locator("#page-form")
        form.evaluate("(form) => { form.noValidate = true; }")
        for name, value in fields.items():
            form.locator(f'[name="{name}"]').first.fill(value)
        with visitor.page.expect_navigation():
            form.locator("button.primary").click()

    return send


def goes_by(*selectors: str) -> Doing:
    """Press these, each of which leads to another page."""

    def go(visitor: "Visitor") -> None:
        for selector in selectors:
            with visitor.page.expect_navigation():
                visitor.page.locator(selector).last.click()

    return go


def clicks(*selectors: str) -> Doing:
    """Press these, one after another; the last of several alike, which is on screen in a talk."""

    def click(visitor: "Visitor") -> None:
        for selector in selectors:
            visitor.page.locator(selector).last.click()

    return click


def clicks_if_shown(selector: str) -> Doing:
    """Press this where the screen is small enough to have it."""

    def click(visitor: "Visitor") -> None:
        for found in visitor.page.locator(selector).all():
            if found.is_visible():
                found.click()

    return click


def unfolds(*selectors: str) -> Doing:
    """Open these folded parts, whatever stands before them."""

    def unfold(visitor: "Visitor") -> None:
        for selector in selectors:
            visitor.page.locator(selector).last.evaluate(
                "(part) => { part.open = true; part.scrollIntoView(); }"
            )

    return unfold


def presses(*sentences: str) -> Doing:
    """Press the buttons that say this."""

    def press(visitor: "Visitor") -> None:
        for sentence in sentences:
            visitor.button(sentence).last.click()

    return press


def then(*doings: Doing) -> Doing:
    """One after the other."""

    def do(visitor: "Visitor") -> None:
        for doing in doings:
            doing(visitor)

    return do


def stands_still(visitor: "Visitor") -> None:
    """Stop the page's date, so that what can be stopped for some seconds is there as long as one looks."""
    visitor.page.clock.set_fixed_time(visitor.page.evaluate("Date.now()") / 1000)


def goes_on(visitor: "Visitor") -> None:
    """Let it go on from there."""
    visitor.page.clock.set_system_time(visitor.page.evaluate("Date.now()") / 1000)
