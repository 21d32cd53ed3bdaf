"""The laws that hold after every step of a meeting: folds, numbers, digests and words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from dialogue.flows.reading.folds import Value, fold
from dialogue.flows.reading.readable import Audience
from dialogue.flows.reading.reader import FOLDS, Readable, told, words_for
from dialogue.flows.reading.snapshot_desk import booth_snapshot, desk_snapshot
from dialogue.flows.reading.snapshot_personal import personal_snapshot
from dialogue.flows.reading.snapshot_room import room_snapshot
from dialogue.rooms.log import streams_of
from dialogue.rooms.models import Member
from dialogue.streams.open import heads
from dialogue.streams.read import after, first_fault
from tests.make.meeting import WHOLE_LOG, Meeting
from tests.make.truth import Truth

assert FOLDS


@dataclass
class Law:
    """Remembers what every reader had, and compares it with what they would get now."""

    meeting: Meeting
    truth: Truth
    had: dict[tuple[str, int], Value] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def over(cls, meeting: Meeting) -> "Law":
        """Begin to watch a meeting that has not begun."""
        with meeting.reading() as db:
            log = streams_of(db, meeting.room)
        truth = Truth(log.room_stream, log.desk_stream, log.booth_stream)
        meeting.bed.writer.told = truth.hear
        return cls(meeting, truth)

    def check(self, *, whole: bool = False) -> None:
        """Check all that has moved since the last time, or everything from the beginning."""
        with self.meeting.reading() as db:
            known = list(self._readables(db))
            now = heads(db, [readable.stream for readable in known])
            for readable in known:
                key = (readable.stream, readable.from_)
                before = self.had.get(key)
                if whole or before is None or before["at"] != now[readable.stream]:
                    self.had[key] = self._check_one(db, readable, before, whole=whole)

    def _check_one(self, db: Connection, readable: Readable, before: Value | None, *, whole: bool) -> Value:
        fresh = self._fresh(db, readable)
        assert first_fault(db, readable.stream) is None if whole else True
        since = before["at"] if before else 0
        events = after(db, readable.stream, 0 if whole else since, WHOLE_LOG)
        assert [each.seq for each in events] == list(range(1 if whole else since + 1, fresh["at"] + 1))
        if before is not None:
            assert fold(before, events) == fresh
        self._check_words(db, readable.audience, [fresh, [told(each) for each in events]])
        return fresh

    def _check_words(self, db: Connection, audience: Audience, things: object) -> None:
        sealer = self.meeting.bed.kit.sealer
        words = words_for(db, sealer, self.meeting.room, audience, things)
        allowed = self.truth.readable(audience)
        for revision, said in words.get("revisions", {}).items():
            text = None if said is None else said["text"]
            assert text == (self.texts[revision] if revision in allowed else None), audience
        for rendering, said in words.get("renderings", {}).items():
            if said is not None:
                assert said["revision"] in allowed
                assert rendering not in self.truth.replaced
                assert said["text"] == self.texts[rendering]
        for name, said in [*words.get("notes", {}).items(), *words.get("looks", {}).items()]:
            assert said is None or audience.stream in {"desk", "personal"}, name

    def _readables(self, db: Connection) -> Iterator[Readable]:
        room = self.meeting.room
        log = streams_of(db, room)
        yield Readable(log.desk_stream, Audience("desk"), 1)
        yield Readable(log.booth_stream, Audience("booth"), 1)
        query = select(Member.id, Member.personal_stream, Member.reads_from).where(Member.room_id == room)
        starts = set()
        for row in db.execute(query):
            yield Readable(row.personal_stream, Audience("personal", row.id), 1)
            starts.add(row.reads_from or 1)
        # who came first, in the middle and last; all between them read the same in the same way
        for start in sorted(starts)[:: max(1, (len(starts) - 1) // 2)]:
            yield Readable(log.room_stream, Audience("room", since=start), start)

    def _fresh(self, db: Connection, readable: Readable) -> dict[str, Any]:
        room = self.meeting.room
        match readable.audience.stream:
            case "room":
                return room_snapshot(db, room, readable.from_)
            case "desk":
                return desk_snapshot(db, room)
            case "booth":
                return booth_snapshot(db, room)
            case _:
                return personal_snapshot(db, str(readable.audience.member))
