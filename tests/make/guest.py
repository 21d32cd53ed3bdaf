"""Somebody at a browser without a script, and the same person's page with one: plain HTTP and JSON."""

import html
import json
import re
from collections.abc import Mapping
from copy import copy
from http.client import HTTPConnection, HTTPResponse
from typing import Any, Self
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from tests.make.server import Served


class Page:
    """An answer: its status, where it leads, its text."""

    def __init__(self, response: HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode("utf-8", "replace")

    @property
    def location(self) -> str:
        """The path a redirect leads to."""
        return urlsplit(self.headers["Location"]).path

    @property
    def boot(self) -> dict[str, Any]:
        """What the room's script would begin with."""
        found = re.search(r'<script type="application/json" id="boot">(.*?)</script>', self.text, re.DOTALL)
        assert found, self.text[:2000]
        boot: dict[str, Any] = json.loads(html.unescape(found[1]))
        return boot

    @property
    def csrf(self) -> str:
        """The token that this page's forms carry."""
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', self.text)
        assert found, self.text[:2000]
        return found[1]


class Guest:
    """One person's cookies and one connection."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self.cookies: dict[str, str] = {}
        self.room = ""
        self.csrf = ""

    @classmethod
    def of_demo(cls, served: Served, name: str) -> Self:
        """Go in by a demo link."""
        guest = cls(served)
        path = urlsplit(served.link(name)).path
        token = guest.get(path).csrf
        led = guest.post(path, {"csrf": token})
        assert led.status == 303, led.text
        guest.room = led.location.rsplit("/", 1)[-1]
        page = guest.get(led.location)
        guest.csrf = page.csrf
        return guest

    def get(self, path: str, **headers: str) -> Page:
        """Open a page."""
        return self._ask("GET", path, None, headers)

    def post(self, path: str, fields: Mapping[str, str | list[str]], **headers: str) -> Page:
        """Send a form; a list is several fields of one name."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(fields, doseq=True).encode(), {**kind, **headers})

    def command(
        self, name: str, a: dict[str, Any], *, key: str | None = None, confirmed: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """Have a command carried out as a page's script would without a socket; return its answer."""
        body = {"key": key or str(uuid4()), "a": a, "confirmed": list(confirmed)}
        json_both_ways = {"Content-Type": "application/json", "Accept": "application/json"}
        headers = {**json_both_ways, "X-CSRF-Token": self.csrf}
        page = self._ask("POST", f"/room/{self.room}/{name}", json.dumps(body).encode(), headers)
        answer: dict[str, Any] = json.loads(page.text)
        return answer

    def say(self, text: str, *, lang: str = "en", key: str | None = None) -> dict[str, Any]:
        """Say something to the room."""
        wish = {"audience": "room", "lang": lang, "text": text, "reply_to": None}
        return self.command("message.send", wish, key=key)

    def snapshot(self) -> dict[str, Any]:
        """Read the room as it is now."""
        page = self.get(f"/room/{self.room}/snapshot", Accept="application/json")
        found: dict[str, Any] = json.loads(page.text)
        return found

    def events(self, cursors: dict[str, int]) -> dict[str, Any]:
        """Read what came after some cursors."""
        page = self.get(f"/room/{self.room}/events?{urlencode(cursors)}", Accept="application/json")
        found: dict[str, Any] = json.loads(page.text)
        return found

    def moved_to(self, served: Served) -> Self:
        """Return the same person at another server, which has a copy of the first one's data."""
        there = copy(self)
        there._served, there.cookies = served, dict(self.cookies)
        return there

    @property
    def cookie(self) -> str:
        """The cookie header."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Page:
        connection = HTTPConnection(self._served.host, timeout=30)
        connection.sock = self._served.connect()
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, {"Cookie": self.cookie, **sent})
            with connection.getresponse() as response:
                for header in response.headers.get_all("Set-Cookie", []):
                    name, _, value = header.split(";")[0].partition("=")
                    self.cookies[name] = value
                return Page(response)
        finally:
            connection.close()
