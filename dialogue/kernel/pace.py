"""How long to wait where so many are let through at once and then one after another.

Worked out anew from the moments of those that were, so that nothing has to be kept beside them.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from dialogue.kernel.limits import MINUTE

WINDOW: Final = timedelta(seconds=MINUTE)


def bucket_wait(recent: Sequence[datetime], now: datetime, refill: float, at_once: int) -> int:
    """Whole seconds until the next one; 0 when it may be now.

    Full a minute ago, refilled by one every `refill` seconds, emptied by one for each moment, oldest first.
    """
    left, before = float(at_once), now - WINDOW
    for at in [*recent, now]:
        left = min(float(at_once), left + (at - before).total_seconds() / refill)
        left, before = left - 1, at
    return max(0, ceil(-left * refill - 1e-6))
