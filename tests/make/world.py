"""A room in which every command has something to be done to, and whose states can be tried out."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Connection, update

from dialogue.flows.carry_out import Asked, carry_in
from dialogue.flows.command import Outcome
from dialogue.kernel import limits
from dialogue.kernel.errors import DialogueError
from dialogue.rooms.models import Member, Room, RoomSession
from dialogue.store.work import Work
from dialogue.streams.append import number
from tests.make.bed import Bed
from tests.make.dump import dump
from tests.make.meeting import Meeting, everybody
from tests.make.room import Person

CALLERS: Final = {"P": "Leaf", "E": "Kite", "O": "Bell", "I": "Bridge", "M": "Gate"}
MEMBER_STATES: Final = ("admitted", "muted", "waiting", "away", "entering", "removed", "gone", "erased")
CHANGES: Final = "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables"
ROOM_STATES: Final = ("none", "planned", "open", "paused", "closed", "long closed", "erased")


class World:
    """A meeting with messages shown, held and hidden, a look, a wish, a hand, and people in every state."""

    def __init__(self, bed: Bed) -> None:
        self.bed = bed
        more = [Person("Swing", "participant", ("en",)), Person("Shelf", "participant", ("en",))]
        self.meeting = Meeting(bed, [*everybody(), *more])
        self.meeting.begin()
        self.shown: dict[str, dict[str, Any]] = {}
        self.held: dict[str, dict[str, Any]] = {}
        for name in (*CALLERS.values(), "Cup", "Lamp"):
            self.shown[name] = self._say_as_participant(name, "Said by")
        self.meeting.do("Gate", "mode.set", mode="read_first")
        for name in (*CALLERS.values(), "Lamp"):
            self.held[name] = self._say_as_participant(name, "Waiting, by")
        self.meeting.do("Gate", "mode.set", mode="open")
        self._prepare()
        self.before = dump(bed)

    def _say_as_participant(self, name: str, text: str) -> dict[str, Any]:
        self._become(name, role="participant")
        self.meeting.bed.clock.advance(limits.MINUTE)
        told = self.meeting.say(name, f"{text} {name}")
        self._become(name, role=self.meeting.people[name].role)
        return {"message": told["message"], "revision": told["revision"]}

    def _become(self, name: str, **values: Any) -> None:
        member = update(Member).where(Member.id == self.meeting.id(name)).values(**values)
        self.bed.writer.run(lambda work: work.db.execute(member).close())

    def _prepare(self) -> None:
        meeting = self.meeting
        cup = self.shown["Cup"]
        meeting.do("Gate", "message.hide", message=self.shown["Lamp"]["message"], reason="rules")
        wish = {"message": cup["message"], "lang": "hy", "text": "Նայեք"}
        self.look = meeting.do("Chair", "look.ask", **wish)["look"]
        meeting.do("Gate", "floor.give", member=meeting.id("Cup"))
        meeting.do("Gate", "member.remove", member=meeting.id("Shelf"), reason="rules")
        self._become("Swing", state="waiting")
        meeting.do("Leaf", "quote.give", **self.shown["Leaf"], lang="az")

    @contextmanager
    def when(self, room: str, member: str, name: str) -> Iterator[Connection]:
        """How things would stand with the room and somebody in these states; undone afterwards."""
        db = self.bed.engine.connect()
        db.begin()
        try:
            self._set_room(db, room)
            muted = {"muted_reason": "rules"} if member == "muted" else {}
            state = "admitted" if member == "muted" else member
            mine = update(Member).where(Member.id == self.meeting.id(name))
            db.execute(mine.values(state=state, **muted))
            yield db
        finally:
            db.rollback()
            db.close()

    def _set_room(self, db: Connection, state: str) -> None:
        here = update(Room).where(Room.id == self.meeting.room)
        if state == "none":
            db.execute(here.values(session_id=None))
        elif state == "erased":
            db.execute(here.values(erased=True))
        else:
            ago = timedelta(seconds=limits.AFTER_CLOSE + 1) if state == "long closed" else timedelta()
            closed = self.bed.clock.now() - ago if "closed" in state else None
            sitting = update(RoomSession).where(RoomSession.id == self.meeting.place.sessions[0])
            db.execute(sitting.values(state=state.removeprefix("long "), closed=closed))

    def changes(self, db: Connection) -> int:
        """Return how many rows the open transaction has written so far."""
        if self.bed.sqlite:
            driver: Any = db.connection.dbapi_connection
            return int(driver.total_changes)
        return int(db.exec_driver_sql(CHANGES).scalar() or 0)

    def attempt(
        self, db: Connection, name: str, command: str, args: dict[str, Any]
    ) -> Outcome | DialogueError:
        """Try a command as things stand; return what became of it."""
        work = Work(db, self.bed.kit)
        asked = Asked(command, str(uuid4()), json.dumps(args).encode())
        try:
            outcome = carry_in(work, self.meeting.people[name].login, self.meeting.room, asked)
            number(db, work.pending)
        except DialogueError as fault:
            return fault
        finally:
            work.close()
        return outcome
