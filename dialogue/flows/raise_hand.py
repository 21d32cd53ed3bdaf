"""Asks to speak, and no longer."""

from typing import ClassVar

from dialogue.flows.command import Call, Command, Outcome
from dialogue.kernel.errors import Declined
from dialogue.rooms.floor import lower_hand, raise_hand
from dialogue.store.work import Work


class RaiseHand(Command, frozen=True, forbid_unknown_fields=True):
    """I ask to speak."""

    name: ClassVar[str] = "hand.raise"


class LowerHand(Command, frozen=True, forbid_unknown_fields=True):
    """I ask no longer."""

    name: ClassVar[str] = "hand.lower"


def ask_to_speak(work: Work, call: Call, command: RaiseHand) -> Outcome:
    """Ask, in the order of asking; who asks already keeps their place."""
    _check_mode(call)
    return Outcome(event=raise_hand(work, call.standing, call.standing.member))


def stop_asking(work: Work, call: Call, command: LowerHand) -> Outcome:
    """Ask no longer; who does not ask stays as they are."""
    _check_mode(call)
    return Outcome(event=lower_hand(work, call.standing, call.standing.member))


def _check_mode(call: Call) -> None:
    if call.standing.mode == "read_only":
        raise Declined("mode")
