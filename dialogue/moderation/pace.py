"""How often a person, and a room, may speak; every answer is whole seconds to wait, 0 when it may be now.

The bucket is worked out anew from the moments of what was sent, so that nothing has to be kept beside them.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

from dialogue.kernel.limits import (
    MESSAGES_BURST,
    MESSAGES_PER_MINUTE,
    MINUTE,
    MODERATOR_FACTOR,
    ROOM_PER_MINUTE,
)
from dialogue.kernel.pace import WINDOW, bucket_wait


def slow_wait(sent: Sequence[datetime], now: datetime, seconds: int) -> int:
    """Seconds until slow mode lets the author speak again."""
    known = _until_now(sent, now)
    if not known or not seconds:
        return 0
    return _whole(known[-1] + timedelta(seconds=seconds) - now)


def flood_wait(sent: Sequence[datetime], now: datetime, *, moderates: bool = False) -> int:
    """Seconds until the author's own pace allows one more: so many a minute, of which a few at once."""
    factor = MODERATOR_FACTOR if moderates else 1
    a_minute, at_once = MESSAGES_PER_MINUTE * factor, MESSAGES_BURST * factor
    recent = _recent(sent, now)
    return max(_minute_wait(recent, now, a_minute), bucket_wait(recent, now, MINUTE / a_minute, at_once))


def room_wait(sent: Sequence[datetime], now: datetime) -> int:
    """Seconds until the room as a whole can take one more."""
    return _minute_wait(_recent(sent, now), now, ROOM_PER_MINUTE)


def _recent(sent: Sequence[datetime], now: datetime) -> list[datetime]:
    return [at for at in _until_now(sent, now) if at > now - WINDOW]


def _until_now(sent: Sequence[datetime], now: datetime) -> list[datetime]:
    """What lies far ahead was sent before the clock was set back: nobody has to wait until then."""
    return [min(at, now) for at in sent if at < now + WINDOW]


def _minute_wait(recent: Sequence[datetime], now: datetime, a_minute: int) -> int:
    if len(recent) < a_minute:
        return 0
    return _whole(recent[-a_minute] + WINDOW - now)


def _whole(wait: timedelta) -> int:
    return max(0, ceil(wait.total_seconds()))
