"""Keeps the search for litter out of the way of those who wait: what was read at the start is never litter.

Python looks through all that lives again and again; with modules and thousands of sockets that is a tenth of
a second in which nobody is answered.
"""

import gc
from typing import Final

_NEW: Final = 20_000  # how much more has to be made than thrown away before it is looked at
_YOUNG: Final = 20
_OLD: Final = 50


def leave_lying() -> None:
    """Begin, once everything that stays is there."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW, _YOUNG, _OLD)
