"""Cuts off logs whose time is over, a bounded piece in each transaction, so that no meeting waits for it."""

from functools import partial

from dialogue.kernel import limits
from dialogue.retention.logs import a_year_before, forget_who_acted, records_due, streams_of_erased
from dialogue.store.work import Work
from dialogue.store.writer import Writer
from dialogue.streams.cut import cut


def cut_records(writer: Writer, most: int = limits.SWEEP_EVENTS) -> bool:
    """Forget acts that are older than a year, one piece of each record; return whether there were any."""
    due = writer.run(lambda work: records_due(work.db, work.now))
    for stream in due:
        writer.run(partial(_cut_record, stream=stream, most=most))
    writer.run(lambda work: forget_who_acted(work.db))
    return bool(due)


def cut_room(writer: Writer, room: str, most: int = limits.SWEEP_EVENTS) -> None:
    """Forget what happened in a room that is erased, piece by piece to the end; the record of acts stays."""
    for stream in writer.run(lambda work: streams_of_erased(work.db, room)):
        while writer.run(partial(_cut_all, stream=stream, most=most)):
            pass


def _cut_record(work: Work, *, stream: str, most: int) -> int:
    return cut(work.db, stream, a_year_before(work.now), most)


def _cut_all(work: Work, *, stream: str, most: int) -> int:
    return cut(work.db, stream, None, most)
