"""Finishes what was erased: only when the log beside the database is empty may it be called gone.

ledger line · delete · COMMIT · empty the log, again and again until no reader is in the way
"""

from typing import Final

import gevent

from dialogue.kernel import limits
from dialogue.kernel.errors import Busy
from dialogue.store.checkpoint import empty_log
from dialogue.store.writer import Writer

AGAIN: Final = 0.05  # long enough for a page to be read to its end
TRIES: Final = int(5 * limits.READ_SECONDS / AGAIN)  # no read may last longer than a fifth of it


def make_sure(writer: Writer, tries: int = TRIES) -> None:
    """Return once nothing that was erased lies in the log; raises `Busy` when a reader never lets go.

    What was erased stays so: the same command sent again comes back here.
    """
    for _ in range(tries):
        if writer.between(empty_log):
            return
        gevent.sleep(AGAIN)
    raise Busy
