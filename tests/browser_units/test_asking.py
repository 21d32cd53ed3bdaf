"""A request on a line that has died is given up after ten silent seconds; one that is slow is waited for."""

import json
from collections.abc import Iterator
from contextlib import suppress
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser_units.conftest import ROOT, SITE
from tests.browser_units.test_transport import START, quiet

pytestmark = pytest.mark.browser

SILENCE: Final = 10_000
ASK: Final = """async () => {
    const { getJson } = await import("/static/js/core/api.js");
    window.found = null;
    const found = (what) => { window.found = what; };
    getJson("/slow").then(found, (fault) => found(fault.constructor.name));
}"""
RAISE: Final = """async () => {
    const { Outbox } = await import("/static/js/core/outbox.js");
    const { commandRequest, postJson } = await import("/static/js/core/api.js");
    window.done = [];
    const outbox = new Outbox({
        send: (item) => postJson(`/room/r_1/${item.c}`, "t", commandRequest("r_1", item).body),
        store: { load: () => [], save: () => null },
        now: () => Date.now(),
        later: (ms, act) => { const timer = setTimeout(act, ms); return () => clearTimeout(timer); },
        random: () => 0,
        key: () => "k",
        changed: () => null,
        done: (item, answer) => window.done.push([item.key, answer]),
    });
    outbox.add({ c: "hand.raise", a: {} });
}"""
COUNT: Final = """(() => {
    const set = window.setTimeout;
    window.renewed = 0;
    window.setTimeout = (act, ms, ...more) => {
        if (ms === 10_000) window.renewed += 1;
        return set(act, ms, ...more);
    };
})()"""


def never(_route: Route) -> None:
    """Leave a request without an answer, as a line does that has died."""


def test_a_request_that_nobody_answers_is_no_answer_after_ten_seconds(page: Page) -> None:
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.route(f"{SITE}/slow", never)
    page.evaluate(ASK)

    page.clock.fast_forward(SILENCE - 2_000)
    before = page.evaluate("window.found")
    page.clock.fast_forward(2_000)
    page.wait_for_function("window.found")

    assert (before, page.evaluate("window.found")) == (None, "NoAnswer")


def test_the_next_question_is_asked_when_one_was_never_answered(page: Page) -> None:
    page.clock.install()
    asked: list[str] = []
    batch = {"stream": "st_1", "from": 1, "events": [["x", 1, None, {}]], "words": {}}

    def events(route: Route) -> None:
        asked.append(route.request.url.partition("?")[2])
        if len(asked) > 1:
            told = {**quiet(1), "batches": [batch] if asked[-1] == "st_1=0" else []}
            route.fulfill(body=json.dumps(told), content_type="application/json")

    page.route(f"{SITE}/room/r_1/events*", events)
    with page.expect_request("**/events*"):
        page.evaluate(START)
        page.clock.fast_forward(3_000)

    page.clock.fast_forward(SILENCE)
    page.wait_for_function("window.seen.link.includes('lost')")
    page.clock.fast_forward(3_000)
    page.wait_for_function("window.seen.batches.length === 1")

    assert asked[:2] == ["st_1=0", "st_1=0"]
    assert page.evaluate("window.seen.link") == ["lost", "polling"]


def test_a_command_that_nobody_answered_goes_again_with_its_key(page: Page) -> None:
    page.clock.install()
    told: list[object] = []

    def command(route: Route) -> None:
        told.append(route.request.post_data_json)
        if len(told) > 1:
            route.fulfill(body='{"became": "done", "seq": null}', content_type="application/json")

    page.route(f"{SITE}/room/r_1/hand.raise", command)
    with page.expect_request("**/hand.raise"):
        page.evaluate(RAISE)
    page.clock.fast_forward(SILENCE)
    page.wait_for_function("window.done.length > 0")

    assert page.evaluate("window.done") == [["k", {"became": "done", "seq": None}]]
    assert told == [{"key": "k", "a": {}, "confirmed": []}] * 2


class Drops(ThreadingTCPServer):
    """A server whose slow answer comes in parts, each when the test says so."""

    daemon_threads = True
    allow_reuse_address = True
    slow: "Handler"

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(StreamRequestHandler):
    """Serves a blank page, a module, and the beginning of an answer."""

    server: Drops

    def handle(self) -> None:
        path = self.rfile.readline().split()[1].decode()
        while self.rfile.readline().strip():
            pass
        if path == "/slow":
            self.server.slow = self
            self.drop(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n")
            with suppress(OSError):
                self.rfile.read()  # until the page goes
            return
        kind = "text/javascript" if path.endswith(".js") else "text/html"
        body = (
            (ROOT / path[1:]).read_bytes()
            if path.endswith(".js")
            else b"<!doctype html><title>Meeting</title>"
        )
        self.drop(
            f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        )

    def drop(self, data: bytes) -> None:
        """Send a part."""
        self.wfile.write(data)
        self.wfile.flush()


@pytest.fixture
def drops() -> Iterator[Drops]:
    server = Drops()
    yield server
    server.shutdown()
    server.server_close()


def test_an_answer_that_comes_drop_by_drop_is_waited_for(browser: Browser, drops: Drops) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(drops.url)
        page.clock.install(time=0)
        page.clock.pause_at(1)
        page.evaluate(COUNT)
        with page.expect_response("**/slow"):
            page.evaluate(ASK)

        for number, part in enumerate((b'{"a"', b": [1", b", 2]"), 2):
            page.clock.fast_forward(SILENCE * 8 // 10)
            drops.slow.drop(part)
            page.wait_for_function(f"window.renewed === {number}")
        page.clock.fast_forward(SILENCE * 8 // 10)
        drops.slow.drop(b"}")
        page.wait_for_function("window.found")

        assert page.evaluate("window.found") == {"a": [1, 2]}


def test_an_answer_that_stops_in_the_middle_is_no_answer(browser: Browser, drops: Drops) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(drops.url)
        page.clock.install()
        page.evaluate(COUNT)
        with page.expect_response("**/slow"):
            page.evaluate(ASK)
        drops.slow.drop(b'{"a"')
        page.wait_for_function("window.renewed === 2")

        page.clock.fast_forward(SILENCE)
        page.wait_for_function("window.found")

        assert page.evaluate("window.found") == "NoAnswer"
