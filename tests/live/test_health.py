"""What a watchman is told, and that it is told while nothing else works."""

import json
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

from dialogue.live.health import Health
from dialogue.store.engines import reader_engine, sqlite_url
from tests.make.bed import Bed


def pages(environ: WSGIEnvironment, start: StartResponse) -> list[bytes]:
    start("200 OK", [])
    return [b"a page"]


def asked(health: Health, path: str, method: str = "GET") -> tuple[str, bytes]:
    said: list[str] = []
    body = health({"PATH_INFO": path, "REQUEST_METHOD": method}, lambda status, *more: said.append(status))  # type: ignore[arg-type]
    return said[0], b"".join(body)


def test_a_process_that_can_do_its_work_says_so(bed: Bed) -> None:
    health = Health(pages, bed.readers, lambda: True)

    assert asked(health, "/healthz") == ("200 OK", b"{}")
    status, told = asked(health, "/readyz")
    assert (status, json.loads(told)) == ("200 OK", {"database": True, "bus": True, "serving": True})


def test_what_does_not_work_is_named_and_the_process_lives_all_the_same(tmp_path: Path) -> None:
    nowhere = reader_engine(sqlite_url(tmp_path / "none" / "x.sqlite"))
    health = Health(pages, nowhere, lambda: False)
    health.draining = lambda: True

    status, told = asked(health, "/readyz")
    nowhere.dispose()

    assert (status, json.loads(told)) == (
        "503 Service Unavailable",
        {"database": False, "bus": False, "serving": False},
    )
    assert asked(health, "/healthz")[0] == "200 OK"


def test_everything_else_is_a_page(bed: Bed) -> None:
    health = Health(pages, bed.readers, lambda: True)

    found = [asked(health, "/"), asked(health, "/readyz", "POST"), asked(health, "/readyz/x")]

    assert found == [("200 OK", b"a page")] * 3
    assert asked(health, "/readyz", "HEAD") == ("200 OK", b"")
