"""Nothing calls out: an evening's names, words, tokens and addresses are where they belong, nowhere else."""

import json
import re
import socket
import sqlite3
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final
from uuid import uuid4

import pytest

from dialogue.people.csrf import COOKIE
from tests.make.evening import ADDRESS, AGENT, DESK, EVERYONE, HERE, NAMES, Evening, play
from tests.make.wire import Refused, Wire

OF_DESK: Final = frozenset(DESK)
ALL: Final = frozenset(EVERYONE)
NOBODY: Final[frozenset[str]] = frozenset()
# By what was said: who may have received it while it happened, and who can be given it afterwards.
LIVE: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("shown", "current", "announcement", "question", "rendering"), ALL),
    **dict.fromkeys(("withdrawn", "erased", "superseded", "taken out"), ALL),
    **dict.fromkeys(("held", "to moderators", "note"), OF_DESK | {"Leaf"}),
    **dict.fromkeys(("returned", "note of return", "look"), OF_DESK | {"Cup"}),
    "answer to the look": frozenset({"Cup"}),
    "hidden unseen": OF_DESK | {"Kite"},
    "asked for": OF_DESK | {"Lamp", "Bridge"},
    "rendering of what is held": OF_DESK | {"Bridge"},
    "among moderators": OF_DESK,
    **dict.fromkeys(
        ("asked", "declined", "forbidden", "invalid", "unknown field", "unknown command"), NOBODY
    ),
}
AFTERWARDS: Final[dict[str, frozenset[str]]] = {
    **LIVE,
    "withdrawn": frozenset({"Cup"}),
    "erased": NOBODY,
    "superseded": NOBODY,
    "taken out": OF_DESK | {"Leaf"},
    "rendering of what is held": OF_DESK | {"Bridge", "Lamp"},  # the author sees how they would be read
}
SENTENCES: Final = re.compile(
    r"(ERROR|WARNING) dialogue\.\w+(\.\w+)? [a-z ]+: \w+( at [\w.]+:\d+)?|WARNING dialogue\.\w+ [a-z ]+"
)


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    made = Evening(tmp_path_factory.mktemp("evening") / "data")
    play(made)
    yield made
    for line in made.lines.values():
        line.wire.close()
    made.venue.served.stop()


