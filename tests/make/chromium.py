"""Finds a Chromium for the browser tests: Debian's, or one that Playwright keeps."""

import os
import shutil
from pathlib import Path
from typing import Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
KEPT: Final = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)
ABSENT: Final = (
    "Browser tests were skipped: no Chromium here. On Debian: apt-get install -y chromium fonts-noto-core"
    " fonts-dejavu-core; elsewhere: .venv/bin/playwright install chromium"
)


def chromium_path() -> str | None:
    """The program to start, if there is one; `CHROMIUM` names another."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    return next(filter(None, map(shutil.which, NAMES)), None) or kept_by_playwright()


def kept_by_playwright() -> str | None:
    """The newest of those that `playwright install` fetched."""
    homes = [Path.home() / ".cache" / "ms-playwright", Path.home() / "Library" / "Caches" / "ms-playwright"]
    if "PLAYWRIGHT_BROWSERS_PATH" in os.environ:
        homes = [Path(os.environ["PLAYWRIGHT_BROWSERS_PATH"])]
    found = [path for home in homes for pattern in KEPT for path in sorted(home.glob(pattern))]
    return str(found[-1]) if found else None
