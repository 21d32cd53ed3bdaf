"""A page in Chromium that loads the real browser modules from their files; no server, no network."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, Route

ROOT: Final = Path(__file__).resolve().parents[2]
SITE: Final = "http://dialogue.localhost"
TYPES: Final = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


def serve_file(route: Route) -> None:
    """Answer with a file of the repository; a blank page for the site itself."""
    path = ROOT / route.request.url.removeprefix(SITE).partition("?")[0].lstrip("/")
    if path.is_file():
        route.fulfill(path=path, content_type=TYPES[path.suffix])
    elif path == ROOT:
        route.fulfill(body="<!doctype html><title>Meeting</title>", content_type="text/html")
    else:
        route.fulfill(status=404)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A blank page of its own; an error in it fails the test."""
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.route(f"{SITE}/**", serve_file)
    page.goto(SITE)
    yield page
    context.close()
    assert faults == []


@pytest.fixture(scope="session")
def module_page(browser: Browser) -> Iterator[Page]:
    """One blank page for all tests of pure modules, which leave nothing behind."""
    context = browser.new_context()
    page = context.new_page()
    page.route(f"{SITE}/**", serve_file)
    page.goto(SITE)
    yield page
    context.close()
