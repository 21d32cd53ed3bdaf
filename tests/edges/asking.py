"""Asks for every page there is, and says in a word how it was answered."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, Final

from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.make.dump import dump
from tests.make.site import Caller
from tests.make.town import Town

JSON: Final = "application/json"
HTML: Final = "text/html"
FILLED: Final[dict[str, Any]] = {
    "act": "revoke",
    "build": "b1",
    "command": "hand.lower",
    "lang": "en",
    "name": "css/base.css",
    "number": 1,
    "token": "no-such-token",
}
ACTS: Final = {"mine.change": "withdraw"}
MORE: Final = {"feed.older": {"before": 1000}}
KEY: Final = "00000000-0000-4000-8000-000000000001"


def rules(town: Town, method: str) -> list[Rule]:
    """Return every rule of the site that answers to a method, in the order of their names."""
    found = [rule for rule in town.site.app.url_map.iter_rules() if method in (rule.methods or ())]
    return sorted(found, key=lambda rule: (rule.endpoint, rule.rule))


def path_of(town: Town, rule: Rule) -> str:
    """Return an address of ours for a rule; fails for an argument that nobody has filled yet."""
    known = {**FILLED, **town.places}
    if rule.endpoint in ACTS:
        known["act"] = ACTS[rule.endpoint]
    arguments = {name: known[name] for name in rule.arguments}
    return str(
        town.site.app.url_map.bind("localhost").build(rule.endpoint, arguments | MORE.get(rule.endpoint, {}))
    )


def ask(
    caller: Caller, method: str, path: str, *, accept: str = JSON, csrf: str | None = None
) -> TestResponse:
    """Ask for a page, or send an empty form with the right token or another one."""
    headers = {"Accept": accept}
    if method == "GET":
        return caller.get(path, headers=headers)
    form = {"csrf": caller.csrf() if csrf is None else csrf, "key": KEY}
    return caller.client.post(path, data=form, headers=headers)


def outcome(answer: TestResponse) -> str:
    """Return the code of a refusal, where a redirect leads, or the status."""
    if answer.status_code == 303:
        return f"to {answer.headers['Location']}"
    if answer.is_json and isinstance(answer.json, dict) and "code" in answer.json:
        return str(answer.json["code"])
    return str(answer.status_code)


@contextmanager
def nothing_changes(town: Town) -> Iterator["Watched"]:
    """Fail when anything at all is different in the database after the block."""
    before = dump(town.bed)
    with closing(sqlite3.connect(town.bed.folder / "dialogue.sqlite")) as db:
        yield Watched(db)
    assert dump(town.bed) == before


class Watched:
    """Tells whether anybody has written since it was last asked."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._version = self._now()

    def changed(self) -> bool:
        before, self._version = self._version, self._now()
        return before != self._version

    def _now(self) -> int:
        found: int = self._db.execute("PRAGMA data_version").fetchone()[0]
        return found
