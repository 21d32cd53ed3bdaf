"""Takes a picture of every scene in every language and on every screen, and puts them on one page.

`python -m tests.shots [part of a scene's name …]` takes only those.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError

from tests.make.chromium import ABSENT, chromium_path
from tests.make.nursery import ROOT
from tests.make.server import Served
from tests.shots.contact_sheet import write_sheet
from tests.shots.scenes import SCENES
from tests.shots.visitor import LANGS, Scene, Visitor
from tests.shots.world import World
from tests.stories.people import VIEWS

OUT: Final = ROOT / "build" / "screenshots"
DARK: Final = frozenset({"room", "desk", "office", "name", "summary", "mine"})


def main() -> int:
    """Take them; return how many scenes could not be reached."""
    if (path := chromium_path()) is None:
        sys.stderr.write(f"{ABSENT}\n")
        return 1
    wanted = [
        scene for scene in SCENES if not sys.argv[1:] or any(part in scene.name for part in sys.argv[1:])
    ]
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        served = Served(Path(folder) / "data", demo=True)
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        world = World(served)
        for lang in os.environ.get("SHOT_LANGS", " ".join(LANGS)).split():
            failed += take_all(browser, world, lang, wanted)
        browser.close()
        served.stop()
    write_sheet(OUT)
    sys.stdout.write(f"Pictures are in {OUT.relative_to(ROOT)}/index.html\n")
    sys.stderr.writelines(f"not reached: {line}\n" for line in failed)
    return len(failed)


def take_all(browser: Browser, world: World, lang: str, wanted: list[Scene]) -> list[str]:
    """Take the scenes in one language; return what could not be reached and why."""
    failed = []
    visitors = {script: Visitor(browser, world, script=script) for script in (True, False)}
    for scene in wanted:
        try:
            take(visitors[scene.script], scene, lang)
        except (AssertionError, BrowserError) as fault:
            failed.append(f"{lang} {scene.name}: {str(fault).splitlines()[0]}")
        sys.stdout.write(f"{lang} {scene.name}\n")
    for visitor in visitors.values():
        visitor.context.close()
    return failed


def take(visitor: Visitor, scene: Scene, lang: str) -> None:
    """Take one scene on every screen; going there once serves them all."""
    folder = OUT / lang
    folder.mkdir(parents=True, exist_ok=True)
    visitor.see(scene, lang, "phone")
    for view, dark in looks(scene):
        visitor.look(view, dark=dark)
        shade = "-dark" if dark else ""
        visitor.page.screenshot(path=folder / f"{scene.name}-{view}{shade}.png", animations="disabled")
    if scene.after is not None:
        scene.after(visitor)


def looks(scene: Scene) -> Iterator[tuple[str, bool]]:
    """Every screen in the light, and a phone and a desk in the dark for a few."""
    for view in VIEWS:
        yield view, False
        if scene.name in DARK and view in {"phone", "desktop"}:
            yield view, True


if __name__ == "__main__":
    raise SystemExit(main())
