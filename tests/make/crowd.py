"""More people than come to any meeting, half of either society, all at one door."""

from sqlalchemy import insert

from dialogue.kernel.ids import new_id
from dialogue.rooms.models import Member
from dialogue.store.work import Work
from dialogue.streams.models import StreamKind
from dialogue.streams.open import open_stream
from tests.make.bed import Bed

SOCIETIES = ("az", "hy")


def make_crowd(bed: Bed, room: str, count: int) -> list[str]:
    """Return so many members of a room who have been there before and are away."""

    def make(work: Work) -> list[str]:
        ids = [new_id("u") for _ in range(count)]
        rows = [
            {
                "id": member,
                "room_id": room,
                "role": "participant",
                "state": "away",
                "personal_stream": open_stream(work.db, member, StreamKind.PERSONAL),
                "reads": SOCIETIES[number % 2],
                "writes": SOCIETIES[number % 2],
            }
            for number, member in enumerate(ids)
        ]
        work.db.execute(insert(Member), rows)
        return ids

    return bed.writer.run(make)
