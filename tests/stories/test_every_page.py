"""Every page and state: nothing for axe-core to find, no scrolling sideways, no English left elsewhere.

Each is visited once, turned so that every screen, light and dark, and every language occur; `make soak` takes
all combinations.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

from tests.make.nursery import ROOT
from tests.shots.english import english_left
from tests.shots.scenes import SCENES
from tests.shots.texts import Text, texts_of
from tests.shots.visitor import LANGS, Scene, Visitor
from tests.shots.world import World
from tests.stories.people import VIEWS

pytestmark = pytest.mark.browser
Look = tuple[str, str, bool]
LOOKS: Final[list[Look]] = list(product(LANGS, VIEWS, (False, True)))
RUN: Final = """
async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], elementRef: false });
  const told = ({ target, failureSummary }) => [target, failureSummary];
  return violations.map(({ id, nodes }) => [id, nodes.map(told)]);
}
"""
LAID_OUT: Final = """
() => ({
  wider: document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth,
  lang: document.documentElement.lang,
  without: [...document.querySelectorAll(".words")].filter((run) => !run.closest("[lang]:not(html)"))
    .map((run) => run.textContent.slice(0, 60)),
  title: document.title,
})
"""


@pytest.fixture(scope="module")
def visitors(browser: Browser, world: World) -> Iterator[dict[bool, Visitor]]:
    """A browser with script and one without, in a world with every state."""
    made = {script: Visitor(browser, world, script=script) for script in (True, False)}
    yield made
    for visitor in made.values():
        visitor.context.close()


def looks_of(place: int) -> Look:
    """Which look a scene has: the n-th takes the n-th, stepping so that neighbours differ in all three."""
    return LOOKS[place * 13 % len(LOOKS)]


@pytest.mark.parametrize(
    ("scene", "look"),
    [(scene, looks_of(place)) for place, scene in enumerate(SCENES)],
    ids=lambda value: value.name if isinstance(value, Scene) else "-".join(map(str, value)),
)
def test_a_page_is_for_everybody(scene: Scene, look: Look, visitors: dict[bool, Visitor]) -> None:
    _seen_once(visitors[scene.script], scene, look)


@pytest.mark.soak
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_page_is_for_everybody_on_every_screen(
    scene: Scene, lang: str, visitors: dict[bool, Visitor]
) -> None:
    visitor = visitors[scene.script]
    if scene.after is None:
        visitor.see(scene, lang, "phone")
    for view, dark in product(VIEWS, (False, True)):
        if scene.after is None:
            visitor.look(view, dark=dark)
            _fits(visitor, lang)
        else:  # it may pass in a few seconds
            _seen_once(visitor, scene, (lang, view, dark))


def test_every_look_occurs() -> None:
    seen = {looks_of(place) for place in range(len(SCENES))}

    assert seen == set(LOOKS)


@pytest.mark.parametrize(
    ("lang", "left"),
    [("az", ["Send", "3 people are waiting"]), ("hy", ["Send", "3 people are waiting", "Lamp is here"])],
)
def test_english_is_found(lang: str, left: list[str]) -> None:
    said = ["Send", "3 people are waiting", "Lamp", "Lamp is here", "https://a.example/join", "UTC"]
    texts = [Text(text, None, "") for text in said] + [Text("Close", "en", "")]

    assert english_left(texts, lang, frozenset({"Lamp"})) == [(text, "") for text in left]


def _seen_once(visitor: Visitor, scene: Scene, look: Look) -> None:
    lang, view, dark = look
    visitor.see(scene, lang, view, dark=dark)
    try:
        _fits(visitor, lang)
    finally:
        if scene.after is not None:
            scene.after(visitor)


def _fits(visitor: Visitor, lang: str) -> None:
    laid_out = visitor.page.evaluate(LAID_OUT)
    assert {**laid_out, "title": ""} == {"wider": 0, "lang": lang, "without": [], "title": ""}
    assert laid_out["title"]
    assert lang == "en" or english_left(texts_of(visitor.page), lang, visitor.world.names) == []
    assert _violations(visitor) == []


def _violations(visitor: Visitor) -> list[Any]:
    """What axe-core finds."""
    visitor.page.evaluate((ROOT / "build" / "axe.min.js").read_text("utf-8"))
    found: list[Any] = visitor.page.evaluate(RUN)
    return found
