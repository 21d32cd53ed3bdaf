"""A page and its room stay together when the socket does not: real modules, answers given by the test."""

import json
from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import Page, Route

from tests.browser_units.conftest import SITE

pytestmark = pytest.mark.browser

START: Final = """async () => {
    const { Transport } = await import("/static/js/core/transport.js");
    window.seen = { link: [], batches: [], bye: [], snapshots: 0 };
    let at = 0;
    const transport = new Transport({ room: "r_1", csrf: "token", build: "b" }, {
        batch: (batch) => { window.seen.batches.push(batch.from); at = batch.from; return false; },
        heads: (heads) => heads.st_1 > at,
        signal: () => null,
        snapshot: () => { window.seen.snapshots += 1; },
        link: (link) => window.seen.link.push(link),
        bye: (code) => window.seen.bye.push(code),
        positions: () => ({ st_1: at }),
    });
    window.transport = transport;
    transport.start();
}"""
Answer = Callable[[], dict[str, Any] | None]


def answering(page: Page, answer: Answer) -> list[str]:
    """Answer the page's questions for events; None is a network that is down."""
    asked: list[str] = []

    def events(route: Route) -> None:
        asked.append(route.request.url.partition("?")[2])
        found = answer()
        if found is None:
            route.abort()
        else:
            route.fulfill(body=json.dumps(found), content_type="application/json")

    page.route(f"{SITE}/room/r_1/events*", events)
    return asked


def quiet(head: int = 0) -> dict[str, Any]:
    return {"batches": [], "heads": {"st_1": head}, "signal": {"present": {}}, "next_s": 3}


def test_without_a_socket_the_page_asks_over_http(page: Page) -> None:
    asked = answering(page, quiet)

    page.evaluate(START)
    page.wait_for_function("window.seen.link.includes('polling')")

    assert asked[0] == "st_1=0"
    assert page.evaluate("window.seen") == {"link": ["polling"], "batches": [], "bye": [], "snapshots": 0}


def test_what_a_limited_answer_left_out_is_asked_for_at_once(page: Page) -> None:
    told = iter(range(1, 4))

    def answer() -> dict[str, Any]:
        at = next(told, 3)
        batch = {"stream": "st_1", "from": at, "events": [["x", 1, None, {}]], "words": {}}
        return {**quiet(3), "batches": [batch]}

    asked = answering(page, answer)
    page.evaluate(START)
    page.wait_for_function("window.seen.batches.length >= 3")

    assert asked[:3] == ["st_1=0", "st_1=1", "st_1=2"]


def test_a_cut_is_told_once_and_so_is_its_end(page: Page) -> None:
    answers: list[dict[str, Any] | None] = [quiet(), None, None, quiet()]
    answering(page, lambda: answers.pop(0) if answers else quiet())

    page.evaluate(START)
    page.wait_for_function("window.seen.link.length >= 3", timeout=20_000)

    assert page.evaluate("window.seen.link") == ["polling", "lost", "polling"]


@pytest.mark.parametrize("code", ["signed_out", "gone", "removed"])
def test_who_is_out_is_asked_for_nothing_more(page: Page, code: str) -> None:
    asked = answering(page, lambda: {"code": code, "data": {}})

    page.evaluate(START)
    page.wait_for_function("window.seen.bye.length > 0")
    page.evaluate("() => window.transport.fetch()")

    assert page.evaluate("window.seen.bye") == [code]
    assert len(asked) == 1


@pytest.mark.parametrize("answer", [{"code": "missing", "data": {}}, {**quiet(5000), "snapshot": True}])
def test_too_far_behind_or_let_in_no_more_takes_the_whole_state_anew(
    page: Page, answer: dict[str, Any]
) -> None:
    answering(page, lambda: answer)

    page.evaluate(START)
    page.wait_for_function("window.seen.snapshots > 0")

    assert page.evaluate("window.seen.batches") == []


def test_a_command_without_a_socket_is_a_request_with_the_same_key(page: Page) -> None:
    answering(page, quiet)
    sent: list[tuple[str, str | None, str | None]] = []

    def command(route: Route) -> None:
        request = route.request
        sent.append((request.url, request.headers.get("x-csrf-token"), request.post_data))
        route.fulfill(body='{"became": "done", "seq": null}', content_type="application/json")

    page.route(f"{SITE}/room/r_1/hand.raise", command)
    page.evaluate(START)
    answer = page.evaluate('window.transport.send({c: "hand.raise", key: "k", a: {}, confirmed: []})')

    assert answer == {"became": "done", "seq": None}
    assert sent == [(f"{SITE}/room/r_1/hand.raise", "token", '{"key":"k","a":{},"confirmed":[]}')]
