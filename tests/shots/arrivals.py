"""People who come to a room by an invitation, over plain HTTP: stopped at any step of the way."""

import html
import re
from copy import copy
from typing import Final

from tests.make.guest import Guest, Page
from tests.make.server import Served
from tests.stories.seats import new_seat

STEPS: Final = ("rules", "name", "words", "wait")


def arrive(served: Served, organiser: Guest, room: str, *, at: str = "wait") -> tuple[Guest, str]:
    """Have somebody new come by a link of their own, and stop at a step; return them and their name."""
    guest = Guest(served)
    link = new_seat(organiser, room)
    _send(guest, "/join", {"code": link})
    name = ""
    for step in STEPS[: STEPS.index(at)]:
        answer = ANSWERS[step](guest.get(f"/enter/{step}").text)
        name = answer.get("name", name)
        _send(guest, f"/enter/{step}", answer)
    guest.room = room
    guest.csrf = guest.get("/wait" if at == "wait" else f"/enter/{at}").csrf
    return guest, name


def admit(moderator: Guest, guest: Guest) -> None:
    """Let somebody who waits into the room; their page's token is read there."""
    member = member_of(moderator, guest)
    answer = moderator.command("member.admit", {"members": [member]})
    assert answer.get("became") == "done", answer
    guest.csrf = guest.get(f"/room/{guest.room}").csrf


def member_of(moderator: Guest, guest: Guest) -> str:
    """Return the id of the newest who waits."""
    desk = next(value for value in moderator.snapshot()["snapshots"] if value["kind"] == "desk")
    return str(desk["waiting"][-1])


def inside(guest: Guest, room: str, name: str) -> Guest:
    """Have somebody of the team go into another room under a name; return them as they are there."""
    _send(guest, f"/staff/rooms/{room}", {"name": name}, "/staff")
    there = copy(guest)
    there.room = room
    return there


def _send(guest: Guest, path: str, fields: dict[str, str], form: str = "") -> Page:
    page = guest.post(path, {"csrf": guest.get(form or path).csrf, **fields})
    assert page.status == 303, page.text[-3000:]
    return page


def _value(text: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*? value="([^"]*)"', text)
    assert found, text[:3000]
    return html.unescape(found[1])


def _words(text: str) -> dict[str, str]:
    listed = re.search(r'<ol class="entry-words"[^>]*>(.*?)</ol>', text, re.DOTALL)
    assert listed, text[:3000]
    words = [html.unescape(word) for word in re.findall(r"<li[^>]*>(.*?)</li>", listed[1])]
    return {"words_lang": _value(text, "words_lang"), "second": words[1], "fifth": words[4]}


ANSWERS = {
    "rules": lambda text: {"version": _value(text, "version")},
    "name": lambda text: {"name": _value(text, "name"), "community": "", "shown": "yes"},
    "words": _words,
}
