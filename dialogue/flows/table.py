"""The table of contents: every command of a room, what it looks like, and the flow that carries it out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from dialogue.flows.admit import AdmitMembers, admit_members
from dialogue.flows.authored import PostAnnouncement, SetQuestion, post_announcement, set_question
from dialogue.flows.close_session import CloseSession, close_session
from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.describe_self import DescribeSelf, describe_self
from dialogue.flows.end_break import EndBreak, end_break
from dialogue.flows.erase import EraseMessage, erase_message
from dialogue.flows.erase_all import EraseAll, erase_all
from dialogue.flows.erasing import make_sure
from dialogue.flows.give_floor import ClearFloor, GiveFloor, clear_turn, give_turn
from dialogue.flows.hide import HideMessage, RestoreMessage, hide_message, restore_message
from dialogue.flows.judge_held import (
    ClaimHeld,
    HideHeld,
    ReturnHeld,
    ShowHeld,
    claim_held,
    hide_held,
    return_to_author,
    show_held,
)
from dialogue.flows.look import AskLook, CloseLook, answer_look, ask_look
from dialogue.flows.next_stage import NextStage, go_on
from dialogue.flows.open_session import (
    OpenSession,
    PauseSession,
    ResumeSession,
    open_session,
    pause_session,
    resume_session,
)
from dialogue.flows.quoting import GiveQuote, TakeQuoteBack, give_quote, take_quote_back
from dialogue.flows.raise_hand import LowerHand, RaiseHand, ask_to_speak, stop_asking
from dialogue.flows.render import AskRendering, GiveRendering, ask_rendering, give_rendering
from dialogue.flows.revise import ReviseMessage, revise_message
from dialogue.flows.sanction import (
    MuteMember,
    ReadmitMember,
    RemoveMember,
    UnmuteMember,
    mute_member,
    readmit_member,
    remove_member,
    unmute_member,
)
from dialogue.flows.say import SendMessage, known_message, send_message
from dialogue.flows.send_note import SendNote, send_note
from dialogue.flows.set_mode import SetMode, SetSlowMode, set_mode, set_slow_mode
from dialogue.flows.take_break import TakeBreak, take_break
from dialogue.flows.withdraw import WithdrawMessage, withdraw_message
from dialogue.store.work import Work
from dialogue.store.writer import Writer


@dataclass(frozen=True, slots=True)
class Flow:
    """One use case. `known` answers a key that the flow itself keeps for ever.

    `finish` runs after the commit and before the answer, also when the answer was known already.
    """

    command: type[Command]
    carry: Callable[[Work, Call, Any], Outcome]
    known: Callable[[Work, Call], Outcome | None] | None = None
    finish: Callable[[Writer], None] | None = None

    @property
    def keeps_own_key(self) -> bool:
        """Whether the flow remembers its keys itself."""
        return self.known is not None


_ALL: Final = (
    Flow(SendMessage, send_message, known=known_message),
    Flow(ReviseMessage, revise_message),
    Flow(WithdrawMessage, withdraw_message),
    Flow(EraseMessage, erase_message, finish=make_sure),
    Flow(EraseAll, erase_all, finish=make_sure),
    Flow(HideMessage, hide_message),
    Flow(RestoreMessage, restore_message),
    Flow(ClaimHeld, claim_held),
    Flow(ShowHeld, show_held),
    Flow(ReturnHeld, return_to_author),
    Flow(HideHeld, hide_held),
    Flow(OpenSession, open_session),
    Flow(PauseSession, pause_session),
    Flow(ResumeSession, resume_session),
    Flow(CloseSession, close_session),
    Flow(SetMode, set_mode),
    Flow(SetSlowMode, set_slow_mode),
    Flow(NextStage, go_on),
    Flow(SetQuestion, set_question),
    Flow(PostAnnouncement, post_announcement),
    Flow(AdmitMembers, admit_members),
    Flow(MuteMember, mute_member),
    Flow(UnmuteMember, unmute_member),
    Flow(RemoveMember, remove_member),
    Flow(ReadmitMember, readmit_member),
    Flow(DescribeSelf, describe_self),
    Flow(RaiseHand, ask_to_speak),
    Flow(LowerHand, stop_asking),
    Flow(GiveFloor, give_turn),
    Flow(ClearFloor, clear_turn),
    Flow(AskLook, ask_look),
    Flow(CloseLook, answer_look),
    Flow(SendNote, send_note),
    Flow(AskRendering, ask_rendering),
    Flow(GiveRendering, give_rendering),
    Flow(GiveQuote, give_quote),
    Flow(TakeQuoteBack, take_quote_back),
    Flow(TakeBreak, take_break),
    Flow(EndBreak, end_break),
)
FLOWS: Final[dict[str, Flow]] = {flow.command.name: flow for flow in _ALL}
