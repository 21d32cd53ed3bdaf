"""A demo server with every state of every page: the example, and a programme of many rooms."""

import re
from collections.abc import Mapping
from copy import copy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pyotp

from dialogue.rooms.suggestions import THINGS
from tests.make.guest import Guest
from tests.make.server import Served
from tests.shots.arrivals import admit, arrive, inside, member_of
from tests.stories.organising import PASSWORD, add_account
from tests.stories.tongue import TRANSLATIONS

INHABITED: Final = ("planned", "queue", "paused", "closed", "draft")
ROOMS: Final = (*INHABITED, "later")
STAFF: Final = "newly-here"
UNUSED: Final = "participant-2"  # whose link is a scene itself
MANY: Final = "Many rooms"
OFFERED: Final = frozenset(name for thing in THINGS for name in thing.values())
TEAM_NAMES: Final = {"moderator-1": "Saat", "moderator-2": "Սեղան", "interpreter": "Drum"}
HELD: Final = "Here is where to ask for it: bulka@example.org"
RETURNED: Final = "Or ring at +37400000000 after six."


class World:
    """Who can be looked over the shoulder, by name, and where; everybody is a browser's cookies.

    `folder` is where the catalogues lie that the server speaks from.
    """

    def __init__(self, served: Served, folder: Path = TRANSLATIONS) -> None:
        self.served = served
        self.folder = folder
        self.guests = {name: Guest.of_demo(served, name) for name in served.links if name != UNUSED}
        self.organiser = self.guests["organiser"]
        self.guests["nobody"] = Guest(served)
        self.rooms: dict[str, str] = {"open": self.guests["participant-1"].room}
        self.sessions: dict[str, str] = {}
        self.programmes: dict[str, str] = {}
        self.found = {"demo": served.link(UNUSED)}
        # what people are called, here and at sign-in, and what they called their own
        self.names = {*served.links, STAFF, *TEAM_NAMES.values(), MANY, *OFFERED}
        self._found_programmes()
        self._furnish()
        self._happenings()
        self._newcomers()
        self._new_staff()

    def moved_to(self, served: Served, folder: Path) -> "World":
        """Return the same world on a server that has a copy of its data."""
        there = copy(self)
        there.served, there.folder = served, folder
        there.guests = {name: guest.moved_to(served) for name, guest in self.guests.items()}
        there.organiser = there.guests["organiser"]
        there.found = {**self.found, "demo": served.link(UNUSED)}
        return there

    @property
    def places(self) -> dict[str, str]:
        """Names of rooms, programmes, sessions and texts, for the paths of scenes."""
        rooms = {f"{name}_room": room for name, room in self.rooms.items()}
        sessions = {f"{name}_session": session for name, session in self.sessions.items()}
        return {**rooms, **sessions, **self.programmes, **self.found}

    def somebody_new(self, room: str = "open", *, at: str = "wait", let_in: bool = False) -> Guest:
        """Somebody who has come by a link of their own."""
        guest, name = arrive(self.served, self.organiser, self.rooms[room], at=at)
        self.names |= {name} - {""}
        if let_in:
            admit(self.moderator(room), guest)
        return guest

    def moderator(self, room: str = "open") -> Guest:
        """The first moderator, in a room."""
        there = copy(self.guests["moderator-1"])
        there.room = self.rooms[room]
        return there

    def remove(self, guest: Guest) -> None:
        """End somebody's part."""
        me = guest.snapshot()["me"]
        self._done(self.moderator(), "member.remove", {"member": me, "reason": "rules"})

    def _done(self, guest: Guest, name: str, a: Mapping[str, object], confirmed: str = "") -> dict[str, str]:
        answer = guest.command(name, dict(a), confirmed=(confirmed,) if confirmed else ())
        assert "became" in answer, (name, answer)
        return answer

    def _form(self, path: str, fields: Mapping[str, str | list[str]]) -> None:
        page = self.organiser.post(path, {"csrf": self.organiser.csrf, **fields})
        assert page.status == 303, page.text[-3000:]

    def _find(self, path: str, pattern: str) -> list[str]:
        return re.findall(pattern, self.organiser.get(path).text)

    def _office(self, room: str, part: str) -> str:
        return f"/office/rooms/{self.rooms[room]}/{part}"

    def _found_programmes(self) -> None:
        """The example's programme, and one more with a room for each state."""
        [example] = self._find("/office", r'/office/programmes/(p_\w+)"')
        starts = datetime.now(UTC) + timedelta(minutes=20)
        run = {
            "title-en": MANY, "meetings": "1", "seats": "1", "rooms": str(len(ROOMS)),
            "weekday": str(starts.weekday()), "clock": f"{starts:%H:%M}", "not_before": f"{starts:%Y-%m-%d}",
            "zone": "UTC", "lang": "en", "minutes": "60", "weeks": "1",
        }  # fmt: skip
        page = self.organiser.post(
            "/office/programmes/new", {"csrf": self.organiser.csrf, **run, "langs": ["az", "hy", "en", "ru"]}
        )
        assert page.status == 303, page.text[-3000:]
        many = page.location.rsplit("/", 1)[-1]
        self.programmes = {"example": example, "many": many}
        rooms = list(
            dict.fromkeys(self._find(f"/office/programmes/{many}", r"/office/rooms/(r_\w+)/seats\""))
        )
        self.rooms |= dict(zip(ROOMS, rooms, strict=True))
        for name in self.rooms:
            found = self._find(self._office(name, "sessions"), r"/office/sessions/(s_\w+)/agenda")
            self.sessions[name] = found[-1]
        self.sessions["published"] = self._find(
            self._office("open", "sessions"), r"/office/sessions/(s_\w+)/agenda"
        )[0]
        self._appoint(many)

    def _appoint(self, many: str) -> None:
        for name in TEAM_NAMES:
            role = name.rstrip("-12")
            fields: dict[str, str | list[str]] = {"account": name, "role": role, "langs": ["az", "en", "ru"]}
            self._form(f"/office/programmes/{many}/people", fields)
        people = self._find(f"/office/programmes/{many}/people", r"/people/(\w+)/dismiss")
        texts = self._find(f"/office/programmes/{many}/texts", r"/texts/(t_\w+)")
        self.found |= {"appointment": people[-1], "text": texts[0]}

    def _furnish(self) -> None:
        """Bring each room into its state."""
        for room in INHABITED:
            for who, name in TEAM_NAMES.items():
                inside(self.guests[who], self.rooms[room], name)
            self.guests[f"in-{room}"] = self.somebody_new(room, let_in=True)
        later = datetime.now(UTC) + timedelta(days=3)
        time = {"day": f"{later:%Y-%m-%d}", "clock": "19:00", "minutes": "60"}
        self._form(f"/office/sessions/{self.sessions['later']}/time", time)
        for room in ("queue", "paused", "closed", "draft"):
            self._done(self.moderator(room), "session.open", {"session": self.sessions[room]})
        self._done(self.guests["in-queue"], "hand.raise", {})
        self._done(self.moderator("paused"), "session.pause", {})
        for room in ("closed", "draft"):
            self._done(self.moderator(room), "session.close", {})
        self._form(f"/office/sessions/{self.sessions['draft']}/summary/prepare", {})

    def _happenings(self) -> None:
        """What can befall a participant: held, returned, muted, answered, written to."""
        writer, moderator = self.guests["participant-4"], self.moderator()
        held = [
            self._done(
                writer,
                "message.send",
                {"audience": "room", "lang": "en", "text": text, "reply_to": None},
                confirmed="contact",
            )
            for text in (HELD, RETURNED)
        ]
        returned = {key: held[-1][key] for key in ("message", "revision")}
        self._done(
            moderator, "hold.return", {**returned, "note": "Without the number, please.", "lang": "en"}
        )
        reader = self.guests["participant-3"]
        me = reader.snapshot()["me"]
        self._done(
            moderator, "note.send", {"member": me, "lang": "en", "text": "Thank you for your patience."}
        )
        to_moderators = {
            "audience": "moderators",
            "lang": "en",
            "text": "A little slower, please.",
            "reply_to": None,
        }
        self._done(reader, "message.send", to_moderators)

    def _newcomers(self) -> None:
        """People at every step of the way in, one who waits, one who only reads."""
        for step in ("rules", "name", "words"):
            self.guests[step] = self.somebody_new(at=step)
        self.guests["early"] = self.somebody_new("later")
        muted = self.somebody_new(let_in=True)
        member = muted.snapshot()["me"]
        self._done(self.moderator(), "member.mute", {"member": member, "minutes": None, "reason": "other"})
        self.guests["muted"] = muted
        self.guests["waiting"] = self.somebody_new()
        assert member_of(self.moderator(), self.guests["waiting"])

    def _new_staff(self) -> None:
        """One who has given the password only, and one who is in and appointed to nothing."""
        account = add_account(self.served, STAFF)
        password = {"name": account.name, "password": PASSWORD}
        for name in ("owing", "unappointed"):
            guest = self.guests[name] = Guest(self.served)
            sent = guest.post("/staff/sign-in", {"csrf": guest.get("/staff/sign-in").csrf, **password})
            assert sent.status == 303, sent.text[-3000:]
            guest.csrf = guest.get("/staff/code").csrf
        code = pyotp.TOTP(account.secret).now()
        guest = self.guests["unappointed"]
        sent = guest.post("/staff/code", {"csrf": guest.csrf, "one_time": code})
        assert sent.status == 303, sent.text[-3000:]
        guest.csrf = guest.get("/staff").csrf
