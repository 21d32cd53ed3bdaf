"""Limits that pages tell people, or act by, are the server's."""

import pytest
from playwright.sync_api import Page

from dialogue.kernel import limits

RUN = "async ([file, name]) => (await import(`/static/js/core/${file}.js`))[name]"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("file", "name", "limit"),
    [
        ("text", "MESSAGE_POINTS", limits.MESSAGE_POINTS),
        ("text", "AUTHORED_POINTS", limits.AUTHORED_POINTS),
        ("edit-window", "EDIT_WINDOW", limits.EDIT_WINDOW),
    ],
)
def test_a_page_has_the_same_limit(module_page: Page, file: str, name: str, limit: int) -> None:
    assert module_page.evaluate(RUN, [file, name]) == limit
