"""After a restore: whatever the ledger says was erased or ended since is so again, and no old way in is open.

rooms · messages, people, parts, in the order of the ledger · every login and invitation · what lies beside
It may begin again from the beginning.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from dialogue.flows.again import ERASED, KINDS, PASSING
from dialogue.flows.cut_logs import cut_room
from dialogue.flows.erasing import make_sure
from dialogue.kernel import limits
from dialogue.people import logins
from dialogue.rooms.invitations import revoke_everywhere
from dialogue.store.keys import Erased
from dialogue.store.work import Work
from dialogue.store.writer import Writer

MARGIN: Final = timedelta(hours=1)  # between clocks, and from a line to its commit


def replay(writer: Writer, since: datetime, done: Callable[[], None]) -> dict[str, int]:
    """Do it all again; return how many of each kind there were to do. `done` is called after each line.

    What was ended before `since`, the moment of the backup, is so in it, or was begun again. Raises
    `KeyError` for a kind that this version does not know.
    """
    late = since - MARGIN
    ledger = [line for line in writer.kit.keys.ledger() if line.kind in ERASED or line.at >= late]
    lines = sorted(ledger, key=lambda line: line.kind != "room")
    counts = dict.fromkeys(KINDS, 0)
    for line in lines:
        counts[line.kind] += writer.run(partial(_again, line=line))
        if line.kind == "room":
            cut_room(writer, line.target)
            writer.kit.keys.destroy(line.target)
        done()
    writer.run(_close_ways_in)
    make_sure(writer, logs=True)
    writer.kit.keys.settle()
    return counts


def forget_ended(writer: Writer) -> None:
    """Let go of lines that no backup needs any more; what was erased stays on the list for good."""
    before = writer.kit.clock.now() - timedelta(days=limits.LEDGER_DAYS)
    writer.kit.keys.forget_lines(PASSING, before)


def _again(work: Work, *, line: Erased) -> bool:
    return KINDS[line.kind](work, line.target)


def _close_ways_in(work: Work) -> None:
    """What was ended or used up since the backup was made would be good again: none of it is."""
    logins.end_everybodys(work.db)
    revoke_everywhere(work.db)
