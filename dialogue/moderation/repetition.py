"""When somebody says the same again: the same to the eye, within a few minutes."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from dialogue.kernel.limits import REPEAT_WINDOW
from dialogue.kernel.skeleton import skeleton
from dialogue.moderation.facts import Sent

_WINDOW: Final = timedelta(seconds=REPEAT_WINDOW)


def repeats(text: str, sent: Iterable[Sent], now: datetime) -> bool:
    """Tell whether the author said this lately. A single word, "yes" or "thanks", may be said to two people.

    Words are counted, not letters: thanks are long in one language and short in another.
    """
    said = [one for one in sent if one.skeleton]
    if not said:
        return False
    key = skeleton(text)
    times = sum(1 for one in said if one.skeleton == key and now - _WINDOW < one.at < now + _WINDOW)
    return times > (0 if " " in key else 1)
