"""One browser that becomes anybody of the world, in any language, on any screen, and goes to a scene."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Browser

from tests.make.guest import Guest
from tests.shots.world import World
from tests.stories.people import VIEWS, Person
from tests.stories.tongue import Tongue

LANGS: Final = ("az", "hy", "en", "ru")


@dataclass(frozen=True)
class Scene:
    """A page as somebody sees it, and what they did there first; `after` undoes what would not end by itself.

    `who` is a name of the world, or makes somebody new. Places in the path are names of the world's `places`.
    """

    name: str
    path: str = "/"
    who: str | Callable[[World], Guest] = "nobody"
    prepare: Callable[["Visitor"], None] | None = None
    after: Callable[["Visitor"], None] | None = None
    script: bool = True


class Visitor(Person):
    """Whoever a scene wants; without `script` the page's modules never come, but what looks at it may run."""

    def __init__(self, browser: Browser, world: World, *, script: bool = True) -> None:
        super().__init__(browser, world.served, "en")
        self.script = script
        if not script:
            self.context.route("**/*.js", lambda route: route.abort())
        self.world = world
        self.guest = world.guests["nobody"]

    def see(self, scene: Scene, lang: str, view: str, *, dark: bool = False) -> None:
        """Go to a scene and wait until it stands."""
        self.become(scene, lang)
        self.look(view, dark=dark)
        self.page.goto(scene.path.format(**self.world.places))
        self.settle()
        if scene.prepare is not None:
            scene.prepare(self)
            self.settle()

    def become(self, scene: Scene, lang: str) -> None:
        """Be the scene's person, reading this language."""
        self.lang, self.tongue = lang, Tongue(lang, self.world.folder)
        self.guest = self.world.guests[scene.who] if isinstance(scene.who, str) else scene.who(self.world)
        self.guest.cookies["lang"] = lang
        if self.guest.csrf:
            chosen = self.guest.post("/language", {"csrf": self.guest.csrf, "lang": lang, "back": "/about"})
            assert chosen.status == 303, chosen.text[:2000]
        self.context.clear_cookies()
        cookies = [
            {"name": name, "value": value, "url": self.served.url}
            for name, value in self.guest.cookies.items()
        ]
        self.context.add_cookies(cookies)  # type: ignore[arg-type]

    def look(self, view: str, *, dark: bool = False) -> None:
        """Change the screen."""
        width, height = VIEWS[view]
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")

    def settle(self) -> None:
        """Wait until fonts are there and the page's script runs."""
        if self.script and self.page.locator("#boot").count():
            self.page.wait_for_selector("body.live, d-ended")
        if self.script:
            self.page.evaluate("document.fonts.ready.then(() => null)")
