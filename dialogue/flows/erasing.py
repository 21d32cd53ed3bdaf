"""Finishes what was erased: only when the database keeps no copy beside its tables may it be called gone.

ledger line · delete · COMMIT · clear what is left, again and again until no reader is in the way
"""

from typing import Final

import gevent

from dialogue.kernel import limits
from dialogue.kernel.errors import Busy
from dialogue.store.writer import Writer

AGAIN: Final = 0.05  # long enough for a page to be read to its end
TRIES: Final = int(5 * limits.READ_SECONDS / AGAIN)  # no read may last longer than a fifth of it


def make_sure(writer: Writer, tries: int = TRIES, *, logs: bool = False) -> None:
    """Return once what was erased is cleared away; raises `Busy` when a reader never lets go.

    What was erased stays so: the same command sent again comes back here. `logs`: events were deleted too.
    """
    clear = writer.clearing(logs=logs)
    for _ in range(tries):
        if clear():
            return
        gevent.sleep(AGAIN)
    raise Busy