def forms(text: str) -> Iterator[bytes]:
    """Return all that a text may look like in a file, in an answer or on a line."""
    yield from (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"))
    yield from (json.dumps(text)[1:-1].encode(), escape(text).encode(), repr(text)[1:-1].encode())
    for shift in range(3):  # a text in the middle of something that was encoded as a whole
        whole = b64encode(b"\0" * shift + text.encode())[4 if shift else 0 : -4]
        if len(whole) > 4:  # less than that is found everywhere
            yield whole


def bears(data: bytes, text: str) -> bool:
    return any(form in data for form in forms(text))


def found_in(texts: Iterable[str], data: bytes) -> list[str]:
    return [text for text in texts if bears(data, text)]


def files(folder: Path) -> dict[str, bytes]:
    """Return every file beside the secrets, the write-ahead logs too."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path.parent.name != "secrets"]
    return {path.name: path.read_bytes() for path in paths}


def receivers(received: dict[str, bytes], text: str) -> set[str]:
    return {name for name, data in received.items() if bears(data, text)}


def test_everybody_receives_what_is_theirs_to_read_and_nothing_else(evening: Evening) -> None:
    received = evening.live()

    told = {thing: receivers(received, text) for thing, text in evening.words.items()}

    assert told == {thing: set(LIVE[thing] & set(HERE)) for thing in evening.words}


def test_who_comes_later_is_given_what_still_stands_and_nothing_else(evening: Evening) -> None:
    given = evening.afterwards()

    told = {thing: receivers(given, text) for thing, text in evening.words.items()}

    assert told == {thing: set(AFTERWARDS[thing]) for thing in evening.words}


def test_names_are_for_those_in_the_room(evening: Evening) -> None:
    received = evening.live()

    told = {called: receivers(received, called) for called in NAMES.values()}
    assert told == {called: set(HERE) for called in NAMES.values()}


def test_no_file_holds_a_word_a_name_or_a_token_that_could_be_read(evening: Evening) -> None:
    people = evening.venue.people.values()
    tokens = [person.token for person in people] + [evening.venue.csrf(name) for name in EVERYONE]
    secret = [*evening.words.values(), *NAMES.values(), *tokens, AGENT, ADDRESS]

    there = {name: found_in(secret, data) for name, data in files(evening.venue.folder).items()}

    assert {"dialogue.sqlite", "keys.sqlite"} <= set(there)
    assert {name: found for name, found in there.items() if found} == {}


def test_the_files_are_those_in_which_everything_lies(evening: Evening) -> None:
    with closing(sqlite3.connect(evening.venue.folder / "dialogue.sqlite")) as db:
        sealed = [row[0] for row in db.execute("SELECT words FROM revision WHERE words IS NOT NULL")]
        db.execute("PRAGMA wal_checkpoint")
    whole = b"".join(files(evening.venue.folder).values())

    known = [sha256(evening.venue.people[name].token.encode()).digest() for name in HERE]
    assert [print_ in whole for print_ in known] == [True] * len(known)
    assert [words[:200] in whole for words in sealed] == [True] * len(sealed)
    assert evening.venue.room.encode() in whole


def test_what_is_erased_is_in_no_file_even_sealed(evening: Evening) -> None:
    room = {"audience": "room", "lang": "az", "reply_to": None}
    said = evening.do("Leaf", "message.send", **room, text="soon to be erased")
    sealed = words_of(evening, said["revision"])
    before = sealed in b"".join(files(evening.venue.folder).values())

    evening.do("Leaf", "message.erase", message=said["message"])

    assert before
    assert [name for name, data in files(evening.venue.folder).items() if sealed in data] == []


def words_of(evening: Evening, revision: str) -> bytes:
    with closing(sqlite3.connect(evening.venue.folder / "dialogue.sqlite")) as db:
        found: bytes = db.execute("SELECT words FROM revision WHERE id = ?", (revision,)).fetchone()[0]
    return found


# The last one breaks the database: what comes after it could not be answered.
def test_the_log_tells_kinds_of_faults_and_nothing_of_anybody(evening: Evening) -> None:
    venue, ear = evening.venue, evening.ear("Leaf")
    canary = evening.word("in the wrong place")
    ask_wrongly(evening, canary)
    with closing(sqlite3.connect(venue.folder / "dialogue.sqlite")) as db:
        db.execute("ALTER TABLE look RENAME TO broken")
    wish = {"message": evening.told["shown"]["message"], "lang": "en", "text": canary}
    failed = evening.do("Kite", "look.ask", **wish)
    page = evening.ear("Gate").get(f"/desk/{venue.room}?zoq={canary}".encode("ascii", "ignore").decode())
    form = {"csrf": ear.csrf, "key": str(uuid4()), "back": "/zoq"}
    again = ear.post(f"/room/{venue.room}/look.ask", {**form, **wish})

    log = venue.served.said()
    tokens = [person.token for person in venue.people.values()]
    secret = [*evening.words.values(), *NAMES.values(), *tokens, AGENT, ADDRESS, venue.room, "zoq", "203.0"]
    assert (failed["code"], page.status, again.status) == ("unavailable", 500, 503)
    assert [line for line in log.splitlines() if not SENTENCES.fullmatch(line)] == []
    assert "OperationalError" in log
    assert found_in(secret, log.encode() + venue.served.heard.encode()) == []


def ask_wrongly(evening: Evening, canary: str) -> None:
    """Provoke every refusal there is before a flow, each with a canary in it."""
    venue, ear = evening.venue, evening.ear("Leaf")
    room, ascii_only = venue.room, "plivoxet-in-a-path"
    for path in (
        f"/{ascii_only}",
        f"/room/{ascii_only}",
        f"/room/{room}/history?before={ascii_only}",
        "/%ff%00",
    ):
        assert ear.get(path).status in {400, 404}
    assert ear.post(f"/room/{room}/{ascii_only}", {"csrf": ear.csrf, "text": canary}).status == 404
    assert ear.post(f"/room/{room}/message.send", {"csrf": "no", "text": canary}).status == 400
    assert ear.post(f"/room/{room}/message.send", {"csrf": ear.csrf, "text": canary * 9000}).status == 413
    assert ear.post("/join", {"csrf": ear.csrf, "code": canary}).status == 400
    assert ear.get("/", Host=f"{ascii_only}.example").status == 400
    with suppress(Refused):
        Wire.open(venue.served.port, origin=f"http://{ascii_only}.example").close()
    for text in (f'421["cmd",{{"c":"{canary}"', f"9{canary}", f'42["{canary}",{{"a":"\\ud800"}}]'):
        with Wire.open(venue.served.port, headers={"Cookie": f"{COOKIE}={ear.cookies[COOKIE]}"}) as wire:
            wire.join(venue.auth("Leaf"))
            wire.text(text)
            wire.until_closed()
    with socket.create_connection(("127.0.0.1", venue.served.port), timeout=10) as line:
        line.sendall(f"GET /{ascii_only} HTTP/9\r\nX-{ascii_only}\r\n\r\n".encode())
        line.recv(4096)
