"""One Chromium for the whole run, for tests marked `browser`.

Where there is none, they are skipped and one line at the end says what brings it; under CI that is a failure.
"""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.make.chromium import ABSENT, chromium_path

SKIPPED = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a Chromium, take the browser tests out of the run."""
    wanting = [item for item in items if item.get_closest_marker("browser")]
    if not wanting or chromium_path():
        return
    if os.environ.get("CI"):
        raise pytest.UsageError(ABSENT.replace("were skipped", "cannot run, and CI must not skip them"))
    config.stash[SKIPPED] = len(wanting)
    items[:] = [item for item in items if item not in wanting]
    config.hook.pytest_deselected(items=wanting)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The one line."""
    # with several processes it is they who leave tests out, and their stash is not ours
    if SKIPPED in config.stash or (config.getoption("numprocesses", None) and not chromium_path()):
        terminalreporter.write_line(ABSENT, yellow=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window; each test makes contexts of its own, one per person."""
    # root, as in a container, cannot use Chromium's own sandbox
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=arguments)
        yield chromium
        chromium.close()
