"""Judges a text before anything of it shows: by facts alone, in one order that everybody can be told.

1. What may not be sent now is declined: mode, muted, slow_mode, floor, length, flood, repetition.
2. What could give somebody away is asked about: contact, small_place.
3. What a moderator reads first is held: word, then what was asked about and confirmed, then read_first.

Moderators are bound by all of it but mode, slow_mode, floor, read_first and the room's own pace. What goes
to the moderators or among them is bound by length and pace only: whoever reports something may name it.
An edit waits for nobody's turn and repeats nothing.
"""

from collections.abc import Callable
from typing import Final

from dialogue.kernel.limits import DAY, MESSAGE_POINTS
from dialogue.moderation.contacts import has_contact
from dialogue.moderation.events import Rule
from dialogue.moderation.facts import Facts
from dialogue.moderation.pace import flood_wait, room_wait, slow_wait
from dialogue.moderation.repetition import repeats
from dialogue.moderation.verdict import CLEAR, Verdict, ask, decline, hold
from dialogue.moderation.wordlist import seen


def judge(facts: Facts) -> Verdict:
    """Return what becomes of the text."""
    rules = _DECLINES if facts.audience == "room" else _PRIVATE_DECLINES
    for rule in rules:
        verdict = rule(facts)
        if verdict is not None:
            return verdict
    return _read(facts) if facts.audience == "room" else CLEAR


def _read(facts: Facts) -> Verdict:
    listed = facts.terms.entries or facts.places.entries
    words = list(seen(facts.text, facts.lang)) if listed else []
    tells: dict[Rule, bool] = {
        "contact": has_contact(facts.text),
        "small_place": facts.places.found_among(words),
    }
    telling = [rule for rule, tells_it in tells.items() if tells_it]
    for rule in telling:
        if rule not in facts.confirmed:
            return ask(rule)
    if facts.terms.found_among(words):
        return hold("word")
    if telling:
        return hold(telling[0])
    return hold("read_first") if facts.mode == "read_first" and not facts.moderates else CLEAR


def _mode(facts: Facts) -> Verdict | None:
    return decline("mode") if facts.mode == "read_only" and not facts.moderates else None


def _muted(facts: Facts) -> Verdict | None:
    if not facts.muted:
        return None
    left = int((facts.muted_until - facts.now).total_seconds()) if facts.muted_until else DAY
    return decline("muted", wait_s=left) if 0 < left < DAY else decline("muted")


def _slow_mode(facts: Facts) -> Verdict | None:
    if facts.moderates or facts.act == "revise":
        return None
    wait = slow_wait([said.at for said in facts.sent], facts.now, facts.slow_mode)
    return decline("slow_mode", wait_s=wait) if wait else None


def _floor(facts: Facts) -> Verdict | None:
    bound = facts.turn == "queue" and facts.act == "send" and not facts.moderates
    return decline("floor") if bound and not facts.has_floor else None


def _length(facts: Facts) -> Verdict | None:
    n = len(facts.text)
    return decline("length", n=n, max=MESSAGE_POINTS) if n > MESSAGE_POINTS else None


def _flood(facts: Facts) -> Verdict | None:
    wait = flood_wait([said.at for said in facts.sent], facts.now, moderates=facts.moderates)
    if not facts.moderates and facts.audience == "room":
        wait = max(wait, room_wait(facts.room_sent, facts.now))
    return decline("flood", wait_s=wait) if wait else None


def _repetition(facts: Facts) -> Verdict | None:
    repeated = facts.act == "send" and repeats(facts.text, facts.sent, facts.now)
    return decline("repetition") if repeated else None


_Check = Callable[[Facts], Verdict | None]
_DECLINES: Final[tuple[_Check, ...]] = (_mode, _muted, _slow_mode, _floor, _length, _flood, _repetition)
_PRIVATE_DECLINES: Final[tuple[_Check, ...]] = (_length, _flood)
